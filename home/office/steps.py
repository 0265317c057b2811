"""The next step for a translation, one click away: begin it, fetch what changed, review it, see what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from home.office.translations import Cell, State


@dataclass(frozen=True)
class Step:
    label: str
    url: str


@dataclass(frozen=True)
class Progress:
    """How many texts of a page are translated."""

    done: int
    of: int

    @property
    def complete(self) -> bool:
        return self.done == self.of


@dataclass(frozen=True)
class CellWithSteps:
    """A cell of the report with what can be done about it; the first step is the one to take."""

    cell: Cell
    steps: list[Step]
    progress: Progress | None = None

    @property
    def next(self) -> Step | None:
        return self.steps[0] if self.steps else None


@dataclass(frozen=True)
class Synced:
    """What wagtail-localize knows: which source a translation is fed from, and when that was last taken."""

    source: int
    taken_at: datetime


def with_steps(cells: Iterable[Cell]) -> dict[tuple, CellWithSteps]:
    """By page key and language. Four queries, however many cells."""
    cells = list(cells)
    synced = _synced(cells)
    revisions = _revisions([cell for cell in cells if cell.state is State.BEHIND])
    progress = _progress({
        place: synced[place] for cell in cells
        if cell.state is State.DRAFT and (place := (cell.item.key, cell.tag)) in synced
    })
    return {
        (place := (cell.item.key, cell.tag)): CellWithSteps(
            cell, _steps(cell, synced.get(place), progress.get(place), revisions), progress.get(place))
        for cell in cells
    }


def _progress(drafts: dict[tuple, Synced]) -> dict[tuple, Progress]:
    """Of each draft fed from a source, how many of the source's texts have a translation."""
    segments: dict[int, set[tuple]] = {}
    sources = {each.source for each in drafts.values()}
    for source, *text in StringSegment.objects.filter(source_id__in=sources).values_list(
        "source_id", "string_id", "context_id"
    ):
        segments.setdefault(source, set()).add(tuple(text))
    translated: dict[str, set[tuple]] = {}
    for tag, *text in StringTranslation.objects.filter(
        context__object_id__in={key for key, _tag in drafts}, has_error=False
    ).values_list("locale__language_code", "translation_of_id", "context_id"):
        translated.setdefault(tag, set()).add(tuple(text))
    return {
        (key, tag): Progress(len(texts & translated.get(tag, set())), len(texts))
        for (key, tag), source in drafts.items() if (texts := segments.get(source.source))
    }


def _synced(cells: list[Cell]) -> dict[tuple, Synced]:
    rows = Translation.objects.filter(
        enabled=True, source__object_id__in={cell.item.key for cell in cells}
    ).values_list("source__object_id", "target_locale__language_code", "source_id", "source__last_updated_at")
    return {(key, tag): Synced(source, taken_at) for key, tag, source, taken_at in rows}


def _revisions(behind: list[Cell]) -> dict[int, list[tuple[datetime, int]]]:
    """The originals' revisions, oldest first, by page."""
    rows = Revision.objects.filter(
        base_content_type__app_label=Page._meta.app_label, base_content_type__model=Page._meta.model_name,
        object_id__in={str(cell.item.original.pk) for cell in behind},
    ).order_by("created_at", "pk").values_list("object_id", "created_at", "pk")
    found: dict[int, list[tuple[datetime, int]]] = {}
    for page, created_at, pk in rows:
        found.setdefault(int(page), []).append((created_at, pk))
    return found


def _steps(cell: Cell, synced: Synced | None, progress: Progress | None, revisions) -> list[Step]:
    original = cell.item.original
    if cell.version is None:
        create = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
        return [Step(_("Create translation"), f"{create}?{urlencode({'select_locale': cell.tag})}")]
    edit = reverse("wagtailadmin_pages:edit", args=[cell.version.pk])
    if cell.state is State.BEHIND:
        return [_catch_up(cell, synced, edit), Step(_("See what changed"), _comparison(cell, synced, revisions))]
    if cell.state is State.DRAFT:
        return [Step(_("Read once more and publish") if progress and progress.complete else _("Finish"), edit)]
    return [Step(_("Review") if cell.state is State.MACHINE else _("Edit"), edit)]


def _catch_up(cell: Cell, synced: Synced | None, edit: str) -> Step:
    changed_at = cell.item.original.text_changed_at
    if synced and changed_at and synced.taken_at < changed_at:
        update = reverse("wagtail_localize:update_translations", args=[synced.source])
        return Step(_("Fetch the new text"), f"{update}?{urlencode({'next': edit})}")
    return Step(_("Translate what changed"), edit)


def _comparison(cell: Cell, synced: Synced | None, revisions) -> str:
    """The original as the translator had it, beside what readers see now."""
    had_at = synced.taken_at if synced else cell.version.last_published_at
    had = [pk for created_at, pk in revisions.get(cell.item.original.pk, []) if had_at and created_at <= had_at]
    before = had[-1] if had else "earliest"
    return reverse("wagtailadmin_pages:revisions_compare", args=[cell.item.original.pk, before, "live"])
