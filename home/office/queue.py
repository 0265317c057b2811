"""What waits for a person, asked in as few questions as possible. Each function serves one panel of the front page."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from home.base import furigana
from home.office.translations import Cell, State, cells_of
from home.office.versions import Item
from home.pages.contact import ContactMessage

# A page is news for this long: while it is, it should exist in the languages the office promises.
RECENT = timedelta(days=60)
SHOWN = 6


@dataclass(frozen=True)
class Waiting:
    """The first few of what waits, and how many there are in all."""

    rows: list = field(default_factory=list)
    count: int = 0

    def __bool__(self) -> bool:
        return self.count > 0


def first_of(rows: list) -> Waiting:
    return Waiting(rows[:SHOWN], len(rows))


def translations(found: list[Item], *, at: datetime) -> dict[State, Waiting]:
    """Per state the pages with their cells: behind (longest first), new but missing in a promised language, unreviewed.

    Each row is a list of cells of one page, so that a page stands in the queue once.
    """
    rows: dict[State, list[list[Cell]]] = {State.BEHIND: [], State.MISSING: [], State.MACHINE: []}
    for item in found:
        cells = cells_of(item, at=at)
        for state, those in rows.items():
            waiting = [cell for cell in cells if cell.state is state and _matters(cell, at=at)]
            if waiting:
                those.append(waiting)
    rows[State.BEHIND].sort(key=lambda cells: max(cell.behind_by for cell in cells), reverse=True)
    return {state: first_of(those) for state, those in rows.items()}


def _matters(cell: Cell, *, at: datetime) -> bool:
    """Nobody is asked to translate everything into everything: only news into the languages the office promises."""
    return cell.state is not State.MISSING or (cell.tag in settings.CORE_LANGUAGES and is_news(cell.item, at=at))


def is_news(item: Item, *, at: datetime) -> bool:
    """Whether the original is public and its wording is younger than `RECENT`."""
    changed_at = item.original.text_changed_at or item.original.last_published_at
    return item.original.live and changed_at is not None and changed_at >= at - RECENT




@dataclass(frozen=True)
class Draft:
    """A page somebody has written at and not published."""

    pk: int
    title: str
    tag: str
    changed_at: datetime | None
    by: str
    mine: bool
    live: bool


def drafts(user) -> Waiting:
    """Unpublished changes on pages this person may change, her own first, then the newest. One query and a count."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change").filter(
        has_unpublished_changes=True, alias_of__isnull=True, latest_revision__isnull=False,
        latest_revision__approved_go_live_at__isnull=True,
    ).exclude(pk__in=_in_workflow())
    rows = [
        Draft(pk, furigana.plain(title), tag, changed_at, email or "", by == user.pk, live)
        for pk, title, tag, changed_at, by, email, live in pages.values_list(
            "pk", "draft_title", "locale__language_code", "latest_revision_created_at", "latest_revision__user",
            "latest_revision__user__email", "live",
        )
    ]
    rows.sort(key=lambda row: (row.mine, row.changed_at is not None, row.changed_at), reverse=True)
    return first_of(rows)


def _in_workflow() -> set[int]:
    keys = WorkflowState.objects.active().filter(base_content_type=_page_type()).values_list("object_id", flat=True)
    return {int(key) for key in keys}


def _page_type() -> ContentType:
    return ContentType.objects.get_for_model(Page)


@dataclass(frozen=True)
class Task:
    """Somebody asks for a decision on a page."""

    pk: int
    title: str
    task: str
    since: datetime
    by: str


def tasks(user) -> tuple[Waiting, Waiting]:
    """Decisions asked of this person, and her own pages waiting for somebody else's. Queries per kind of task only."""
    fields = ("workflow_state__object_id", "revision__object_str", "task__name", "started_at",
              "workflow_state__requested_by__email")
    open_states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, workflow_state__base_content_type=_page_type()
    ).order_by("started_at")
    mine = open_states.filter(pk__in=TaskState.objects.reviewable_by(user).values("pk"))
    asked = open_states.filter(workflow_state__requested_by=user).exclude(pk__in=mine.values("pk"))
    return first_of(_tasks(mine.values_list(*fields))), first_of(_tasks(asked.values_list(*fields)))


def _tasks(rows) -> list[Task]:
    return [Task(int(pk), furigana.plain(title), task, since, by or "") for pk, title, task, since, by in rows]


@dataclass(frozen=True)
class Appointment:
    """A page that will appear or disappear by itself."""

    pk: int
    title: str
    at: datetime
    appears: bool


def schedule(*, at: datetime) -> Waiting:
    """What will be published and what will end, soonest first. Two queries."""
    coming = Revision.objects.filter(
        approved_go_live_at__isnull=False, base_content_type=_page_type()
    ).values_list("object_id", "object_str", "approved_go_live_at")
    ending = Page.objects.filter(Q(expire_at__gte=at), live=True).values_list("pk", "title", "expire_at")
    rows = [Appointment(int(pk), furigana.plain(title), when, True) for pk, title, when in coming]
    rows += [Appointment(pk, furigana.plain(title), when, False) for pk, title, when in ending]
    return first_of(sorted(rows, key=lambda row: row.at))


def messages(user) -> Waiting:
    """Letters nobody has answered, oldest first; nothing for those who may not read them."""
    if not user.has_perm("home.view_contactmessage"):
        return Waiting()
    waiting = ContactMessage.objects.filter(answered_at__isnull=True).order_by("sent_at")
    return Waiting(list(waiting[:SHOWN]), waiting.count())
