"""The addresses of the site before this one: `/{news/office|news/voice|forum}/YYYYMMDD[_n].html` (SPEC A0).

An address somebody noted (`remember`) wins; otherwise section, date and number lead to the news item they name.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.base import languages
from home.pages.news import NewsPage
from home.pages.statements import StatementPage

SECTIONS = {
    "news/office": NewsPage.Section.OFFICE,
    "news/voice": NewsPage.Section.VOICE,
    "forum": NewsPage.Section.FORUM,
}
GRAMMAR = re.compile(r"/(?P<folder>news/office|news/voice|forum)/(?P<day>[0-9]{8})(?:_(?P<nth>[1-9][0-9]?))?\.html")
SHOWN_NEARBY = 10


@dataclass(frozen=True)
class OldAddress:
    """What an old address says: the section, the day, and which item of that day (the first has no number)."""

    section: str
    day: date
    nth: int = 0


def read(path: str) -> OldAddress | None:
    """The old address in a path, if it is one.

    >>> read("/news/office/20200420_1.html").nth
    1
    """
    found = GRAMMAR.fullmatch(path)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return OldAddress(SECTIONS[found["folder"]].value, day, int(found["nth"] or 0))


def remember(old_path: str, page: Page) -> None:
    """From now on this old path leads to the page, for good. Said twice, nothing changes."""
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old_path), site=page.get_site(),
        defaults={"redirect_page": page, "is_permanent": True},
    )


def page_at(path: str, site: Site | None) -> Page | None:
    """The live page of an old address: the one noted for it, else the one it names. Old readers read the source."""
    address = read(path)
    return _remembered(path, site) or (named(address, settings.SOURCE_LANGUAGE) if address else None)


def _remembered(path: str, site: Site | None) -> Page | None:
    rows = Redirect.get_for_site(site).filter(old_path=Redirect.normalise_path(path), redirect_page__live=True)
    row = rows.select_related("redirect_page").order_by("site_id").last()
    return row.redirect_page if row else None


def named(address: OldAddress, tag: str) -> Page | None:
    """The item of that section and day; a statement, where the section of statements has no news item that day."""
    items = _each_once(NewsPage, tag, section=address.section, dated_on=address.day)
    if not items and address.section == NewsPage.Section.VOICE:
        items = _each_once(StatementPage, tag, adopted_on=address.day)
    return items[address.nth] if address.nth < len(items) else None


def nearby(address: OldAddress, tag: str) -> list[NewsPage]:
    """News of the same month, the nearest days first: what a reader with a lost address may have meant."""
    items = _each_once(NewsPage, tag, dated_on__year=address.day.year, dated_on__month=address.day.month)
    return sorted(items, key=lambda page: abs(page.dated_on - address.day))[:SHOWN_NEARBY]


def _each_once(model, tag: str, **facts) -> list[Page]:
    """The oldest first, so that the numbers of a day stay what they were; each in the language nearest to `tag`."""
    order = languages.nearest_of(tag)
    versions: dict = {}
    for page in model.objects.live().public().filter(**facts).select_related("locale").order_by("pk"):
        versions.setdefault(page.translation_key, []).append(page)
    return [min(pages, key=lambda page: order.index(page.locale.language_code)) for pages in versions.values()]
