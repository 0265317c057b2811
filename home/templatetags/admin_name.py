from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def admin_name() -> str:
    """What the admin calls itself in the window's title."""
    return settings.WAGTAIL_SITE_NAME
