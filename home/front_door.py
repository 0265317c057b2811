"""`/`: no page of its own, only the way to the reader's language."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from home.base import languages


@require_safe
def front_door(request):
    """To the home page in the language the browser asks for. Kept nowhere, remembers nobody."""
    tag = language_for(request.headers.get("Accept-Language", ""), open_languages(request))
    response = HttpResponseRedirect(f"/{tag}/", headers={"Cache-Control": "no-store"})
    patch_vary_headers(response, ["Accept-Language"])
    return response


def open_languages(request) -> list[str]:
    """The languages with a live home page, in the site's order. One query beside the site's own."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    live = set(
        Page.objects.live().filter(translation_key=site.root_page.translation_key)
        .values_list("locale__language_code", flat=True)
    )
    return [tag for tag in languages.tags() if tag in live]


def language_for(accepted: str, tags: list[str]) -> str:
    """The first language of the header we speak, or its nearest; English for all others, Japanese if nobody asks."""
    asked = [tag for tag, _weight in parse_accept_lang_header(accepted.lower()) if tag != "*"]
    for wish in asked:
        try:
            spoken = get_supported_language_variant(wish)
        except LookupError:
            continue
        return next((tag for tag in languages.nearest_of(spoken) if tag in tags), spoken)
    last = languages.nearest_of("en" if asked else settings.SOURCE_LANGUAGE)
    return next((tag for tag in last if tag in tags), settings.SOURCE_LANGUAGE)
