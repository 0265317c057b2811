"""What the frame around every page needs: organisation, banner, menu, language. Constant in queries."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page, Site

from ground import clock
from ground.organisation.models import Organisation
from ground.texts.languages import direction
from home.base.banner import EmergencyBanner


def site_frame(request) -> dict:
    """`organisation`, `banner`, `menu`, `home_url`, `language`, `direction`; looked up only if a template asks."""
    tag = get_language() or settings.LANGUAGE_CODE
    return {
        "organisation": SimpleLazyObject(lambda: setting(Organisation, request)),
        "banner": SimpleLazyObject(lambda: current_banner(request)),
        "menu": SimpleLazyObject(lambda: menu(request, tag)),
        "language": tag,
        "direction": direction(tag),
        "local": settings.LOCAL,
    }


def setting(model, request):
    """A setting of this site; an empty one while there is no site, so that even a 404 can be shown."""
    return model.for_request(request) if Site.find_for_request(request) else model()


def current_banner(request) -> EmergencyBanner | None:
    found = setting(EmergencyBanner, request)
    return found if found.is_current(clock.now()) else None


def menu(request, tag: str) -> list[Page]:
    """The pages of the header in this language, in the editors' order."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    return list(
        Page.objects.live().in_menu().filter(
            locale__language_code=tag, depth=site.root_page.depth + 1,
        ).order_by("path")
    )
