"""`/sitemap.xml` lists one file per language; each page there names its versions in all other languages."""

from collections import defaultdict
from math import ceil

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Count, Max
from django.db.models.functions import Substr
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from home.base import languages, navigation
from home.base.page_cache import same_for_everyone

PER_FILE = 5_000
ANSWER = {"content_type": "application/xml; charset=utf-8"}


@require_safe
@same_for_everyone()
def index(request):
    """Every language that has pages, and when one of them last changed."""
    site = Site.find_for_request(request)
    homes = navigation.homes(site)
    length = max((len(home.path) for home in homes.values()), default=0)
    counted = {
        row["home"]: row for row in Page.objects.live().public().annotate(home=Substr("path", 1, length))
        .filter(home__in=[home.path for home in homes.values()]).order_by().values("home")
        .annotate(count=Count("pk"), changed=Max("last_published_at"))
    } if homes else {}
    files = [
        {"location": f"{site.root_url}{reverse('sitemap', args=[tag])}{f'?p={number}' if number > 1 else ''}",
         "last_mod": counted[homes[tag].path]["changed"]}
        for tag in languages.tags() if tag in homes and homes[tag].path in counted
        for number in range(1, ceil(counted[homes[tag].path]["count"] / PER_FILE) + 1)
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": files}, **ANSWER)


@require_safe
@same_for_everyone("p")
def one_language(request, tag: str):
    """The pages of one language. Constant in queries, however many pages."""
    home = navigation.homes(Site.find_for_request(request)).get(tag)
    if home is None:
        raise Http404(f"no pages in {tag}")
    pages = Page.objects.live().public().descendant_of(home, inclusive=True).select_related("locale").order_by("path")
    try:
        items = list(Paginator(pages, PER_FILE).page(request.GET.get("p", "1")).object_list)
    except InvalidPage as reason:
        raise Http404(f"no such part of {tag}") from reason
    versions = versions_of(items)
    return render(request, "sitemap.xml", {"urlset": [_entry(item, versions[item.translation_key]) for item in items]},
                  **ANSWER)


def versions_of(items: list[Page]) -> dict:
    """The address of each item in every language, by translation key."""
    found = defaultdict(dict)
    keys = {item.translation_key for item in items}
    for page in Page.objects.live().public().filter(translation_key__in=keys).select_related("locale"):
        found[page.translation_key][page.locale.language_code] = page.full_url
    return found


def _entry(item: Page, versions: dict[str, str]) -> dict:
    alternates = [{"lang_code": tag, "location": versions[tag]} for tag in languages.tags() if tag in versions]
    default = next(versions[tag] for tag in languages.nearest_of("") if tag in versions)
    return {
        "location": item.full_url, "lastmod": item.last_published_at,
        "alternates": [*alternates, {"lang_code": "x-default", "location": default}],
    }
