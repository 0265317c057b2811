"""`{% component "button" label=… %}`, `{% componentblock "notice" %}…{% endcomponentblock %}`, `{% card page %}`.

A component sees its props, the request and the CSRF token, and nothing of the page around it.
"""

from django import template
from django.template import TemplateSyntaxError
from django.template.base import Node, token_kwargs
from django.utils.safestring import SafeString

from home.base import components

register = template.Library()


class ComponentNode(Node):
    """One component with its props, checked when the template around it is compiled."""

    child_nodelists = ("body",)

    def __init__(self, name, given, body=None):
        self.name, self.given, self.body = name, given, body
        self.props = components.props_of(name)
        self.props.check(name, {*given, *([components.SLOT] if body is not None else [])})

    def render(self, context):
        values = self.props.defaults | {name: value.resolve(context) for name, value in self.given.items()}
        if self.body is not None:
            values[components.SLOT] = self.body.render(context)
        return render_component(context, components.path_of(self.name), values)


def render_component(context, path: str, values: dict) -> SafeString:
    """The template at `path` with these values alone."""
    around = {key: context[key] for key in ("request", "csrf_token") if key in context}
    return context.template.engine.get_template(path).render(context.new(around | values))


def _read(parser, token):
    tag, *words = token.split_contents()
    if not words or words[0][0] not in "\"'" or words[0][0] != words[0][-1]:
        raise TemplateSyntaxError(f"{tag} needs the name of a component in quotes, then name=value")
    rest = words[1:]
    given = token_kwargs(rest, parser)
    if rest:
        raise TemplateSyntaxError(f"{tag} takes name=value only, not {rest[0]!r}")
    return words[0][1:-1], given


@register.tag("component")
def component(parser, token):
    name, given = _read(parser, token)
    return ComponentNode(name, given)


@register.tag("componentblock")
def component_block(parser, token):
    """The body arrives in the component as `slot`."""
    name, given = _read(parser, token)
    body = parser.parse(("endcomponentblock",))
    parser.delete_first_token()
    return ComponentNode(name, given, body)


@register.simple_tag(takes_context=True)
def card(context, page, counts=None):
    """A page as a row or card of a list, in the template its type chose; `counts`: languages by translation key."""
    languages = (counts or {}).get(page.translation_key, 0)
    return render_component(context, page.card_template, {"page": page, "languages": languages})


@register.simple_tag(takes_context=True)
def example(context, path, values):
    """A component of the gallery: its name is only known when the page is shown."""
    return render_component(context, path, values)
