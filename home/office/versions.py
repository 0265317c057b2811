"""Every page of the site in every language it exists in, as light rows: one query, no bodies, all page types."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Value
from wagtail.models import get_page_models

from home.base import freshness, furigana
from home.base.pages import BasePage


class Version(NamedTuple):
    """What the office has to know of a page in one language."""

    pk: int
    translation_key: UUID
    tag: str
    title: str
    live: bool
    has_unpublished_changes: bool
    published_on: date | None
    last_published_at: datetime | None
    text_hash: str
    text_changed_at: datetime | None
    translated_from_hash: str
    machine_drafted: bool
    kind: str

    @property
    def plain_title(self) -> str:
        return furigana.plain(self.title)


COLUMNS = ("pk", "translation_key", "locale__language_code", "draft_title", *Version._fields[4:-1])


@dataclass(frozen=True)
class Item:
    """A page with all its languages; `original` is the one the others are translated from."""

    original: Version
    versions: dict[str, Version]

    @property
    def key(self) -> UUID:
        return self.original.translation_key


def page_types() -> list[type[BasePage]]:
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def all_versions() -> list[Version]:
    """One query, whatever rooms have page types. Aliases are no translations and are left out."""
    queries = [
        model.objects.filter(alias_of__isnull=True).order_by()
        .annotate(page_type=Value(model._meta.label_lower)).values_list(*COLUMNS, "page_type")
        for model in page_types()
    ]
    if not queries:
        return []
    first, *others = queries
    return [Version._make(row) for row in first.union(*others, all=True)]


def items() -> list[Item]:
    """All pages, each once with its languages; newest first."""
    by_key: dict[UUID, list[Version]] = {}
    for version in all_versions():
        by_key.setdefault(version.translation_key, []).append(version)
    found = [
        Item(freshness.original_of(versions, tag="tag"), {version.tag: version for version in versions})
        for versions in by_key.values()
    ]
    return sorted(found, key=_newest_first, reverse=True)


def _newest_first(item: Item) -> tuple:
    published = item.original.published_on
    return (published is not None, published, item.original.pk) if published else (False, date.min, item.original.pk)


def kind_names() -> dict[str, str]:
    """The name of every page type by its label."""
    return {model._meta.label_lower: str(model._meta.verbose_name) for model in page_types()}
