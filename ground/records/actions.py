"""What staff may do with a record: a named move with a permission, a question asked first, and one call."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Model


class Refused(Exception):
    """The move was not made; the message says why, in the reader's language."""


class RecordAction:
    """Subclass it per move. `run` makes one call to an action function of its room and lets it write.

    `permission` is a Django permission (`app.codename`); `is_open` says whether the move makes sense for a record as
    it stands, so that no button promises what would be refused.
    """

    name: str
    label: str
    question: str
    done: str
    permission: str
    icon = "check"
    bulk = False

    def allows(self, user) -> bool:
        return user.has_perm(self.permission)

    def is_open(self, record: Model) -> bool:
        return True

    def run(self, record: Model, *, by, at: datetime) -> None:
        raise NotImplementedError


def open_actions(actions: Sequence[RecordAction], record: Model, user) -> list[RecordAction]:
    """The moves this person may make with this record now."""
    return [action for action in actions if action.allows(user) and action.is_open(record)]
