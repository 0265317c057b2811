"""Never lost, at most one repeat per crash, nothing from what was rolled back."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from ground import outbox
from ground.outbox import registry
from ground.outbox.actions import ATTEMPTS, LEASE, _lease, deliver, wait_after
from ground.outbox.models import Entry

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


class Power(BaseException):
    """The process dies: nothing catches this, nothing is marked."""


@pytest.fixture
def letters(monkeypatch):
    """What a handler of the kind `letter` carried out."""
    sent = []
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))

    @outbox.handles("letter")
    def send(entry, *, person):
        sent.append((entry.key, person))

    return sent


@pytest.fixture
def failing(monkeypatch):
    """A kind whose handler raises what the test puts here."""
    errors = []
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))

    @outbox.handles("failing")
    def fail(entry):
        raise errors[-1]

    return errors


@pytest.mark.django_db
def test_an_effect_is_carried_out_once_and_stays_as_history(letters):
    with time_machine.travel(NOON, tick=False):
        outbox.put("letter", "letter:1", person=7)
        assert [deliver(), deliver()] == [1, 0]

    assert letters == [("letter:1", "7")]
    assert list(Entry.objects.values_list("kind", "ids", "attempts", "done_at", "leased_until")) == [
        ("letter", {"person": "7"}, 1, NOON, None)
    ]


@pytest.mark.django_db
def test_the_same_key_twice_is_one_effect_even_after_it_is_done(letters):
    outbox.put("letter", "letter:1", person=7)
    outbox.put("letter", "letter:1", person=7)
    deliver()
    outbox.put("letter", "letter:1", person=7)
    deliver()

    assert letters == [("letter:1", "7")]


@pytest.mark.django_db
def test_what_is_rolled_back_has_no_effect(letters):
    with transaction.atomic():
        outbox.put("letter", "letter:1", person=7)
        transaction.set_rollback(True)

    assert (deliver(), letters, Entry.objects.count()) == (0, [], 0)


@pytest.mark.django_db(transaction=True)
def test_a_commit_nudges_and_a_rollback_does_not(letters, settings):
    settings.OUTBOX_NUDGE = "eager"
    with transaction.atomic():
        outbox.put("letter", "letter:1", person=7)
        assert letters == []

    assert letters == [("letter:1", "7")]


@pytest.mark.django_db
def test_an_effect_waits_for_its_time(letters):
    with time_machine.travel(NOON, tick=False) as clock:
        outbox.put("letter", "letter:1", due=NOON + timedelta(hours=1), person=7)
        assert deliver() == 0
        clock.shift(timedelta(hours=1))
        assert deliver() == 1


@pytest.mark.django_db
def test_the_oldest_is_carried_out_first_and_no_more_than_asked_for(letters):
    for number in (2, 1, 3):
        outbox.put("letter", f"letter:{number}", due=NOON - timedelta(hours=number), person=number)

    assert deliver(limit=2) == 2
    assert [key for key, person in letters] == ["letter:3", "letter:2"]


@pytest.mark.django_db
def test_a_failure_is_tried_again_later_and_told_by_its_class_alone(failing):
    failing.append(ConnectionError("smtp.example.org says no to tanaka@example.org"))
    with time_machine.travel(NOON, tick=False) as clock:
        outbox.put("failing", "failing:1")
        assert deliver() == 0

        entry = Entry.objects.get()
        assert (entry.attempts, entry.last_error, entry.due_at, entry.leased_until) == (
            1, "ConnectionError", NOON + timedelta(minutes=1), None,
        )  # fmt: skip
        assert deliver() == 0
        assert Entry.objects.get().attempts == 1
        clock.shift(timedelta(minutes=1))
        deliver()
        assert Entry.objects.get().attempts == 2


def test_the_waits_grow_and_end_at_six_hours():
    waits = [wait_after(attempt) for attempt in range(1, ATTEMPTS + 1)]

    assert waits[:4] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=6)


@pytest.mark.django_db
def test_after_the_last_attempt_it_is_given_up_and_what_was_sealed_is_wiped(failing):
    failing.append(ConnectionError())
    outbox.put("failing", "failing:1", sealed={"code": "ABCD"})
    Entry.objects.update(attempts=ATTEMPTS - 1)
    with time_machine.travel(NOON + timedelta(days=3650), tick=False):
        deliver()

        entry = Entry.objects.get()
        assert (entry.failed_at, entry.done_at, entry.sealed) == (NOON + timedelta(days=3650), None, None)
        assert deliver() == 0


@pytest.mark.django_db
def test_an_unknown_kind_waits_for_the_release_that_knows_it():
    outbox.put("from-the-future", "x:1")

    deliver()

    assert list(Entry.objects.values_list("attempts", "last_error", "done_at")) == [(1, "UnknownKind", None)]


@pytest.mark.django_db
def test_an_effect_somebody_is_at_is_left_alone(letters):
    with time_machine.travel(NOON, tick=False):
        outbox.put("letter", "letter:1", person=7)
        assert _lease(NOON).key == "letter:1"

        assert _lease(NOON) is None
        assert deliver() == 0


@pytest.mark.django_db
def test_a_crash_between_lease_and_sending_is_made_good_after_the_lease(letters):
    with time_machine.travel(NOON, tick=False) as clock:
        outbox.put("letter", "letter:1", person=7)
        _lease(NOON)  # and the process is killed

        clock.shift(LEASE)
        assert [deliver(), deliver()] == [1, 0]

    assert letters == [("letter:1", "7")]
    assert Entry.objects.get().attempts == 2


@pytest.mark.django_db
def test_a_crash_between_sending_and_marking_repeats_exactly_once(monkeypatch):
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    sent = []

    @outbox.handles("deadly")
    def send(entry):
        sent.append(entry.uuid)
        if len(sent) == 1:
            raise Power

    with time_machine.travel(NOON, tick=False) as clock:
        entry = outbox.put("deadly", "deadly:1")
        with pytest.raises(Power):
            deliver()
        assert deliver() == 0
        clock.shift(LEASE)
        assert [deliver(), deliver()] == [1, 0]

    assert sent == [entry.uuid, entry.uuid]


@pytest.mark.django_db
def test_an_effect_that_kills_every_process_is_given_up(letters):
    outbox.put("letter", "letter:1", person=7)
    Entry.objects.update(attempts=ATTEMPTS)

    assert deliver() == 0
    assert list(Entry.objects.values_list("last_error", "done_at")) == [("Crashed", None)]
    assert letters == []


@pytest.mark.django_db
def test_what_is_sealed_is_not_in_the_row_and_is_wiped_when_done(letters, monkeypatch):
    seen = []

    @outbox.handles("secret")
    def read(entry):
        seen.append(entry.unsealed())

    entry = outbox.put("secret", "secret:1", sealed={"email": "tanaka@example.org", "code": "XK42"})
    assert b"XK42" not in bytes(Entry.objects.get().sealed)
    assert entry.context == f"outbox-mail|{entry.uuid}"
    deliver()

    assert seen == [{"email": "tanaka@example.org", "code": "XK42"}]
    assert Entry.objects.get().sealed is None


def test_two_handlers_for_one_kind_are_a_mistake(letters):
    with pytest.raises(ValueError, match="“letter” is already handled"):

        @outbox.handles("letter")
        def another(entry): ...
