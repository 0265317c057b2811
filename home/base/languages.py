"""A page among its translations: which languages have it, which is nearest, and whether it is behind the original."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Case, F, Value, When, Window
from django.db.models.functions import RowNumber
from wagtail.models import Locale, Page

from ground.texts.languages import direction, native_name, nearest_languages
from home.base import freshness


def tags() -> list[str]:
    """The site's languages in the order of the language row."""
    return [tag for tag, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language row or the "Language" menu. Without a `url` the page does not exist there."""

    tag: str
    name: str
    dir: str
    url: str | None
    current: bool


@dataclass(frozen=True)
class LanguageState:
    """What a page says about its own language."""

    links: list[LanguageLink]
    original: LanguageLink | None
    behind: bool
    machine_drafted: bool

    @property
    def existing(self) -> list[LanguageLink]:
        return [link for link in self.links if link.url]


def state_of(page: Page) -> LanguageState:
    """Every language of the site with the page's address in it. Two queries, however many translations."""
    versions = list(
        type(page)._default_manager.filter(translation_key=page.translation_key)
        .exclude(pk=page.pk).filter(live=True).select_related("locale")
    )
    by_tag = {version.locale.language_code: version for version in [*versions, page]}
    current = page.locale.language_code
    links = [
        LanguageLink(tag, name_of(tag), direction(tag), by_tag[tag].url if tag in by_tag else None, tag == current)
        for tag in tags()
    ]
    original = freshness.original_of(list(by_tag.values()))
    is_translation = original is not None and original.pk != page.pk
    return LanguageState(
        links=links,
        original=next((link for link in links if is_translation and link.tag == original.locale.language_code), None),
        behind=is_translation and freshness.is_behind(page, original),
        machine_drafted=page.machine_drafted,
    )


def name_of(tag: str) -> str:
    return dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(tag) or native_name(tag)


def nearest_of(tag: str) -> list[str]:
    """The site's languages, nearest to a reader of `tag` first."""
    return nearest_languages(tag, tags())


def one_per_item(pages, tag: str):
    """Each item once, in the version nearest to a reader of `tag`. A queryset of pages in, a queryset out."""
    order = Case(
        *[When(locale__language_code=code, then=Value(place)) for place, code in enumerate(nearest_of(tag))],
        default=Value(len(tags())),
    )
    rank = Window(RowNumber(), partition_by=[F("translation_key")], order_by=[order, F("pk")])
    return pages.annotate(nearness=rank).filter(nearness=1)


def locale(tag: str) -> Locale | None:
    return Locale.objects.filter(language_code=tag).first()
