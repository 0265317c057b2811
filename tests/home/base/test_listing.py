from datetime import UTC, date, datetime

import pytest
from django.test import RequestFactory

from home.base.listing import PER_PAGE
from home.models import (
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    QaIndexPage,
    QaPage,
    StatementIndexPage,
    StatementPage,
)
from tests.factories import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    home = pages.home_page("ja")
    pages.home_page("vi")
    pages.home_page("en")
    index = pages.add(StatementIndexPage, under=home)
    for tag in ("vi", "en"):
        pages.translation(index, tag)
    return index


def listed(index, **asked):
    context = index.get_context(RequestFactory().get("/", asked))
    return [(page.locale.language_code, page.title) for page in context["items"]]


def test_every_item_stands_once_in_the_language_nearest_to_the_reader(index):
    both = pages.add(StatementPage, under=index, title="両方", adopted_on=date(2024, 1, 2))
    pages.translation(both, "en", title="Both")
    pages.add(StatementPage, under=index, title="日本語だけ", adopted_on=date(2024, 1, 1))
    vietnamese = StatementIndexPage.objects.get(locale__language_code="vi")

    assert listed(index) == [("ja", "両方"), ("ja", "日本語だけ")]
    assert listed(vietnamese) == [("en", "Both"), ("ja", "日本語だけ")]


def test_drafts_are_not_listed(index):
    pages.add(StatementPage, under=index, live=False)

    assert listed(index) == []


def test_an_index_can_be_narrowed_by_kind_topic_year_and_language(index):
    topic = pages.topic("residence")
    request = pages.add(StatementPage, under=index, title="要請", kind="request", adopted_on=date(2023, 5, 9))
    statement = pages.add(StatementPage, under=index, title="声明", kind="statement", adopted_on=date(2024, 2, 8))
    pages.about(statement, topic)
    pages.translation(request, "en", title="Request")

    assert listed(index, kind="request") == [("ja", "要請")]
    assert listed(index, topic="residence") == [("ja", "声明")]
    assert listed(index, year="2023") == [("ja", "要請")]
    assert listed(index, language="en") == [("en", "Request")]


@pytest.mark.parametrize(
    "asked",
    [{"kind": "'; DROP"}, {"topic": "x" * 5000}, {"year": "20x4"}, {"year": "٢٠٢٤"}, {"language": "xx"}, {"page": "-1"},
     {"page": "9" * 30}, {"year": "0000"}],
)
def test_a_filter_nobody_offered_breaks_nothing(index, asked):
    pages.add(StatementPage, under=index)

    assert len(listed(index, **asked)) in {0, 1}


def test_only_filters_with_a_choice_are_offered(index):
    context = index.get_context(RequestFactory().get("/"))
    assert (context["filters"], context["filtered"]) == ([], False)

    pages.add(StatementPage, under=index, adopted_on=date(2023, 5, 9))
    pages.add(StatementPage, under=index, adopted_on=date(2024, 2, 8))
    context = index.get_context(RequestFactory().get("/", {"year": "2023"}))

    assert [(each.name, [choice.value for choice in each.choices], each.chosen) for each in context["filters"]] == [
        ("year", ["2024", "2023"], "2023")
    ]
    assert context["filtered"]


def test_long_lists_are_paged(index):
    for _ in range(PER_PAGE + 1):
        pages.add(StatementPage, under=index)

    assert (len(listed(index)), len(listed(index, page="2"))) == (PER_PAGE, 1)


def test_archived_answers_come_last():
    index = pages.add(QaIndexPage, under=pages.home_page())
    pages.add(QaPage, under=index, title="古い", updated_on=date(2024, 3, 1), archived=True)
    pages.add(QaPage, under=index, title="今", updated_on=date(2020, 5, 27))

    assert [title for _tag, title in listed(index)] == ["今", "古い"]


def test_coming_events_stand_apart_soonest_first(time_machine):
    time_machine.move_to(datetime(2024, 3, 1, tzinfo=UTC), tick=False)
    index = pages.add(EventIndexPage, under=pages.home_page())
    for day in (5, 3):
        at = datetime(2024, 3, day, tzinfo=UTC)
        pages.add(EventPage, under=index, title=f"March {day}", starts_at=at, ends_at=at)

    context = index.get_context(RequestFactory().get("/"))

    assert [page.title for page in context["coming"]] == ["March 3", "March 5"]


def test_a_news_section_is_a_kind():
    index = pages.add(NewsIndexPage, under=pages.home_page())
    pages.add(NewsPage, under=index, section="office")
    pages.add(NewsPage, under=index, section="forum", title="フォーラム")

    assert [title for _tag, title in listed(index, kind="forum")] == ["フォーラム"]
