"""What a Celery worker does for the outbox; the schedule is in settings. Without a broker nothing here runs."""

from celery import shared_task


@shared_task(ignore_result=True)
def task_deliver():
    from ground.outbox.actions import deliver  # inline: celery imports this before the apps are ready

    deliver()


@shared_task(ignore_result=True)
def task_tick():
    from ground.outbox.periodic import tick  # inline: as above

    tick()


@shared_task(ignore_result=True)
def task_run(path: str, args: list, kwargs: dict):
    """One of Wagtail's own background tasks (search index, references), handed over by `tasks_backend`."""
    from django.utils.module_loading import import_string

    import_string(path).func(*args, **kwargs)
