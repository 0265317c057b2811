"""Addresses of pages whose titles have no letters an address could use: they take the day the page is about."""

from datetime import date, datetime

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm

from ground import clock


class PageForm(WagtailAdminPageForm):
    """An editor need not think of an address; left empty, the page finds its own."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False


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
