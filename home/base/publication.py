"""The date a page first appeared in its language."""

from wagtail.signals import page_published

from ground.clock import tokyo_date


def set_published_on(sender, instance, **_kwargs):
    """First publication in this language: note the day in Tokyo. A date an editor wrote stays."""
    # a page that is none of ours has no such day
    if getattr(instance, "published_on", instance) is None and instance.last_published_at:
        instance.published_on = tokyo_date(instance.last_published_at)
        sender.objects.filter(pk=instance.pk).update(published_on=instance.published_on)


def connect():
    page_published.connect(set_published_on, dispatch_uid="home.published_on")
