"""Every address of the site, composed by ROLE: `public` has no /cms/, `office` and `all` have it."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home.base.gallery import gallery

urlpatterns = [path("documents/", include(wagtaildocs_urls))]
if settings.ROLE in {"all", "office"}:
    urlpatterns += [path("cms/", include(wagtailadmin_urls))]
if settings.LOCAL:
    urlpatterns += i18n_patterns(path("components/", gallery))
urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("", include(wagtail_urls)),
)
