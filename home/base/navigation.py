"""Where a reader can go from any page: up, to the small print, and to the same page in other languages."""

from django.conf import settings
from django.db.models import prefetch_related_objects
from wagtail.models import Page, Site

from ground.texts.languages import direction
from home.base import languages
from home.base.languages import LanguageLink

# Pages the footer leads to, in this order; each in the nearest language that has it.
SMALL_PRINT = ["about", "contact", "privacy", "accessibility", "commerce-disclosure"]


def homes(site: Site | None) -> dict[str, Page]:
    """The live home pages of a site by language. One query beside the site's own."""
    if site is None:
        return {}
    pages = Page.objects.live().filter(translation_key=site.root_page.translation_key).select_related("locale")
    return {page.locale.language_code: page for page in pages}


def trail(page) -> list[Page]:
    """The pages above this one, from the home page down. One query, however often the frame asks."""
    if not hasattr(page, "_trail"):
        page._trail = list(page.get_ancestors().filter(depth__gt=1).live().order_by("depth"))
    return page._trail


def small_print(site: Site | None, tag: str) -> list[Page]:
    """The footer's pages that exist. One query."""
    if site is None:
        return []
    pages = Page.objects.live().public().filter(slug__in=SMALL_PRINT, depth=site.root_page.depth + 1)
    found = languages.one_per_item(pages, tag).select_related("locale")
    return sorted(found, key=lambda page: SMALL_PRINT.index(page.slug))


def related(page) -> list[Page]:
    """The pages an editor put beside this one, each in the version nearest to this page's language. Three queries."""
    chosen = [row.related for row in page.related_rows.select_related("related")]
    keys = [each.translation_key for each in chosen]
    if not keys:
        return []
    pages = Page.objects.live().public().filter(translation_key__in=keys)
    found = languages.one_per_item(pages, page.locale.language_code).select_related("locale")
    return sorted(found, key=lambda each: keys.index(each.translation_key))


def topics(page) -> list:
    """The page's rows of topics, each with its topic; those of a draft too. Two queries."""
    rows = list(page.topic_rows.all())
    prefetch_related_objects(rows, "topic")
    return rows


def below(page) -> list[Page]:
    """The live pages under this one. One query."""
    return list(page.get_children().live().public().select_related("locale"))


def headings(story) -> list[dict]:
    """The headings of a body and their anchors, for the contents."""
    return [{"id": block.id, "label": block.value} for block in story if block.block_type == "heading"]


def same_path_elsewhere(path: str, tag: str) -> list[LanguageLink]:
    """For addresses that are no pages (search, accounts): the same address under every language."""
    prefix = f"/{tag}/"
    rest = path[len(prefix):] if path.startswith(prefix) else ""
    return [
        LanguageLink(other, languages.name_of(other), direction(other), f"/{other}/{rest}", other == tag)
        for other, _name in settings.LANGUAGES
    ]
