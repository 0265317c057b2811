"""`{% head_meta as meta %}` and `{% share_links url title as links %}`."""

from django import template
from django.utils.safestring import SafeString

from home.base import furigana, share
from home.base.pages import BasePage
from home.pages.meta import Meta, meta_of

register = template.Library()


@register.simple_tag(takes_context=True)
def head_meta(context) -> Meta | None:
    """What the head says of the page in this context; None where the address is no page of ours."""
    page = context.get("page")
    if not isinstance(page, BasePage):
        return None
    items = context.get("items")
    return meta_of(
        page, state=context["language_state"], organisation=context["organisation"], number=getattr(items, "number", 1)
    )


@register.filter
def inside_script(json_text: str) -> SafeString:
    """JSON from `home.base.structured.script_text`, in which every <, > and & is already escaped."""
    return SafeString(json_text)


@register.simple_tag
def share_links(url: str, title: str, text: str = "") -> dict[str, str]:
    """Addresses by the name of the network."""
    title, text = furigana.plain(title), furigana.plain(text or title)
    return {
        "line": share.line(url, text), "x": share.x(url, text), "facebook": share.facebook(url),
        "mail": share.mail(url, title),
    }
