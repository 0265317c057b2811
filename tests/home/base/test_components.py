import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.test import RequestFactory

from home.base import components
from home.base.components import Props, parse

FILES = {
    "components/plain.html": "{# props: none #}\nplain",
    "components/button.html": """{# props: label, href=None, tone="plain" #}
{{ tone }}:{{ label }}:{{ href }}:{{ secret }}""",
    "components/panel.html": "{# props: title, slot #}\n<b>{{ title }}</b>{{ slot }}",
    "components/itself.html": """{# props: depth=1 #}
{{ depth }}{% if depth > 0 %}{% component "itself" depth=0 %}{% endif %}""",
    "components/path.html": "{# props: none #}\n{{ request.path }} {{ csrf_token }}",
    "components/cards/x.html": "{# props: page, languages=0 #}\n[{{ page.title }} {{ languages }}]",
    "components/silent.html": "<p>no first line</p>",
    "components/odd.html": "{# props: label=other() #}",
}


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    engine = Engine(
        loaders=[("django.template.loaders.locmem.Loader", {}), ("django.template.loaders.locmem.Loader", FILES)],
        builtins=["home.templatetags.components"],
    )
    monkeypatch.setattr(components.Engine, "get_default", lambda: engine)
    return engine


def rendered(engine, source, **values):
    return engine.from_string(source).render(Context(values)).strip()


def test_props_are_read_from_the_first_line():
    assert parse('{# props: label, href=None, tone="plain" #}') == Props(
        frozenset({"label"}), {"href": None, "tone": "plain"}
    )


def test_a_component_gets_what_is_given_and_its_defaults_but_nothing_around_it(engine):
    assert rendered(engine, '{% component "button" label=word %}', word="Join", secret="s") == "plain:Join:None:"


def test_given_values_are_escaped_when_shown(engine):
    assert rendered(engine, '{% component "button" label=word tone="ask" %}', word="<b>") == "ask:&lt;b&gt;:None:"


def test_a_component_without_props_says_none(engine):
    assert rendered(engine, '{% component "plain" %}') == "plain"


def test_the_body_of_a_block_arrives_as_slot_with_the_page_s_own_values(engine):
    source = '{% componentblock "panel" title="T" %}<i>{{ word }}</i>{% endcomponentblock %}'

    assert rendered(engine, source, word="<w>") == "<b>T</b><i>&lt;w&gt;</i>"


def test_a_component_may_hold_itself(engine):
    assert rendered(engine, '{% component "itself" %}').split() == ["1", "0"]


def test_the_request_and_the_token_come_along(engine):
    request = RequestFactory().get("/ja/")

    assert rendered(engine, '{% component "path" %}', request=request, csrf_token="abc") == "/ja/ abc"


def test_a_page_is_shown_in_its_own_card(engine):
    class Page:
        title = "声明"
        translation_key = "key"
        card_template = "components/cards/x.html"

    html = rendered(engine, "{% card page %}{% card page counts %}", page=Page(), counts={"key": 10})

    assert html == "[声明 0]\n[声明 10]"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ('{% component "button" label="x" colour="red" size=1 %}',
         "component 'button' does not know colour, size: it accepts href, label, tone"),
        ('{% component "button" tone="ask" %}', "component 'button' is missing label: it accepts href, label, tone"),
        ('{% component "plain" label="x" %}', "component 'plain' does not know label: it accepts nothing"),
        ('{% componentblock "button" label="x" %}{% endcomponentblock %}',
         "component 'button' does not know slot: it accepts href, label, tone"),
        ('{% component "panel" title="x" %}', "component 'panel' is missing slot: it accepts slot, title"),
        ("{% component %}", "component needs the name of a component in quotes, then name=value"),
        ("{% component name %}", "component needs the name of a component in quotes, then name=value"),
        ('{% component "button" "x" %}', "component takes name=value only, not '\"x\"'"),
        ('{% component "nowhere" %}', "there is no component at components/nowhere.html"),
        ('{% component "silent" %}', "a component begins with {# props: … #}, not with '<p>no first line</p>'"),
        ('{% component "odd" %}', "these props cannot be read: 'label=other()'"),
    ],
)
def test_a_wrong_call_is_refused_when_the_template_is_compiled(engine, source, message):
    with pytest.raises(TemplateSyntaxError) as refusal:
        engine.from_string(source)

    assert str(refusal.value) == message
