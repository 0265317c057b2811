"""What the frame around every page asks for: languages, the way up, the small print, texts by language."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language
from wagtail.models import Site

from ground.texts.fields import for_reader
from ground.texts.languages import direction
from ground.texts.resolve import Text
from home.base import furigana, languages, navigation
from home.templatetags.ruby import ruby

register = template.Library()


@register.simple_tag(takes_context=True)
def language_links(context):
    """Every language with this page's address in it; `url` is None where the page does not exist."""
    state = context.get("language_state")
    if state is not None:
        return state.links
    request = context.get("request")
    path = request.path if request and not context.get("not_found") else ""
    return navigation.same_path_elsewhere(path, get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def small_print(context):
    return navigation.small_print(
        Site.find_for_request(context["request"]), get_language() or settings.LANGUAGE_CODE
    )


@register.simple_tag
def pages_above(page):
    return navigation.trail(page)


@register.simple_tag
def pages_below(page):
    return navigation.below(page)


@register.simple_tag
def related_pages(page):
    return navigation.related(page)


@register.simple_tag
def topics_of(page):
    return navigation.topics(page)


@register.simple_tag
def headings_of(story):
    return navigation.headings(story)


@register.filter
def texts(value):
    """A text by language (or a plain one) for this reader; marked with its `lang` when it is not hers."""
    text = value if isinstance(value, Text) else for_reader(value) if isinstance(value, dict) else None
    if text is None:
        return ruby(value or "")
    if text.lang == get_language() or not text.text:
        return ruby(text.text)
    return format_html('<span lang="{}" dir="{}">{}</span>', text.lang, text.dir, ruby(text.text))


@register.filter
def texts_plain(value) -> str:
    """The same for places that hold no markup: titles, attributes, addresses."""
    return furigana.plain(str(for_reader(value) if isinstance(value, dict) else value or ""))


@register.simple_tag
def lang_of(page):
    """` lang="en" dir="ltr"` when the page is in another language than the reader's; else nothing."""
    tag = page.locale.language_code
    return "" if tag == get_language() else format_html(' lang="{0}" dir="{1}"', tag, direction(tag))


@register.filter
def language_name(tag: str) -> str:
    """`vi` -> `Tiếng Việt`."""
    return languages.name_of(tag)


@register.filter
def as_list(value) -> list:
    return [] if value is None else [value]
