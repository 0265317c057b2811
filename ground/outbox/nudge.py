"""After a commit, somebody delivers soon. A nudge may be lost: the next tick finds the entry."""

import logging
import threading

from django.conf import settings
from django.db import connections

log = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()


def nudge() -> None:
    """How is a setting: `thread` on a laptop, `celery` with a broker, `eager` in tests, `none` to wait for the tick."""
    match settings.OUTBOX_NUDGE:
        case "celery":
            from ground.outbox.celery_tasks import (
                task_deliver,
            )  # inline: celery is only started where there is a broker

            task_deliver.apply_async(retry=False)
        case "thread":
            threading.Thread(target=_deliver_apart, name="outbox", daemon=True).start()
        case "eager":
            _deliver()


def _deliver() -> None:
    from ground.outbox.actions import deliver  # inline: circular

    deliver()


def _deliver_apart() -> None:
    with _one_at_a_time:
        try:
            _deliver()
        except Exception:
            log.exception("delivering in the background stopped; the next tick goes on")
        finally:
            connections.close_all()
