"""One Locale row per language of the site, so that a page can exist in it."""

from django.conf import settings
from wagtail.models import Locale


def ensure_locales() -> dict[str, Locale]:
    """Creates the missing ones; run twice, nothing changes. All of them, by language tag."""
    known = {locale.language_code: locale for locale in Locale.objects.all()}
    for tag, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if tag not in known:
            known[tag] = Locale.objects.create(language_code=tag)
    return known
