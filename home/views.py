"""What a reader gets when there is no page to give: in her language, with a way on."""

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_from_path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe
from wagtail.models import Site

from home import legacy
from home.base import languages, missing
from home.pages.consultation import ConsultationPage
from home.pages.news import NewsIndexPage


@requires_csrf_token
def page_not_found(request, exception=None):
    """404 with the same page in the nearest languages, a search box and a desk to call."""
    asked = get_language_from_path(request.path_info)
    return _missing(
        request,
        versions=missing.versions_of(request.path_info, get_language(), Site.find_for_request(request)),
        asked_language=languages.name_of(asked) if asked else "",
    )


@require_safe
def old_address(request, **_parts):
    """An address of the old site: for good to its page, else to what was written around that day."""
    page = legacy.page_at(request.path_info, Site.find_for_request(request))
    if page is not None:
        return HttpResponsePermanentRedirect(page.url)
    address = legacy.read(request.path_info)
    if address is None:
        return page_not_found(request)
    tag = get_language()
    return _missing(request, old=address, nearby=legacy.nearby(address, tag), news=_nearest(NewsIndexPage, tag))


@never_cache
def _missing(request, **context):
    consultation = _nearest(ConsultationPage, get_language())
    return render(request, "404.html", {"not_found": True, "consultation": consultation, **context}, status=404)


def _nearest(model, tag: str):
    return languages.one_per_item(model.objects.live().public(), tag).select_related("locale").first()


def bad_request(request, exception=None):
    """Not even the host may be asked for here, so nothing of the request is used."""
    return HttpResponse(render_to_string("400.html"), status=400)


@requires_csrf_token
def permission_denied(request, exception=None):
    return render(request, "403.html", status=403)


def csrf_failed(request, reason=""):
    """A form without its cookie. A view that can keep what was typed says how (`on_csrf_failure`)."""
    keep = getattr(getattr(request.resolver_match, "func", None), "on_csrf_failure", None)
    return keep(request) if keep else render(request, "403.html", {"cookies": True}, status=403)


def server_error(request):
    """Asks nothing of the database: it may be what is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)
