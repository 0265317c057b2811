"""Pages out of texts, in two passes: first every page exists, then each gets its words, since words link to pages."""

import json
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from ground.clock import TOKYO
from ground.texts.languages import nearest_languages
from home.base.locales import ensure_locales
from home.base.pages import BasePage
from home.base.rows import PageChannel, PageTopic, RelatedPage, Topic
from home.demo.parse import PageContent, blocks, read_site, rich_text, story

CONTENT = Path(__file__).parent / "content"
SMALL_LANGUAGES = ["ja", "ja-simple", "en", "vi", "ar"]
SMALL_COUNT = 2
NAMESPACE = uuid.UUID("5f0a6b1e-8a55-4a3c-9d0f-6d6f6e657477")


Facts = Callable[[dict[str, Any], str], dict[str, Any]]


def steady_uuid(*names: object) -> uuid.UUID:
    """The same names give the same key on every machine, so that two demos of one day are the same rows."""
    return uuid.uuid5(NAMESPACE, "/".join(map(str, names)))


def root_slug(tag: str) -> str:
    """Home pages are siblings, so each needs an address of its own; no reader ever sees it."""
    return "home" if tag == settings.SOURCE_LANGUAGE else f"home-{tag}"


@contextmanager
def planting():
    """All or nothing; who refers to whom is written down once at the end, not three times per page."""
    with transaction.atomic():
        with disable_reference_index_auto_update():
            yield
        call_command("rebuild_references_index", verbosity=0)


@dataclass
class Tree:
    """What has been planted so far: pages by path and language."""

    today: date
    small: bool
    locales: dict[str, Locale]
    content: dict[str, PageContent]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    finish: list[Callable[[], None]] = field(default_factory=list)

    @classmethod
    def of(cls, today: date, *, small: bool = False) -> "Tree":
        """The tree of a day; small: five languages and the newest few of everything."""
        locales = ensure_locales()
        tags = SMALL_LANGUAGES if small else [tag for tag, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        return cls(today, small, {tag: locales[tag] for tag in tags}, read_site(CONTENT, today))

    @classmethod
    def empty(cls, today: date) -> "Tree":
        """A tree of the standing pages alone, for a site of one's own."""
        return cls(today, False, ensure_locales(), {})

    def items(self, folder: str) -> list[tuple[str, PageContent]]:
        """The written items of a section, in the order of their folders."""
        found = [(path, each) for path, each in self.content.items() if path.rpartition("/")[0] == folder]
        if not self.small:
            return found
        favourites = [item for item in found if len(item[1].versions) > 3]
        return list(dict([*found[-SMALL_COUNT:], *favourites]).items())

    def plant_standing(self, model: type[BasePage], path: str, title: str, facts_of: Facts | None = None, **facts):
        """An index or other standing page in every language; where nobody wrote a title, the interface names it."""
        content = self.content.get(path or "home")
        for tag in self.tags():
            words = content.versions.get(tag, {}) if content else {}
            with translation.override(tag):
                name = words.get("title") or translation.gettext(title)
            self._plant(model, path, content, tag, {**words, "title": name}, **facts, facts_of=facts_of)

    def plant(self, model: type[BasePage], path: str, content: PageContent, facts_of: Facts | None = None, **facts):
        """One item in the languages it has been written in. `facts_of(words, tag)` gives its own fields."""
        for tag in self.tags():
            if words := content.versions.get(tag):
                self._plant(model, path, content, tag, words, **facts, facts_of=facts_of)

    def _plant(self, model, path, content, tag, words, *, facts_of, **facts):
        self._add(model, path, tag, title=words["title"], **facts, **(facts_of(words, tag) if facts_of else {}))
        self.finish.append(lambda: self._finish(model, path, content, tag, words))

    def tags(self) -> list[str]:
        """The source language first: a translation must find its original."""
        return sorted(self.locales, key=lambda tag: tag != settings.SOURCE_LANGUAGE)

    def _finish(self, model, path: str, content: PageContent | None, tag: str, words: dict):
        page = self.pages[path, tag]
        page.machine_drafted = not words.get("reviewed", True)
        facts = content.facts if content else {}
        page.topic_rows = [
            PageTopic(topic=topic, sort_order=place)
            for place, topic in enumerate(Topic.objects.filter(code__in=facts.get("topics", [])))
        ]
        page.channel_rows = [
            PageChannel(channel=channel, sort_order=place) for place, channel in enumerate(facts.get("channels", []))
        ]
        page.related_rows = [
            RelatedPage(related=self.page(other), sort_order=place)
            for place, other in enumerate(facts.get("related", [])) if self.page(other)
        ]
        self._publish(path, tag, self._day(content, tag), **words_of(model, words, self.links(tag), path))

    def page(self, path: str) -> Page | None:
        """The original of a path as content writes it: plain pages stand under `standard/` there."""
        return self.pages.get((path.removeprefix("standard/"), settings.SOURCE_LANGUAGE))

    def _day(self, content: PageContent | None, tag: str) -> date:
        day = content.published_on(tag) if content else None
        return min(day or self.today, self.today)

    def links(self, tag: str) -> dict[str, int]:
        """The page id behind each path for a reader of this language: her own version, or the nearest."""
        found: dict[str, int] = {}
        for language in reversed(nearest_languages(tag)):
            found |= {path: page.pk for (path, lang), page in self.pages.items() if lang == language}
        return found | {f"standard/{path}": pk for path, pk in found.items()}

    def _add(self, model, path: str, tag: str, **facts):
        parent_path, _, slug = path.rpartition("/")
        page = model(
            slug=slug or root_slug(tag), locale=self.locales[tag], translation_key=steady_uuid(path), live=False,
            **({"show_in_menus": model.show_in_menus_default} | facts),
        )
        parent = self.pages[parent_path, tag] if path else Page.get_first_root_node()
        parent.add_child(instance=page)
        self.pages[path, tag] = page

    def _publish(self, path: str, tag: str, day: date, **words):
        page = self.pages[path, tag]
        for name, value in words.items():
            setattr(page, name, value)
        page.published_on = page.published_on or day
        page.save_revision(clean=False).publish()
        at = datetime.combine(day, time(10), TOKYO)
        Page.objects.filter(pk=page.pk).update(
            first_published_at=at, last_published_at=at, latest_revision_created_at=at
        )
        type(page).objects.filter(pk=page.pk).update(text_changed_at=at)
        page.refresh_from_db()

    def complete(self):
        """The second pass: words, links, publication; originals first, so that translations know what they follow."""
        for step in self.finish:
            step()
        self.finish.clear()


def words_of(model, words: dict[str, Any], links: dict[str, int], path: str) -> dict[str, Any]:
    """The texts of a language that the page type has fields for."""
    names = {each.name for each in model._meta.get_fields()}
    found = {name: words[name] for name in ("summary", "legal_basis", "welcome", "lead", "demand", "next_steps",
                                            "outcome", "hashtags", "urgent_label") if name in names and name in words}
    if "body" in names:
        found["body"] = stream(story(words, links), path)
    if "ways" in names:
        found["ways"] = stream(blocks(words.get("ways", ""), links), f"{path}/ways")
    for name in ("intro", "thanks"):
        if name in names:
            found[name] = rich_text(words.get(name) or words.get("body", ""), links)
    return found


def stream(story: list[tuple[str, Any]], path: str) -> str:
    """StreamField data with ids that do not change from load to load: anchors stay, translations stay aligned."""
    seen: dict[str, int] = {}
    data = []
    for kind, value in story:
        seen[kind] = seen.get(kind, 0) + 1
        if isinstance(value, list):
            value = [
                {"type": "item", "value": item, "id": str(steady_uuid(path, kind, seen[kind], place))}
                for place, item in enumerate(value)
            ]
        data.append({"type": kind, "value": value, "id": str(steady_uuid(path, kind, seen[kind]))})
    return json.dumps(data, ensure_ascii=False)
