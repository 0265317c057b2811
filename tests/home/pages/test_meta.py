"""What the head of a page says: parsed as a browser would."""

import gc
import json
from datetime import date

import html5lib
import pytest
from django.test import Client
from wagtail.images.models import Filter
from wagtail.models import Site

from ground.organisation.models import Organisation
from home.models import (
    CustomImage,
    CustomRendition,
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    QaIndexPage,
    QaPage,
    StatementPage,
)
from home.pages import meta
from tests.factories import pages

pytestmark = pytest.mark.django_db
HOSTILE = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>'


@pytest.fixture
def home():
    home = pages.home_page("ja")
    organisation = Organisation.for_site(Site.objects.get(is_default_site=True))
    organisation.name = {"ja": "移住連《いじゅうれん》", "en": "Network"}
    organisation.save()
    return home


@pytest.fixture
def index(home):
    return pages.statement_index(home, title="声明《せいめい》")


@pytest.fixture
def statement(index):
    return pages.add(
        StatementPage, under=index, title="永住《えいじゅう》の声明", slug="one", summary="要約《ようやく》です。",
        published_on=date(2024, 2, 8), issuer="移住連",
    )


class Head:
    """The elements of the head at an address."""

    def __init__(self, path):
        response = Client().get(path)
        assert response.status_code == 200
        tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
        self.elements = list(tree.find("head"))
        self.scripts = [each.text for each in self.elements if each.attrib.get("type") == "application/ld+json"]

    def meta(self, name):
        return [e.attrib["content"] for e in self.elements if name in (e.attrib.get("property"), e.attrib.get("name"))]

    def links(self, rel, kind=None):
        return [
            (e.attrib.get("hreflang"), e.attrib["href"]) for e in self.elements
            if e.tag == "link" and e.attrib["rel"] == rel and e.attrib.get("type") == kind
        ]

    @property
    def graph(self):
        return {thing["@type"]: thing for thing in json.loads(self.scripts[0])["@graph"]}


def test_a_page_alone_in_its_language_is_its_own_default(statement):
    head = Head("/ja/statements/one/")

    assert head.links("canonical") == [(None, statement.full_url)]
    assert head.links("alternate") == [("ja", statement.full_url), ("x-default", statement.full_url)]
    assert head.meta("og:title") == ["永住の声明"]
    assert head.meta("og:description") == head.meta("description") == ["要約です。"]
    assert head.meta("og:site_name") == ["移住連"]
    assert head.meta("og:type") == ["article"]
    assert head.meta("og:locale") == ["ja_JP"]
    assert head.meta("og:locale:alternate") == []
    assert head.meta("twitter:card") == ["summary_large_image"]
    assert head.meta("og:image")[0].startswith(statement.full_url.split("/ja/")[0])


def test_translations_know_each_other_and_english_is_for_everybody_else(statement, index):
    for tag in ("en", "vi", "ja-simple"):
        pages.home_page(tag)
        pages.translation(index, tag)
        pages.translation(statement, tag)
    root = statement.full_url.split("/ja/")[0]

    head = Head("/vi/statements/one/")

    assert head.links("alternate") == [
        *((tag, f"{root}/{tag}/statements/one/") for tag in ("ja", "ja-simple", "en", "vi")),
        ("x-default", f"{root}/en/statements/one/"),
    ]
    assert head.meta("og:locale") == ["vi_VN"]
    assert head.meta("og:locale:alternate") == ["ja_JP", "en_US"]
    assert head.graph["Article"]["translationOfWork"]["url"] == statement.full_url


def test_feeds_of_everything_and_of_the_section_are_found(statement):
    head = Head("/ja/statements/one/")

    assert head.links("alternate", "application/rss+xml") == [
        (None, "/ja/feeds/all.rss"), (None, "/ja/feeds/statements.rss"),
    ]
    assert head.links("alternate", "application/atom+xml") == [
        (None, "/ja/feeds/all.atom"), (None, "/ja/feeds/statements.atom"),
    ]
    for _language, path in head.links("alternate", "application/rss+xml"):
        assert Client().get(path).status_code == 200


def test_a_statement_is_an_article_on_the_way_from_home(statement, index, home):
    graph = Head("/ja/statements/one/").graph

    assert graph["Article"]["headline"] == "永住の声明"
    assert graph["Article"]["datePublished"] == "2024-02-08"
    assert graph["Article"]["author"]["name"] == graph["Article"]["publisher"]["name"] == "移住連"
    assert [each["item"] for each in graph["BreadcrumbList"]["itemListElement"]] == [
        home.full_url, index.full_url, statement.full_url,
    ]


def test_questions_are_a_faq_without_markup_or_readings(home):
    index = pages.add(QaIndexPage, under=home)
    pages.add(QaPage, under=index, slug="pr", body=[
        {"type": "question", "id": "3f1c2a52-0000-4000-8000-000000000001",
         "value": {"question": "永住《えいじゅう》は？", "answer": "<p>取<b>消</b>《とりけし》なし &amp; よい</p>"}},
    ])

    faq = Head("/ja/qa/pr/").graph["FAQPage"]

    (question,) = faq["mainEntity"]
    assert question["name"] == "永住は？"
    assert question["url"].endswith("/ja/qa/pr/#3f1c2a52-0000-4000-8000-000000000001")
    assert "<" not in question["acceptedAnswer"]["text"]


def test_an_event_and_the_organisation_describe_themselves(home):
    index = pages.add(EventIndexPage, under=home)
    pages.add(EventPage, under=index, slug="rally", place="上野", organiser="実行委員会")

    event = Head("/ja/events/rally/").graph["Event"]

    assert event["startDate"] == "2024-03-01T14:00:00+09:00"
    assert event["organizer"]["name"] == "実行委員会"
    assert Head("/ja/").graph["NGO"]["name"] == "移住連"


def test_hostile_titles_stay_text_everywhere_in_the_head(index):
    pages.add(StatementPage, under=index, title=HOSTILE, slug="evil", summary=HOSTILE, issuer=HOSTILE)

    head = Head("/ja/statements/evil/")

    assert head.meta("og:title") == head.meta("og:description") == [HOSTILE]
    assert head.graph["Article"]["headline"] == HOSTILE
    assert len(head.scripts) == 1


def test_later_pages_of_a_list_have_their_own_address(index):
    for number in range(25):
        pages.add(StatementPage, under=index, slug=f"s{number}")

    assert Head("/ja/statements/?page=2").links("canonical") == [(None, f"{index.full_url}?page=2")]
    assert Head("/ja/statements/?year=2024").links("canonical") == [(None, index.full_url)]


def test_every_language_of_the_site_has_a_locale_networks_know(settings):
    tags = [tag for tag, _name in settings.LANGUAGES]

    assert set(tags) <= meta.NETWORK_LOCALES.keys()
    assert meta.network_locale("uk") == "uk"
    assert meta.network_locale("zh-hk") == "zh_HK"


def test_a_picture_an_editor_chose_is_shared_in_the_size_networks_want(statement):
    picture = CustomImage.objects.create(title="集会", description="人々の集まり", file="rally.png", width=9, height=9)
    size = Filter("fill-1200x630|format-jpeg")
    CustomRendition.objects.create(
        image=picture, filter_spec=size.spec, focal_point_key=size.get_cache_key(picture),
        file="images/rally.fill-1200x630.jpg", width=1200, height=630,
    )
    StatementPage.objects.filter(pk=statement.pk).update(social_image=picture)

    head = Head("/ja/statements/one/")

    (address,) = head.meta("og:image")
    assert address.startswith(statement.full_url.split("/ja/")[0])
    assert "fill-1200x630" in address
    assert head.meta("og:image:alt") == ["人々の集まり"]


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Wagtail leaves its temporary file to the collector
def test_a_lost_picture_costs_no_page(statement):
    picture = CustomImage.objects.create(title="x", description="x", file="lost.png", width=9, height=9)
    StatementPage.objects.filter(pk=statement.pk).update(social_image=picture)

    assert Head("/ja/statements/one/").meta("og:title") == ["永住の声明"]
    gc.collect()


def test_a_news_item_is_an_article_and_a_form_describes_nothing(home):
    index = pages.add(NewsIndexPage, under=home)
    pages.add(NewsPage, under=index, slug="news", title="知らせ")

    assert Head("/ja/news/news/").graph["Article"]["headline"] == "知らせ"
    assert Head("/ja/contact/write/").scripts == []
    assert Head("/ja/contact/write/").meta("robots") == ["noindex"]
