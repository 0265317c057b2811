"""Is a translation older than its original? Decided by what they say, not by dates: a re-published page is no news.

Every published page keeps the fingerprint of what it says. A translation also keeps the fingerprint of the original
it was made from; it is behind while the original's own fingerprint is another one.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from operator import attrgetter

from django.conf import settings
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

# The same in every language and no part of what the page says.
FRAME = frozenset({"slug", "show_in_menus", "social_image", "show_exit_button"})
# Their words are segments already; a chooser's picture or page is not a word.
NOT_FACTS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock, blocks.ChooserBlock)


def text_hash(page: Page) -> str:
    """A fingerprint of what the page tells: every text a translator sees, every date, number and address beside it.

    Moving a block, changing a picture or publishing again leaves it as it is.
    """
    told = [*_words(page), *_facts(page)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _words(page: Page) -> list[tuple[str, str]]:
    segments = [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
    segments = [segment for segment in segments if segment.path.split(".", 1)[0] not in FRAME]
    return [(each.path, each.string.data) for each in sorted(segments, key=lambda each: (each.path, each.order))]


def _facts(page: Page) -> list[tuple[str, str]]:
    facts = []
    for declared in get_translatable_fields(type(page)):
        field = declared.get_field(type(page))
        if isinstance(field, StreamField):
            facts += [(field.name, fact) for fact in sorted(_facts_in(field.stream_block, getattr(page, field.name)))]
        elif declared.is_synchronized(page) and field.name not in FRAME and not field.is_relation:
            facts.append((field.name, _plain(getattr(page, field.name))))
    return facts


def _facts_in(block: blocks.Block, value) -> Iterator[str]:
    """Yen, minutes, votes, addresses: what a block holds besides words."""
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _facts_in(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _facts_in(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from (f"{name}={fact}" for fact in _facts_in(child, value.get(name)))
    elif not isinstance(block, NOT_FACTS) and value not in (None, ""):
        yield _plain(value)


def _plain(value) -> str:
    """One spelling for one moment, whether it comes from a form, a revision or the database."""
    aware = isinstance(value, datetime) and value.tzinfo is not None
    return str(value.astimezone(UTC) if aware else value)


def original_of(pages: list, *, tag: str = "locale.language_code"):
    """The page the others were translated from: the one in the source language, else the oldest."""
    by_age = sorted(pages, key=lambda page: page.pk)
    language = attrgetter(tag)
    return next((page for page in by_age if language(page) == settings.SOURCE_LANGUAGE),
                by_age[0] if by_age else None)


def record(sender: type[models.Model], instance: Page, **_kwargs):
    """At publication: remember what this page says, and which wording of the original it was made from."""
    if not hasattr(instance, "translated_from_hash"):  # a page that is none of ours
        return
    changes = {}
    fingerprint = text_hash(instance)
    if fingerprint != instance.text_hash:
        changes |= {"text_hash": fingerprint, "text_changed_at": instance.last_published_at}
    versions = sender._default_manager.filter(translation_key=instance.translation_key).select_related("locale")
    original = original_of(list(versions))
    if original is not None and original.pk != instance.pk:
        changes["translated_from_hash"] = text_hash(_made_from(original, instance))
    if changes:
        for name, value in changes.items():
            setattr(instance, name, value)
        sender._default_manager.filter(pk=instance.pk).update(**changes)


def _made_from(original: Page, translation: Page) -> Page:
    """The original as the translator had it before her: frozen at the last sync, or as it stands if nobody froze it."""
    source = TranslationSource.objects.filter(
        object_id=original.translation_key, locale_id=original.locale_id,
        translations__target_locale_id=translation.locale_id, translations__enabled=True,
    ).first()
    return source.as_instance() if source else original


def is_behind(page, original) -> bool:
    """Whether the original says something this translation does not say yet."""
    return page.pk != original.pk and bool(original.text_hash) and page.translated_from_hash != original.text_hash


def behind_by(page, original, *, at: datetime) -> timedelta:
    """How long readers of the translation have been without the original's newest wording; zero if they are not."""
    if not is_behind(page, original) or original.text_changed_at is None:
        return timedelta(0)
    return max(at - original.text_changed_at, timedelta(0))


def connect():
    page_published.connect(record, dispatch_uid="home.freshness")
