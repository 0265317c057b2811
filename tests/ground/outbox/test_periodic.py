from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from wagtail import hooks

from ground import outbox
from ground.outbox import periodic
from ground.outbox.models import Entry, PeriodicJob
from ground.outbox.periodic import Periodic, tick

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def only(monkeypatch):
    """Only the jobs a test names."""

    def set_jobs(*jobs):
        monkeypatch.setattr(periodic, "jobs", lambda: list(jobs))

    return set_jobs


def test_a_job_runs_again_when_its_time_has_come(only):
    runs = []
    only(Periodic("daily", every=timedelta(days=1), run=lambda: runs.append(1)))

    with time_machine.travel(NOON, tick=False) as clock:
        ran = [tick(), tick()]
        clock.shift(timedelta(days=1))
        ran.append(tick())

    assert (ran, len(runs)) == ([["daily"], [], ["daily"]], 2)


def test_a_job_another_process_is_running_is_left_alone(only):
    inner = []
    only(Periodic("nested", every=timedelta(0), run=lambda: inner.append(tick())))

    assert (tick(), inner) == (["nested"], [[]])


def test_a_runner_that_died_is_replaced_after_its_lease(only):
    only(Periodic("job", every=timedelta(0), run=lambda: None, lease=timedelta(minutes=5)))
    PeriodicJob.objects.create(name="job", started_at=NOON, leased_until=NOON + timedelta(minutes=5))

    with time_machine.travel(NOON + timedelta(minutes=4), tick=False) as clock:
        before = tick()
        clock.shift(timedelta(minutes=1))
        after = tick()

    assert (before, after) == ([], ["job"])


def test_a_failing_job_stops_no_other_and_is_told_by_its_class(only, caplog):
    def fail():
        raise ConnectionError("data nobody should read")

    only(Periodic("a", every=timedelta(0), run=fail), Periodic("b", every=timedelta(0), run=lambda: None))

    assert tick() == ["b"]
    assert dict(PeriodicJob.objects.values_list("name", "last_error")) == {"a": "ConnectionError", "b": ""}


def test_rooms_add_jobs_by_the_hook():
    job = Periodic("room.job", every=timedelta(days=1), run=lambda: None)

    with hooks.register_temporarily("periodic", lambda: [job]):
        names = [job.name for job in periodic.jobs()]

    assert names[:2] == ["outbox.deliver", "wagtail.publish-scheduled"]
    assert "room.job" in names


def test_the_command_delivers_what_waits():
    outbox.put("from-the-future", "x:1")

    call_command("tick")

    assert Entry.objects.get().attempts == 1
