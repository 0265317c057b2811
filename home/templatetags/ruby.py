"""`|ruby` shows furigana, `|plain` leaves it out (titles of windows, mails, feeds)."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from home.base import furigana

register = template.Library()


@register.filter(is_safe=True)
def ruby(text) -> SafeString:
    """Text (or HTML already safe) with 漢字《かんじ》 as `<ruby>`; everything else is escaped first."""
    return SafeString(furigana.annotate(conditional_escape(text)))


@register.filter
def plain(text) -> str:
    """The same text without readings."""
    return furigana.plain(str(text))
