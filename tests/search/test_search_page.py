"""The search page: what a reader of any language gets for any question."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import CampaignPage
from home.models import ConsultationPage, EventPage, NewsPage, PublicationPage, QaIndexPage, QaPage, StatementPage
from search import limits, queries
from tests.factories import pages
from tests.search import builders

ALL_KINDS = [StatementPage, QaPage, NewsPage, EventPage, PublicationPage, CampaignPage]


def ask(client, query: str, tag: str = "ja", **more):
    response = client.get(f"/{tag}/search/", {"q": query, **more})
    response.html = response.content.decode()
    return response


def titles(results: queries.Results) -> dict[str, list[str]]:
    return {group.kind.code: [hit.page.title for hit in group.hits] for group in results.groups}


def test_results_stand_by_kind_in_a_fixed_order(db):
    for model in reversed(ALL_KINDS):
        builders.page(f"永住 {model.__name__}", model=model)
    builders.page("永住 StandardPage")

    assert titles(queries.search("永住", tag="ja")) == {
        "statements": ["永住 StatementPage"],
        "qa": ["永住 QaPage"],
        "news": ["永住 NewsPage"],
        "events": ["永住 EventPage"],
        "publications": ["永住 PublicationPage"],
        "campaigns": ["永住 CampaignPage"],
        "pages": ["永住 StandardPage"],
    }


def test_an_item_is_shown_once_in_the_readers_language_and_counted_in_the_others(db):
    original = builders.page("HelpLine の案内", tag="ja")
    for tag in ("en", "vi", "ar"):
        builders.page(f"HelpLine {tag}", tag=tag, of=original)
    builders.page("HelpLine only in Japanese", tag="ja")

    results = queries.search("helpline", tag="vi")

    assert titles(results) == {"pages": ["HelpLine vi", "HelpLine only in Japanese"]}
    assert results.total == 2
    assert [(other.tag, other.count) for other in results.others] == [("ja", 2), ("en", 1), ("ar", 1)]


def test_a_reader_who_searches_by_a_japanese_word_is_led_to_her_own_language(db, client):
    original = builders.page("永住許可の取消しに反対する声明", "永住者の生活", tag="ja", model=StatementPage)
    arabic = builders.page("بيان", "نص", tag="ar", model=StatementPage, of=original)

    response = ask(client, "永住", tag="ar")

    assert '<html lang="ar" dir="rtl">' in response.html
    assert "永住許可の取消しに反対する声明" in response.html
    assert f'href="{arabic.url}"' in response.html


def test_only_what_is_public_is_found(db):
    builders.page("永住 draft", live=False)
    closed = builders.page("永住 closed")
    closed.view_restrictions.create(restriction_type="login")
    builders.page("永住 open")

    assert titles(queries.search("永住", tag="ja")) == {"pages": ["永住 open"]}


def test_titles_come_before_texts_and_newer_before_older(db):
    for title, text, day in [("古い永住", "", 1), ("本文だけ", "永住", 3), ("新しい永住", "", 2)]:
        builders.page(title, text, first_published_at=f"2026-01-0{day}T00:00:00Z")

    assert titles(queries.search("永住", tag="ja")) == {"pages": ["新しい永住", "古い永住", "本文だけ"]}


def test_a_kind_with_many_hits_shows_five_and_leads_to_all_of_them(db, client):
    for number in range(23):
        builders.page(f"永住 {number:02}", model=NewsPage)

    assert [len(group.hits) for group in queries.search("永住", tag="ja").groups] == [5]
    assert 'href="?q=%E6%B0%B8%E4%BD%8F&amp;kind=news"' in ask(client, "永住").html

    first, second = (ask(client, "永住", kind="news", page=page) for page in ("1", "2"))

    assert first.html.count("<mark>") == 0
    assert (first.html.count('class="row__title"'), second.html.count('class="row__title"')) == (20, 3)
    assert 'href="?q=%E6%B0%B8%E4%BD%8F&amp;kind=news&amp;page=2"' in first.html


@pytest.mark.parametrize("more", [
    {"kind": "nonsense"}, {"kind": "events"}, {"kind": "\x00"}, {"page": "-1"}, {"page": "x"}, {"page": "9" * 5_000},
    {"kind": "pages", "page": "99"}, {"kind": "pages", "page": ""},
])
def test_a_kind_or_page_that_does_not_exist_is_no_error(db, client, more):
    builders.page("永住")

    response = ask(client, "永住", **more)

    assert (response.status_code, response.html.count('class="row__title"')) == (200, 1)


def test_the_words_are_marked_in_a_text_that_stays_text(db, client):
    builders.page("<b>永住</b>", "在留資格《ざいりゅうしかく》の 5 &lt; 7 &amp; 永住")

    html = ask(client, "永住").html

    assert "&lt;b&gt;永住&lt;/b&gt;" in html
    assert "在留資格の 5 &lt; 7 &amp; <mark>永住</mark></p>" in html


@pytest.mark.parametrize("query", ["", "   ", "''", "\u202e", "☃"])
def test_a_question_without_words_shows_help_and_ways_on(db, client, query):
    home = builders.home("en")
    for model in (QaIndexPage, ConsultationPage):
        pages.add(model, under=home)

    response = ask(client, query, tag="en")

    assert response.status_code == 200
    assert ("What are you looking for?" in response.html) == (not query.strip() or query == "\u202e")
    assert 'href="/en/qa/"' in response.html
    assert 'href="/en/consultation/"' in response.html


def test_what_is_not_found_is_said_and_the_words_stay_in_the_field(db, client):
    response = ask(client, "存在しない", tag="en")

    assert "Nothing was found." in response.html
    assert 'value="存在しない"' in response.html


@pytest.mark.parametrize("query", [
    "永住" * 5_000, "x" * 10_000, '"' * 10_000, "'\"*:()AND NOT", "\x00永", "\u202eabc\u202c", "%00",
    "a\r\nSet-Cookie: x=y", "<script>alert(1)</script>", "'; DROP TABLE wagtailcore_page; --", "{% load x %}{{ y }}",
    "漢" * 101, "\ufdfa" * 100,
])
def test_hostile_words_break_nothing_and_come_back_as_text(db, client, query):
    builders.page("永住")

    response = ask(client, query)

    assert response.status_code == 200
    assert len(response.content) < 100_000
    assert [each for each in ("<script>alert", "\u202e", "\x00") if each in response.html] == []
    assert "Set-Cookie" not in response.headers


def test_ten_kilobytes_find_nothing_and_say_why(db, client):
    builders.page("永住")

    response = ask(client, "永住" * 1_700, tag="en")

    assert "This is too long to search for." in response.html
    assert response.html.count('class="row__title"') == 0


def test_a_question_over_a_hundred_characters_is_cut_and_says_so(db, client):
    builders.page("永住")

    response = ask(client, " ".join(["永住"] * 40), tag="en")

    assert "We searched for the first 100 characters." in response.html
    assert response.html.count('class="row__title"') == 1


def test_a_search_that_takes_too_long_is_stopped_and_not_kept(db, client, monkeypatch):
    builders.page("永住")
    monkeypatch.setattr(limits, "SECONDS", 0.0)
    monkeypatch.setattr(limits, "STEPS_BETWEEN_LOOKS", 1)
    monkeypatch.setattr(queries, "_hits", lambda *_args: endless())

    def endless():
        with connection.cursor() as cursor:
            cursor.execute(ENDLESS)

    response = ask(client, "永住", tag="en")

    assert response.status_code == 503
    assert "This search took too long" in response.html
    assert "no-store" in response["Cache-Control"]
    assert queries.suggestions("en") == []


ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT count(*) FROM n"
)


def test_no_statement_outlives_its_time(db):
    with pytest.raises(limits.TookTooLong), limits.at_most(0.2), connection.cursor() as cursor:
        cursor.execute(ENDLESS)


def test_an_error_in_time_is_not_taken_for_slowness(db):
    with pytest.raises(limits.OperationalError), limits.at_most(5):
        raise limits.OperationalError("disk full")


def test_the_page_is_the_same_for_everyone_and_may_be_kept(db, client):
    builders.page("永住")
    ask(client, "永住")  # the first visit of all writes the site's empty settings

    response = ask(client, "永住")

    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert (response["Vary"], dict(response.cookies)) == ("Accept-Encoding", {})
    with CaptureQueriesContext(connection) as asked:
        assert ask(client, "永住", utm_source="mail").content == response.content
    assert len(asked) == 0


def test_the_language_menu_keeps_the_question(db, client):
    assert 'href="/vi/search/?q=%E6%B0%B8%E4%BD%8F"' in ask(client, "永住").html


def test_a_search_is_asked_by_get_only(db, client):
    assert client.post("/ja/search/", {"q": "永住"}).status_code == 405


def test_thirty_hits_ask_the_database_no_more_than_one(db, client, settings):
    settings.PAGE_CACHE_SECONDS = 0
    original = builders.page("永住 0", "永住", model=NewsPage)
    builders.page("English 0", tag="en", model=NewsPage, of=original)
    ask(client, "永住", tag="en", kind="news")
    with CaptureQueriesContext(connection) as one:
        ask(client, "永住", tag="en", kind="news")
    for number in range(1, 30):
        version = builders.page(f"永住 {number}", "永住", model=NewsPage)
        builders.page(f"English {number}", tag="en", model=NewsPage, of=version)

    with CaptureQueriesContext(connection) as thirty:
        response = ask(client, "永住", tag="en", kind="news")

    assert response.html.count('class="row__title"') == 20
    assert len(thirty) == len(one) > 0


def test_every_kind_at_once_asks_one_question_per_kind(db, client, settings):
    settings.PAGE_CACHE_SECONDS = 0
    for model in ALL_KINDS:
        for number in range(6):
            builders.page(f"永住 {number}", "永住", model=model, published_on=date(2026, 1, 1))
    ask(client, "永住")

    with CaptureQueriesContext(connection) as asked:
        ask(client, "永住")

    assert len(asked) <= 30
