"""Writing an entry, and carrying out what is due."""

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from ground.outbox import registry
from ground.outbox.models import Entry
from ground.outbox.nudge import nudge

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
ATTEMPTS = 12  # with the waits above: given up after about a day and a half


def put(kind: str, key: str, *, due: datetime | None = None, sealed: dict | None = None, **ids) -> Entry:
    """Note an effect in the caller's transaction; nothing happens if that rolls back or the key was used before.

    `ids` are primary keys and codes. What must not lie in clear (an address nobody owns yet, a sign-in code) goes into
    `sealed`; it is encrypted here and wiped once the entry is done.
    """
    entry = Entry(kind=kind, ids={name: str(value) for name, value in ids.items()})
    if sealed is not None:
        entry.seal(sealed)
    fields = {"uuid": entry.uuid, "kind": kind, "ids": entry.ids, "sealed": entry.sealed}
    if due is not None:
        fields["due_at"] = due
    entry, created = Entry.objects.get_or_create(key=key, defaults=fields)
    if created:
        transaction.on_commit(nudge, robust=True)
    return entry


def deliver(limit: int = 100) -> int:
    """Carry out up to `limit` due entries, oldest first; returns how many were done."""
    done = 0
    for _ in range(limit):
        entry = _lease(timezone.now())
        if entry is None:
            break
        done += _carry_out(entry)
    return done


def _lease(at: datetime) -> Entry | None:
    """Take the next due entry for ourselves. The conditional update decides; locks only spare PostgreSQL the race."""
    while True:
        with transaction.atomic():
            due = Entry.objects.due(at).order_by("due_at")
            if connection.features.has_select_for_update_skip_locked:
                due = due.select_for_update(skip_locked=True)
            entry = due.first()
            if entry is None:
                return None
            ours = Entry.objects.due(at).filter(pk=entry.pk)
            if not ours.update(leased_until=at + LEASE, attempts=F("attempts") + 1):
                continue
        entry.attempts += 1
        return entry


def _carry_out(entry: Entry) -> bool:
    if entry.attempts > ATTEMPTS:  # every try so far took the process down with it
        _give_up(entry, "Crashed")
        return False
    try:
        registry.handler_of(entry.kind)(entry, **entry.ids)
    except Exception as error:
        reason = type(error).__name__
        log.warning("outbox entry %s (%s) failed at attempt %s: %s", entry.pk, entry.kind, entry.attempts, reason)
        if entry.attempts == ATTEMPTS:
            _give_up(entry, reason)
        else:
            _close(entry, due_at=timezone.now() + wait_after(entry.attempts), last_error=reason)
        return False
    _close(entry, done_at=timezone.now(), last_error="", sealed=None)
    return True


def wait_after(attempts: int) -> timedelta:
    return min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)


def _give_up(entry: Entry, reason: str) -> None:
    log.error("outbox entry %s (%s) given up: %s", entry.pk, entry.kind, reason)
    _close(entry, failed_at=timezone.now(), last_error=reason, sealed=None)


def _close(entry: Entry, **changes) -> None:
    Entry.objects.filter(pk=entry.pk).update(leased_until=None, **changes)
