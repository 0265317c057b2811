"""Staff who chose no language get the office's, whatever their browser says; a choice in their account still wins."""

from django.conf import settings
from django.utils import translation


class StaffLanguageMiddleware:
    """Stands behind the locale middleware and speaks for /cms/ only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith("/cms/"):
            translation.activate(settings.STAFF_LANGUAGE)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)
