"""Is a translation older than its original? Decided by wording, not by dates: a re-published page is not a new text.

Each published page keeps the hash of its translatable text. A translation also keeps the hash of the original it was
made from; it is behind while the original's hash is another one.
"""

import hashlib
import json
from datetime import timedelta

from django.conf import settings
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.extract import extract_segments


def text_hash(page: Page) -> str:
    """A fingerprint of every text a translator would see, ids and pictures left out."""
    texts = sorted((str(segment.path), str(getattr(segment, "string", None) or segment.template))
                   for segment in _strings(page))
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def _strings(page: Page):
    from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue

    return [segment for segment in extract_segments(page)
            if isinstance(segment, (StringSegmentValue, TemplateSegmentValue)) and _path(segment) != "slug"]


def _path(segment) -> str:
    return str(segment.path).split(".", 1)[0]


def original_of(pages: list) -> object | None:
    """The page the others were translated from: the one in the source language, else the oldest."""
    by_age = sorted(pages, key=lambda page: page.pk)
    return next((page for page in by_age if page.locale.language_code == settings.SOURCE_LANGUAGE),
                by_age[0] if by_age else None)


def record(sender, instance, **_kwargs):
    """At publication: remember this text, and which original it speaks for."""
    from home.base.pages import BasePage

    if not isinstance(instance, BasePage):
        return
    changes = {}
    fingerprint = text_hash(instance)
    if fingerprint != instance.text_hash:
        changes |= {"text_hash": fingerprint, "text_changed_at": instance.last_published_at}
    original = original_of(list(sender.objects.filter(translation_key=instance.translation_key).select_related("locale")))
    if original is not None and original.pk != instance.pk and _caught_up(original):
        changes["translated_from_hash"] = original.text_hash
    if changes:
        for name, value in changes.items():
            setattr(instance, name, value)
        sender.objects.filter(pk=instance.pk).update(**changes)


def _caught_up(original) -> bool:
    """Whether translators worked on the original's present text: their source was taken after it last changed."""
    source = TranslationSource.objects.filter(object_id=original.translation_key).first()
    return source is None or original.text_changed_at is None or source.last_updated_at >= original.text_changed_at


def is_behind(page, original) -> bool:
    """Whether the original says something this translation does not say yet."""
    return page.pk != original.pk and bool(original.text_hash) and page.translated_from_hash != original.text_hash


def behind_by(page, original) -> timedelta:
    """How long the original has been ahead; zero when the translation is up to date."""
    if not is_behind(page, original) or original.text_changed_at is None or page.last_published_at is None:
        return timedelta(0)
    return max(original.text_changed_at - page.last_published_at, timedelta(0))


def connect():
    page_published.connect(record, dispatch_uid="home.freshness")
