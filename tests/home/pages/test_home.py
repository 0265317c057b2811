from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from wagtail.models import Page

from campaigns.models import CampaignIndexPage, CampaignPage
from ground.organisation.models import Figure
from home.models import EventIndexPage, EventPage, StatementIndexPage, StatementPage
from tests.factories import pages

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 3, 1, 3, tzinfo=UTC)


@pytest.fixture
def home(time_machine):
    time_machine.move_to(NOW, tick=False)
    return pages.home_page("ja")


def context_of(home):
    return home.get_context(RequestFactory().get("/ja/"))


def test_an_empty_home_page_has_empty_parts(home):
    context = context_of(home)

    lists = ("statements", "news", "questions", "events", "figures")
    parts = {"urgent": None, "featured": None, **{name: [] for name in lists}}
    assert {name: context[name] for name in parts} == parts


def test_the_latest_statements_are_shown_in_the_nearest_language(home):
    english = pages.home_page("en")
    index = pages.add(StatementIndexPage, under=home)
    pages.translation(index, "en")
    for day in range(1, 7):
        statement = pages.add(StatementPage, under=index, title=f"声明{day}", adopted_on=date(2024, 2, day))
    pages.translation(statement, "en", title="Statement 6")

    assert [page.title for page in context_of(english)["statements"]] == ["Statement 6", "声明5", "声明4", "声明3"]


def test_a_featured_campaign_vanishes_when_it_is_over(home, time_machine):
    index = pages.add(CampaignIndexPage, under=home)
    campaign = pages.add(CampaignPage, under=index, opens_on=date(2024, 2, 27), closes_on=date(2024, 3, 5))
    home.featured = campaign
    assert context_of(home)["featured"].specific == campaign

    time_machine.move_to(NOW + timedelta(days=10), tick=False)
    assert context_of(home)["featured"] is None


def test_the_urgent_page_is_shown_in_the_readers_language(home):
    vietnamese = pages.home_page("vi")
    index = pages.add(CampaignIndexPage, under=home)
    pages.translation(index, "vi")
    campaign = pages.add(CampaignPage, under=index, opens_on=date(2024, 2, 27))
    translated = pages.translation(campaign, "vi", title="Ký tên")
    vietnamese.urgent = campaign

    assert context_of(vietnamese)["urgent"] == translated


def test_an_unpublished_choice_vanishes(home):
    home.featured = pages.add(
        CampaignPage, under=pages.add(CampaignIndexPage, under=home), opens_on=date(2024, 2, 27), live=False
    )

    assert context_of(home)["featured"] is None


def test_events_are_shown_until_they_end_and_cancelled_ones_never(home):
    index = pages.add(EventIndexPage, under=home)
    facts = {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(hours=1)}
    running = pages.add(EventPage, under=index, **facts)
    pages.add(EventPage, under=index, cancelled=True, **facts)
    pages.add(EventPage, under=index, starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1))

    assert context_of(home)["events"] == [running]
    assert running.is_current(NOW)


def test_a_page_without_a_card_cannot_be_featured(home):
    home.featured = Page.get_first_root_node()

    with pytest.raises(ValidationError, match="no card"):
        home.clean()


def test_facts_show_the_newest_figure_of_each_kind(home):
    for day, value in ((date(2023, 3, 31), 866), (date(2024, 3, 31), 900), (date(2024, 2, 1), 867)):
        Figure.objects.create(code="members", label={"ja": "会員"}, value=value, as_of=day, show_on_home=True)

    assert [figure.value for figure in context_of(home)["figures"]] == [867]
