"""Addresses of pages whose titles have no letters an address could use: they take the day the page is about."""

from datetime import date, datetime
from itertools import chain, count

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from ground import clock
from home.base.furigana import plain


class PageForm(WagtailAdminPageForm):
    """An editor need not think of an address; left empty, the page finds its own among its siblings."""

    def full_clean(self):
        # Whoever publishes makes fields required again that a draft may leave empty; an address never is.
        if "slug" in self.fields:
            self.fields["slug"].required = False
        super().full_clean()

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not cleaned.get("slug") and "slug" not in self.errors:
            day = cleaned.get(self.instance.day_field)
            stem = slug_stem(plain(cleaned.get("title", "")), day, today=clock.today())
            cleaned["slug"] = free_slug(stem, under=self.parent_page, page=self.instance)
        return cleaned


def free_slug(stem: str, *, under: Page, page: Page) -> str:
    """The stem, or with the first number that makes it unlike the addresses beside it."""
    taken = set(under.get_children().not_page(page).filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in chain([stem], (f"{stem}-{place}" for place in count(2))) if slug not in taken)


def slug_stem(title: str, day: date | datetime | None, *, today: date) -> str:
    """The title in plain letters; without any, the day the page is about, or today.

    >>> slug_stem("永住者についての声明", date(2024, 2, 8), today=date(2024, 3, 1))
    '2024-02-08'
    """
    letters = slugify(title, allow_unicode=False)
    if letters and any(each.isalpha() for each in letters):
        return letters
    if isinstance(day, datetime):
        day = clock.tokyo_date(day)
    return (day or today).isoformat()
