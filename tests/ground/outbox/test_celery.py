"""With a broker: a worker delivers, ticks, and runs what Wagtail enqueues. Here every task runs at once, in line."""

import threading

import pytest
from django_tasks import task
from django_tasks.exceptions import InvalidTaskError

from ground import outbox
from ground.outbox import nudge as nudges
from ground.outbox.models import Entry, PeriodicJob
from ground.outbox.tasks_backend import CeleryBackend

done = []


@task()
def note(word, *, times=1):
    done.append(word * times)


@task(takes_context=True)
def curious(context): ...


@pytest.fixture
def worker(settings):
    from config.celery import app

    app.conf.task_always_eager = True
    app.set_current()
    settings.OUTBOX_NUDGE = "celery"
    done.clear()
    yield app
    app.conf.task_always_eager = False


@pytest.mark.django_db
def test_a_commit_sends_the_worker_to_deliver(worker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        outbox.put("from-the-future", "x:1")

    assert Entry.objects.get().attempts == 1


@pytest.mark.django_db
def test_the_workers_beat_ticks(worker):
    from ground.outbox.celery_tasks import task_tick

    task_tick.delay()

    assert PeriodicJob.objects.get(name="outbox.deliver").finished_at is not None


@pytest.mark.django_db
def test_what_wagtail_enqueues_runs_after_the_commit(worker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        result = CeleryBackend("default", {}).enqueue(note, ["a"], {"times": 3})
        assert done == []

    assert (done, result.args, result.kwargs) == (["aaa"], ["a"], {"times": 3})


def test_a_task_that_asks_for_its_context_is_refused(worker):
    with pytest.raises(InvalidTaskError):
        CeleryBackend("default", {}).enqueue(curious, [], {})


def test_every_task_on_the_schedule_exists(worker, settings):
    worker.loader.import_default_modules()

    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(worker.tasks)


@pytest.mark.django_db(transaction=True)
def test_on_a_laptop_a_thread_delivers_after_the_commit(settings):
    settings.OUTBOX_NUDGE = "thread"

    outbox.put("from-the-future", "x:1")
    for thread in [each for each in threading.enumerate() if each.name == "outbox"]:
        thread.join(timeout=10)

    assert Entry.objects.get().attempts == 1


def test_a_thread_that_fails_leaves_it_to_the_next_tick(monkeypatch, caplog):
    def fail():
        raise ConnectionError

    monkeypatch.setattr(nudges, "_deliver", fail)

    nudges._deliver_apart()

    assert "the next tick goes on" in caplog.text


def test_without_a_nudge_everything_waits_for_the_tick(settings):
    settings.OUTBOX_NUDGE = "none"

    nudges.nudge()
