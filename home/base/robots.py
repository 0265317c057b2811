"""`/robots.txt`: what is not for search engines, and where the sitemap is."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

RULES = """User-agent: *
Disallow: /cms/
Disallow: /*/accounts/
Disallow: /*/search/
Disallow: /*/my/
"""


@require_safe
def robots(request):
    text = f"{RULES}\nSitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    headers = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)
