import pytest
from django.template import engines
from django.utils import translation

from ground.texts.resolve import Text
from home.base.gallery import ExampleForm
from home.templatetags import frame


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"ja": "事務局《じむきょく》"}, "<ruby>事務局<rp>(</rp><rt>じむきょく</rt><rp>)</rp></ruby>"),
        ({"en": "<b>"}, '<span lang="en" dir="ltr">&lt;b&gt;</span>'),
        ({"ar": "مكتب"}, '<span lang="ar" dir="rtl">مكتب</span>'),
        (Text("Office", "en"), '<span lang="en" dir="ltr">Office</span>'),
        ("事務局", "事務局"),
        ({}, ""),
        (None, ""),
    ],
)
def test_a_text_says_its_language_when_it_is_not_the_reader_s(value, shown):
    with translation.override("ja"):
        assert frame.texts(value) == shown


@pytest.mark.parametrize(
    ("value", "plain"), [({"ja": "事務局《じむきょく》"}, "事務局"), ("声明《せいめい》", "声明"), (None, "")]
)
def test_a_plain_text_has_no_markup_and_no_readings(value, plain):
    with translation.override("ja"):
        assert frame.texts_plain(value) == plain


def test_small_filters_say_what_they_are_given():
    assert frame.language_name("vi") == "Tiếng Việt"
    assert frame.as_list(None) == []
    assert frame.as_list("one") == ["one"]


def test_without_a_page_the_language_menu_leads_to_the_same_address(rf):
    with translation.override("en"):
        links = {link.tag: link.url for link in frame.language_links({"request": rf.get("/en/search/")})}
        homes = {link.tag: link.url for link in frame.language_links({"request": rf.get("/en/x/"), "not_found": True})}

    assert links["ar"] == "/ar/search/"
    assert homes["ar"] == "/ar/"


def test_a_form_field_reads_in_the_agency_s_order():
    form = ExampleForm({"email": "not-an-address"})
    html = engines["django"].from_string("{{ field.as_field_group }}").render({"field": form["email"]})

    order = [html.index(part) for part in (
        '<label for="id_email">', "※ required", 'id="id_email_helptext"', "<input", 'id="id_email_error"',
    )]
    assert order == sorted(order)
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_error_summary_leads_to_the_fields():
    form = ExampleForm({"email": "not-an-address"})
    form.add_error(None, "Nothing was sent.")
    html = engines["django"].from_string('{% component "error_summary" form=form %}').render({"form": form})

    assert "<li>Nothing was sent.</li>" in html
    assert '<a href="#id_email">E-mail: ' in html
    assert 'href="#id_text"' not in html
