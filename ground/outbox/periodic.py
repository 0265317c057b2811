"""What runs by itself: rooms register jobs by the Wagtail hook `periodic`, `tick` runs those whose time has come.

A room writes, under `@hooks.register("periodic")`, a function that returns for example
`[Periodic("home.broken-links", every=timedelta(days=1), run=check_links)]`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.db.models import Q
from django.utils import timezone
from wagtail import hooks

from ground.outbox.actions import deliver
from ground.outbox.models import PeriodicJob

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Periodic:
    name: str
    every: timedelta
    run: Callable[[], object]
    lease: timedelta = timedelta(minutes=30)  # after this long a silent runner counts as crashed


EVERY_TICK = timedelta(0)


def publish_scheduled() -> None:
    call_command("publish_scheduled", verbosity=0)


def jobs() -> list[Periodic]:
    own = [
        Periodic("outbox.deliver", every=EVERY_TICK, run=deliver),
        Periodic("wagtail.publish-scheduled", every=EVERY_TICK, run=publish_scheduled),
    ]
    return own + [job for register in hooks.get_hooks("periodic") for job in register()]


def tick() -> list[str]:
    """Run every job that is due and run by nobody else; returns their names. A failing job stops no other."""
    return [job.name for job in jobs() if _leased(job, timezone.now()) and _ran(job)]


def _leased(job: Periodic, at: datetime) -> bool:
    PeriodicJob.objects.get_or_create(name=job.name)
    free = Q(leased_until=None) | Q(leased_until__lte=at)
    due = Q(started_at=None) | Q(started_at__lte=at - job.every)
    changes = {"leased_until": at + job.lease, "started_at": at}
    return bool(PeriodicJob.objects.filter(free, due, name=job.name).update(**changes))


def _ran(job: Periodic) -> bool:
    error = ""
    try:
        job.run()
    except Exception as problem:
        error = type(problem).__name__
        log.exception("periodic job %s failed", job.name)
    PeriodicJob.objects.filter(name=job.name).update(leased_until=None, finished_at=timezone.now(), last_error=error)
    return not error
