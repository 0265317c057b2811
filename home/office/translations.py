"""How far each translation is: the state of a page in a language, and for how long it has been so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from ground.texts.languages import native_name
from home.base import freshness, languages
from home.office.versions import Item, Version


class State(StrEnum):
    """In the order of what needs a person most."""

    BEHIND = "behind"
    DRAFT = "draft"
    MACHINE = "machine"
    MISSING = "missing"
    CURRENT = "current"
    ORIGINAL = "original"


LABELS = {
    State.BEHIND: _("Older than the original"),
    State.DRAFT: _("Draft"),
    State.MACHINE: _("Drafted by a machine, not reviewed"),
    State.MISSING: _("Missing"),
    State.CURRENT: _("Up to date"),
    State.ORIGINAL: _("Original"),
}


@dataclass(frozen=True)
class Cell:
    """A page in a language."""

    item: Item
    tag: str
    state: State
    version: Version | None
    behind_by: timedelta

    @property
    def label(self) -> str:
        return str(LABELS[self.state])

    @property
    def language(self) -> str:
        return native_name(self.tag)

    @property
    def days(self) -> int:
        return self.behind_by.days


def state_of(version: Version | None, original: Version) -> State:
    """Missing, draft, behind, unreviewed, up to date; the original itself is up to date by definition."""
    if version is None:
        return State.MISSING
    if not version.live:
        return State.DRAFT
    if version.pk == original.pk:
        return State.ORIGINAL
    if freshness.is_behind(version, original):
        return State.BEHIND
    return State.MACHINE if version.machine_drafted else State.CURRENT


def cell_of(item: Item, tag: str, *, at: datetime) -> Cell:
    version = item.versions.get(tag)
    state = state_of(version, item.original)
    late = freshness.behind_by(version, item.original, at=at) if state is State.BEHIND else timedelta(0)
    return Cell(item, tag, state, version, late)


def cells_of(item: Item, *, at: datetime, tags: list[str] | None = None) -> list[Cell]:
    """The page in each language of the site, in the site's order."""
    return [cell_of(item, tag, at=at) for tag in tags or languages.tags()]
