"""Furigana in the words of the interface: rendered once, when a Japanese page leaves the house.

The catalogue of やさしい日本語 is written in the editors' notation. Labels, messages, form errors and whole templates
would each have to remember a filter; the finished page is one place. Addresses without a language (the admin above all,
whose editors write the notation) are left alone.
"""

from django.utils.translation import get_language_from_path

from home.base import furigana

PLAIN_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/xml", "text/xml", "text/plain", "text/calendar"}
)


def middleware(get_response):
    def respond(request):
        response = get_response(request)
        if response.streaming or not (get_language_from_path(request.path_info) or "").startswith("ja"):
            return response
        kind = response.get("Content-Type", "").partition(";")[0]
        if kind == "text/html":
            return _rewritten(response, furigana.document)
        return _rewritten(response, furigana.plain) if kind in PLAIN_TYPES else response

    return respond


def _rewritten(response, rewrite):
    if "《".encode() in response.content:
        response.content = rewrite(response.content.decode(response.charset)).encode(response.charset)
    return response
