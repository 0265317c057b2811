"""Wagtail enqueues through django-tasks; with a broker this hands its tasks to Celery after the commit."""

from functools import partial

from django.db import transaction
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError
from django_tasks.utils import get_module_path, get_random_id, normalize_json

from ground.outbox.celery_tasks import task_run


class CeleryBackend(BaseTaskBackend):
    supports_priority = True  # accepted, not promised

    def validate_task(self, task):
        super().validate_task(task)
        if task.takes_context:
            raise InvalidTaskError("A task that asks for its context cannot be handed over.")

    def enqueue(self, task, args, kwargs):
        self.validate_task(task)
        work = (get_module_path(task.func), normalize_json(args), normalize_json(kwargs))
        transaction.on_commit(partial(task_run.apply_async, args=work, retry=False), robust=True)
        return TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
