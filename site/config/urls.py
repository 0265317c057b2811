"""Every address of the site, composed by ROLE. A room offers `urlpatterns` (under /<locale>/) and `bare` (without)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import health
from home import urls as home_urls
from home.base import media_files
from home.base.gallery import gallery
from home.base.robots import robots
from home.front_door import front_door
from membership import urls as membership_urls
from search import urls as search_urls

ROOMS = [home_urls, membership_urls, search_urls]


def patterns(*, role: str, local: bool = False) -> list:
    """What a process of this role answers: `worker` only health, `public` the site without /cms/, the others both."""
    supervised = [path("healthz", health.healthz, name="healthz"), path("readyz", health.readyz, name="readyz")]
    if role == "worker":
        return supervised
    bare = [
        *supervised,
        path("", front_door, name="front_door"),
        path("robots.txt", robots, name="robots"),
        path("documents/", include(wagtaildocs_urls)),
        *[path("", include(room.bare)) for room in ROOMS],
    ]
    if media_files.embedded():
        bare.append(path("media/<path:path>", media_files.rendition, name="media"))
    if role in {"office", "all"}:
        bare += [path("cms/", include("membership.office_urls")), path("cms/", include(wagtailadmin_urls))]
    if local:
        bare.append(path("tour/", include("membership.tour_urls")))
    return bare + i18n_patterns(
        *([path("components/", gallery, name="components")] if local else []),
        *[path("", include(room.urlpatterns)) for room in ROOMS],
        path("", include(wagtail_urls)),
    )


urlpatterns = patterns(role=settings.ROLE, local=settings.LOCAL)
handler400 = "home.views.bad_request"
handler403 = "home.views.permission_denied"
handler404 = "home.views.page_not_found"
handler500 = "home.views.server_error"
