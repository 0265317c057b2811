"""RSS, Atom, calendars and the sitemap: read by machines, so they are parsed here."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.models import Site

from home.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, QaIndexPage, StatementPage
from tests.factories import pages

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/sitemap-ja.xml", "/ja/feeds/all.rss", "/ja/feeds/events.ics", "/ja/events/rally.ics"]
)
def test_machines_get_the_same_bytes_as_everyone(events, path):
    event(events, slug="rally")
    first = Client().get(path, headers={"cookie": "sessionid=x"})

    again = Client().get(path, headers={"if-none-match": first.headers["ETag"]})

    assert "public" in first.headers["Cache-Control"]
    assert first.cookies == {}
    assert again.status_code == 304
    assert Client().post(path).status_code == 405


@pytest.fixture
def home():
    return pages.home_page("ja")


@pytest.fixture
def index(home):
    return pages.statement_index(home, title="声明《せいめい》")


def statement(index, day, **facts):
    return pages.add(StatementPage, under=index, published_on=day, **facts)


def parse(content):
    return ElementTree.fromstring(content)  # noqa: S314  (our own words)


def rss(path):
    response = Client().get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return parse(response.content).find("channel")


def test_a_feed_lists_what_appeared_in_its_language_newest_first_without_readings(index):
    old = statement(index, date(2024, 2, 8), title="永住《えいじゅう》", slug="old", summary="要約《ようやく》")
    new = statement(index, date(2024, 3, 1), title="新しい", slug="new")
    statement(index, date(2024, 4, 1), live=False)
    pages.home_page("en")
    english = pages.translation(index, "en")
    statement(english, date(2024, 5, 1), title="English only")

    channel = rss("/ja/feeds/statements.rss")

    items = [{part.tag: part.text for part in item} for item in channel.findall("item")]
    assert [item["title"] for item in items] == ["新しい", "永住"]
    assert items[1]["description"] == "要約"
    assert items[1]["link"] == old.full_url
    assert items[1]["pubDate"] == "Thu, 08 Feb 2024 00:00:00 +0900"
    assert items[0]["guid"] == rss("/ja/feeds/all.rss").findall("item")[0].find("guid").text
    assert channel.find("title").text.startswith("声明 |")
    assert channel.find("language").text == "ja"
    assert channel.find("link").text == index.full_url
    assert new.full_url == items[0]["link"]


def test_atom_says_the_same(index):
    statement(index, date(2024, 2, 8), title="永住", slug="old")

    response = Client().get("/ja/feeds/statements.atom")
    feed = parse(response.content)

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "ja"
    assert [entry.find(f"{ATOM}title").text for entry in feed.findall(f"{ATOM}entry")] == ["永住"]
    assert feed.find(f"{ATOM}entry/{ATOM}id").text.startswith("urn:uuid:")
    assert feed.find(f"{ATOM}link[@rel='self']").attrib["href"].endswith("/ja/feeds/statements.atom")


def test_everything_new_is_one_feed_over_all_sections(home, index):
    statement(index, date(2024, 2, 8), title="声明")
    news = pages.add(NewsIndexPage, under=home)
    pages.add(NewsPage, under=news, title="知らせ", published_on=date(2024, 2, 9))

    assert [item.find("title").text for item in rss("/ja/feeds/all.rss").findall("item")] == ["知らせ", "声明"]


@pytest.mark.parametrize("path", ["/ja/feeds/nothing.rss", "/ja/feeds/statements.json", "/vi/feeds/statements.rss",
                                  "/ja/feeds/" + "x" * 200 + ".rss", "/feeds/all.rss"])
def test_feeds_of_nothing_are_not_found(index, path):
    assert Client().get(path).status_code == 404


def test_hostile_titles_stay_text_and_break_no_feed(index):
    statement(index, date(2024, 2, 8), title="<b>&]]>\x0b\ufffe 題")

    assert rss("/ja/feeds/all.rss").find("item/title").text == "<b>&]]> 題"


def test_a_feed_costs_the_same_with_one_item_and_with_thirty(index, settings, django_assert_num_queries):
    settings.PAGE_CACHE_SECONDS = 0
    statement(index, date(2024, 2, 1))
    rss("/ja/feeds/all.rss")
    with CaptureQueriesContext(connection) as one:
        rss("/ja/feeds/all.rss")
    for day in range(1, 29):
        statement(index, date(2024, 3, day))
    with django_assert_num_queries(len(one)):
        rss("/ja/feeds/all.rss")


def test_the_sitemap_names_every_language_of_every_page(home, index):
    page = statement(index, date(2024, 2, 8), slug="one")
    pages.home_page("en")
    pages.translation(index, "en")
    english = pages.translation(page, "en")
    pages.add(QaIndexPage, under=home, live=False)
    root = Site.objects.get(is_default_site=True).root_url

    listed = parse(Client().get("/sitemap.xml").content)
    japanese = parse(Client().get("/sitemap-ja.xml").content)

    assert [each.text for each in listed.iter(f"{MAP}loc")] == [f"{root}/sitemap-ja.xml", f"{root}/sitemap-en.xml"]
    assert [each.text for each in japanese.iter(f"{MAP}loc")] == [home.full_url, index.full_url, page.full_url]
    assert [(link.attrib["hreflang"], link.attrib["href"]) for link in list(japanese)[2].iter(LINK)] == [
        ("ja", page.full_url), ("en", english.full_url), ("x-default", english.full_url),
    ]


@pytest.mark.parametrize("path", ["/sitemap-vi.xml", "/sitemap-xx.xml", "/sitemap-ja.xml?p=2", "/sitemap-ja.xml?p=x"])
def test_sitemaps_of_nothing_are_not_found(index, path):
    assert Client().get(path).status_code == 404


def test_a_sitemap_costs_the_same_for_many_pages(index, settings, django_assert_max_num_queries):
    settings.PAGE_CACHE_SECONDS = 0
    statement(index, date(2024, 2, 1))
    Client().get("/sitemap-ja.xml")
    with CaptureQueriesContext(connection) as one:
        Client().get("/sitemap-ja.xml")
    for day in range(1, 29):
        statement(index, date(2024, 3, day))
    with django_assert_max_num_queries(len(one)):
        assert Client().get("/sitemap-ja.xml").content.count(b"<loc>") == 31


def test_without_pages_the_sitemap_is_empty():
    Site.objects.all().delete()

    assert b"<loc>" not in Client().get("/sitemap.xml").content


@pytest.fixture
def events(home):
    return pages.add(EventIndexPage, under=home, title="催《もよお》し")


def event(events, **facts):
    facts = {"starts_at": datetime(2024, 3, 1, 5, tzinfo=UTC), "ends_at": datetime(2024, 3, 1, 7, tzinfo=UTC)} | facts
    return pages.add(EventPage, under=events, **facts)


def test_an_event_is_a_calendar_file(events):
    page = event(
        events, title="集会《しゅうかい》; a,b\\c", slug="rally", place="上野", address="台東区",
        summary="一行\r\n二行", online_url="https://meet.example/x", last_published_at=datetime(2024, 2, 1, tzinfo=UTC),
    )

    response = Client().get("/ja/events/rally.ics")
    (entry,) = Calendar.from_ical(response.content).walk("VEVENT")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'inline; filename="rally.ics"'
    assert str(entry["summary"]) == "集会; a,b\\c"
    assert entry["dtstart"].dt.isoformat() == "2024-03-01T14:00:00+09:00"
    assert entry["dtend"].dt.isoformat() == "2024-03-01T16:00:00+09:00"
    assert str(entry["location"]) == "上野, 台東区"
    assert str(entry["uid"]) == f"{page.translation_key}@localhost"
    assert str(entry["status"]) == "CONFIRMED"
    assert str(entry["url"]) == page.full_url
    assert "https://meet.example/x" in str(entry["description"])
    assert b"BEGIN:VTIMEZONE" in response.content
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))


def test_a_cancelled_event_says_so_and_an_online_one_is_there(events):
    event(events, slug="off", cancelled=True, online_url="https://meet.example/x")

    (entry,) = Calendar.from_ical(Client().get("/ja/events/off.ics").content).walk("VEVENT")

    assert (str(entry["status"]), str(entry["location"])) == ("CANCELLED", "https://meet.example/x")


def test_one_event_has_one_uid_in_all_languages(events):
    page = event(events, slug="rally")
    pages.home_page("en")
    pages.translation(events, "en")
    pages.translation(page, "en", title="Rally")

    uids = {
        str(Calendar.from_ical(Client().get(f"/{tag}/events/rally.ics").content).walk("VEVENT")[0]["uid"])
        for tag in ("ja", "en")
    }

    assert len(uids) == 1


def test_the_calendar_to_subscribe_to_holds_what_is_to_come(events):
    event(events, title="過去", starts_at=datetime(2024, 1, 1, tzinfo=UTC), ends_at=datetime(2024, 1, 2, tzinfo=UTC))
    event(events, title="これから")

    with time_machine.travel(datetime(2024, 2, 1, tzinfo=UTC)):
        calendar = Calendar.from_ical(Client().get("/ja/feeds/events.ics").content)

    assert [str(entry["summary"]) for entry in calendar.walk("VEVENT")] == ["これから"]
    assert str(calendar["x-wr-calname"]) == "催し"


@pytest.mark.parametrize("path", ["/ja/events/nothing.ics", "/vi/feeds/events.ics", "/ja/events/draft.ics"])
def test_calendars_of_nothing_are_not_found(events, path):
    event(events, slug="draft", live=False)

    assert Client().get(path).status_code == 404


def test_a_feed_without_items_does_not_change_by_being_asked(index, settings):
    settings.PAGE_CACHE_SECONDS = 0
    with time_machine.travel(datetime(2024, 2, 1, tzinfo=UTC)):
        first = Client().get("/ja/feeds/statements.atom").content

    assert Client().get("/ja/feeds/statements.atom").content == first
