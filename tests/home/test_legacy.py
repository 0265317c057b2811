"""Addresses printed on leaflets years ago still lead somewhere."""

from datetime import date

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from home import legacy
from home.legacy import OldAddress
from home.models import NewsIndexPage, NewsPage, StatementPage
from tests.factories import pages

KNOWN = {
    "/news/office/20220525.html": OldAddress("office", date(2022, 5, 25)),
    "/news/office/20200611.html": OldAddress("office", date(2020, 6, 11)),
    "/news/office/20200420_1.html": OldAddress("office", date(2020, 4, 20), 1),
    "/news/voice/20200420.html": OldAddress("voice", date(2020, 4, 20)),
    "/news/voice/20200417.html": OldAddress("voice", date(2020, 4, 17)),
    "/news/office/20200609.html": OldAddress("office", date(2020, 6, 9)),
    "/news/office/20200605.html": OldAddress("office", date(2020, 6, 5)),
    "/forum/20200527.html": OldAddress("forum", date(2020, 5, 27)),
}
NO_ADDRESS = [
    "/news/office/20201332.html", "/news/office/00000000.html", "/news/office/2020042.html",
    "/news/office/20200420_0.html", "/news/office/20200420_100.html", "/news/office/２０２００４２０.html",
    "/news/office/20200420.html\n", "/news/office/20200420.htm", "/news/private/20200420.html",
    "/forum/20200420.html/x",
    "/news/office/../voice/20200420.html", "/news/office/20200420.html\x00", "/ja/news/office/20200420.html", "", "/",
]


@pytest.mark.parametrize(("path", "address"), KNOWN.items())
def test_the_old_grammar_is_read(path, address):
    assert legacy.read(path) == address


@pytest.mark.parametrize("path", NO_ADDRESS)
def test_what_is_no_old_address_is_none(path):
    assert legacy.read(path) is None


@pytest.fixture
def home(db):
    return pages.home_page("ja")


@pytest.fixture
def index(home):
    return pages.add(NewsIndexPage, under=home)


def news(index, section="office", day=date(2020, 4, 20), **facts):
    return pages.add(NewsPage, under=index, section=section, dated_on=day, **facts)


def ask(path):
    response = Client().get(path)
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize("path", KNOWN)
def test_a_remembered_address_leads_to_its_page_for_good(home, path):
    page = pages.add(StatementPage, under=pages.statement_index(home), slug="there")

    legacy.remember(path, page)
    legacy.remember(path, page)

    assert ask(path) == (301, "/ja/statements/there/")
    assert ask(f"{path}?from=leaflet") == (301, "/ja/statements/there/")
    assert Redirect.objects.count() == 1


def test_without_a_note_section_and_date_and_number_name_the_item(index):
    news(index, slug="first")
    news(index, slug="second")
    news(index, section="forum", slug="elsewhere")
    pages.home_page("en")

    assert ask("/news/office/20200420.html") == (301, "/ja/news/first/")
    assert ask("/news/office/20200420_1.html") == (301, "/ja/news/second/")
    assert ask("/news/office/20200420_2.html") == (404, None)
    assert ask("/forum/20200420.html") == (301, "/ja/news/elsewhere/")
    assert ask("/news/voice/20200420.html") == (404, None)


def test_an_old_voice_may_have_become_a_statement(home):
    pages.add(StatementPage, under=pages.statement_index(home), slug="voice", adopted_on=date(2020, 4, 17))

    assert ask("/news/voice/20200417.html") == (301, "/ja/statements/voice/")
    assert ask("/news/office/20200417.html") == (404, None)


def test_the_oldest_readers_read_the_source_language_and_translations_are_no_second_item(index):
    page = news(index, slug="one")
    pages.home_page("en")
    pages.translation(index, "en")
    pages.translation(page, "en")

    assert ask("/news/office/20200420.html") == (301, "/ja/news/one/")
    assert ask("/news/office/20200420_1.html") == (404, None)


def test_drafts_are_not_given_away(index):
    draft = news(index, slug="draft", live=False)
    legacy.remember("/news/office/20200420_3.html", draft)

    assert ask("/news/office/20200420.html") == (404, None)
    assert ask("/news/office/20200420_3.html")[0] != 500


def test_what_was_near_is_offered_nearest_first(index):
    far = news(index, day=date(2020, 4, 2))
    near = news(index, day=date(2020, 4, 19))
    news(index, day=date(2020, 5, 1))

    assert legacy.nearby(OldAddress("office", date(2020, 4, 20)), "vi") == [near, far]


@pytest.mark.parametrize("path", [*NO_ADDRESS[:7], "/news/office/%00.html", "/news/office/" + "9" * 3000 + ".html"])
def test_hostile_old_addresses_are_only_not_found(home, path):
    assert ask(path.strip())[0] == 404
