"""The date a page first appeared in its language."""

from wagtail.signals import page_published

from ground.clock import tokyo_date


def set_published_on(sender, instance, **_kwargs):
    """First publication in this language: note the day in Tokyo. A date an editor wrote stays."""
    from home.base.pages import BasePage

    if isinstance(instance, BasePage) and instance.published_on is None and instance.last_published_at:
        instance.published_on = tokyo_date(instance.last_published_at)
        sender.objects.filter(pk=instance.pk).update(published_on=instance.published_on)


def connect():
    page_published.connect(set_published_on, dispatch_uid="home.published_on")
