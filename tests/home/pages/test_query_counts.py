"""A page costs as many queries with thirty items as with one; kept, it costs none."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import CampaignIndexPage, CampaignPage, DonatePage
from ground import clock
from ground.organisation.models import Figure, Organisation
from home.base import page_cache
from home.base.banner import EmergencyBanner
from home.models import (
    ConsultationPage,
    ContactPage,
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    QaIndexPage,
    QaPage,
    RelatedPage,
    StandardPage,
    StatementIndexPage,
    StatementPage,
)
from membership.models import JoinPage
from tests.factories import pages

pytestmark = pytest.mark.django_db
MANY = 30


@pytest.fixture
def home():
    home = pages.home_page("ja", show_in_menus=True)
    for tag in ("en", "vi"):
        pages.home_page(tag)
    for setting in (Organisation, EmergencyBanner):
        setting.for_site(home.get_site())
    return home


def queries(client, path: str) -> list[str]:
    """What a fresh page asks the database; what is looked up once for all pages was asked before."""
    client.get(path)
    page_cache.bump()
    page_cache.current_version()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def assert_constant(client, path: str, grow, *, many: int = MANY):
    """`grow(number)` adds one more of what the page shows."""
    grow(0)
    one = queries(client, path)
    for number in range(1, many):
        grow(number)
    thirty = queries(client, path)

    assert len(thirty) == len(one), "\n\n".join(
        ["only with one:", *(query[-300:] for query in one if query not in thirty),
         "only with thirty:", *(query[-300:] for query in thirty if query not in one)]
    )
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    assert len(captured) == 0


@pytest.mark.parametrize(("index_type", "item_type"), pages.INDEXES.items(), ids=lambda kind: kind.__name__)
def test_an_index_costs_the_same_whatever_it_lists(client, home, index_type, item_type):
    index = pages.add(index_type, under=home)
    english = pages.translation(index, "en")
    topics = [pages.topic(code) for code in ("residence", "family")]

    def grow(number):
        item = pages.add(item_type, under=index)
        if hasattr(item, "topic_rows"):
            pages.about(item, *topics)
        if number % 2:
            pages.add(item_type, under=english, translation_key=item.translation_key)

    assert_constant(client, index.url, grow)


def test_the_home_page_costs_the_same_whatever_is_published(client, home):
    indexes = {item: pages.add(index, under=home, show_in_menus=True) for index, item in pages.INDEXES.items()}
    soon = clock.now() + timedelta(days=3)

    def grow(number):
        for item, index in indexes.items():
            facts = {"starts_at": soon, "ends_at": soon + timedelta(hours=2)} if item is EventPage else {}
            pages.add(item, under=index, **facts)
        Figure.objects.create(code=f"figure-{number}", label={"ja": "会員"}, value=number, as_of="2024-01-01",
                              source={"ja": "総会"}, show_on_home=True)

    first = pages.add(CampaignPage, under=indexes[CampaignPage])
    home.urgent, home.featured, home.urgent_label = first, first, "Sign"
    home.save()
    assert_constant(client, "/ja/", grow)


@pytest.mark.parametrize(
    ("item_type", "index_type"),
    [
        (StatementPage, StatementIndexPage), (QaPage, QaIndexPage), (NewsPage, NewsIndexPage),
        (EventPage, EventIndexPage), (PublicationPage, PublicationIndexPage), (CampaignPage, CampaignIndexPage),
        (StandardPage, None), (JoinPage, None), (DonatePage, None), (ContactPage, None),
    ],
    ids=lambda kind: kind.__name__ if kind else "",
)
def test_a_page_costs_the_same_whatever_stands_beside_it(client, home, item_type, index_type):
    parent = pages.add(index_type, under=home) if index_type else home
    page = pages.add(item_type, under=parent)

    def grow(number):
        other = pages.add(StandardPage, under=home, slug=f"other-{number}")
        RelatedPage.objects.create(page_id=page.pk, related=other)
        pages.about(page, pages.topic(f"topic-{number}"))

    assert_constant(client, page.url, grow)


def test_the_directory_costs_the_same_whatever_desks_there_are(client, home):
    directory = pages.add(ConsultationPage, under=home)

    assert_constant(client, directory.url, lambda number: pages.desk(languages=["ja", "vi"], prefecture="13"))


def test_a_page_costs_the_same_in_one_language_and_in_all(client, home, settings):
    statement = pages.add(StatementPage, under=pages.add(StatementIndexPage, under=home))
    tags = [tag for tag, _name in settings.WAGTAIL_CONTENT_LANGUAGES if tag not in {"ja", "en", "vi"}]

    def grow(number):
        version = pages.home_page(tags[number])
        index = pages.add(StatementIndexPage, under=version, translation_key=statement.get_parent().translation_key)
        pages.add(StatementPage, under=index, translation_key=statement.translation_key)

    assert_constant(client, statement.url, grow, many=len(tags))
