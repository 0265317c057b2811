"""A page that is not there: in which languages it is, so that a reader who came in vain can go on."""

from dataclasses import dataclass

from wagtail.models import Page, Site

from ground.texts.languages import direction
from home.base import furigana, languages

LONGEST_PATH = 500


@dataclass(frozen=True)
class Version:
    """The missing page in another language; looks like a `LanguageLink`, and says its title."""

    tag: str
    name: str
    dir: str
    url: str
    title: str
    current: bool = False


def versions_of(path: str, tag: str, site: Site | None) -> list[Version]:
    """The page this path would lead to in the languages that have it, nearest to a reader of `tag` first.

    The path may begin with a language, an unknown one, or none. Three queries at most.
    """
    if site is None or "\0" in path or len(path) > LONGEST_PATH:
        return []
    whole = path.strip("/")
    asked = [rest for rest in dict.fromkeys([whole, whole.partition("/")[2]]) if rest]
    roots = Page.objects.filter(translation_key=site.root_page.translation_key).values_list("url_path", flat=True)
    candidates = [f"{root}{rest}/" for root in roots for rest in asked]
    same_item = Page.objects.live().filter(url_path__in=candidates).values("translation_key")
    pages = Page.objects.live().public().filter(translation_key__in=same_item).select_related("locale")
    order = languages.nearest_of(tag)
    found = [page for page in pages if page.locale.language_code in order]
    return [_version(page) for page in sorted(found, key=lambda page: order.index(page.locale.language_code))]


def _version(page: Page) -> Version:
    tag = page.locale.language_code
    return Version(tag, languages.name_of(tag), direction(tag), page.url, furigana.plain(page.title))
