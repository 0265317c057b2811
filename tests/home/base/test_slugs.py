from datetime import UTC, date, datetime

import pytest

from home.base.slugs import slug_stem
from home.models import StandardPage, StatementIndexPage, StatementPage
from tests.factories import pages
from tests.factories.people import staff_client

TODAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("title", "day", "stem"),
    [
        ("Statement on residence", date(2024, 2, 8), "statement-on-residence"),
        ("永住者についての声明", date(2024, 2, 8), "2024-02-08"),
        ("2023年度 事業報告", None, "2024-03-01"),
        ("集会", datetime(2024, 3, 9, 15, 30, tzinfo=UTC), "2024-03-10"),
    ],
)
def test_an_address_is_made_of_letters_or_of_the_day_the_page_is_about(title, day, stem):
    assert slug_stem(title, day, today=TODAY) == stem


@pytest.mark.django_db
def test_two_pages_of_one_day_have_two_addresses():
    index = pages.add(StatementIndexPage, under=pages.home_page())
    for _ in range(2):
        pages.add(StatementPage, under=index, title="声明", slug="")

    assert list(StatementPage.objects.order_by("path").values_list("slug", flat=True)) == ["2024-02-08", "2024-02-08-2"]


@pytest.mark.django_db
def test_an_editor_need_not_think_of_an_address(time_machine):
    time_machine.move_to(datetime(2024, 3, 1, 3, tzinfo=UTC), tick=False)
    home = pages.home_page()
    empty = {"count": "0", "initial": "0"}
    rows = {f"{name}-{each}": "0" for name in ("related_rows", "topic_rows", "channel_rows", "comments")
            for each in ("TOTAL_FORMS", "INITIAL_FORMS")}

    pages.add(StandardPage, under=home, slug="2024-03-01")
    office = staff_client("publisher")
    for action in ({}, {"action-publish": "action-publish"}):
        office.post(f"/cms/pages/add/home/standardpage/{home.pk}/", {
            "title": "団体について", "slug": "", "summary": "", **rows, **action,
            **{f"body-{name}": value for name, value in empty.items()},
        })

    slugs = StandardPage.objects.order_by("path").values_list("slug", "live")
    assert list(slugs) == [("2024-03-01", True), ("2024-03-01-2", False), ("2024-03-01-3", True)]
