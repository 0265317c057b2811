from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def second_factor_waived() -> bool:
    """Whether staff may work without a second factor; only local settings allow it."""
    return not settings.STAFF_MFA_REQUIRED
