"""The language of a request: what its address says; only where it says nothing, what the browser asks for."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from home.base.page_cache import MARK


class ReaderLanguageMiddleware(LocaleMiddleware):
    """Django's own, which sends nobody elsewhere: an address without a language stays what it is, a 404 that helps."""

    def process_response(self, request, response):
        said = translation.get_language_from_path(request.path_info)
        if not said and hasattr(response, MARK):  # a sitemap is for machines of all languages
            return response
        if not said:
            patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
