"""A reader who asks for what is not there gets a way on, in her language."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import Site

from home.base import missing
from home.base.missing import Version
from home.models import ConsultationPage, NewsIndexPage, NewsPage, StatementPage
from home.views import bad_request, permission_denied, server_error
from tests.factories import pages

pytestmark = pytest.mark.django_db
HOSTILE = ["/vi/%00", "/vi/<script>alert(1)</script>/", "/vi/" + "a/" * 2000, "/vi/%E0%A4%A/", "/vi/' OR 1=1--/",
           "/vi/../../etc/passwd", "/vi/statements/%F0%9F%92%A9/", "/vi//evil.example/"]


@pytest.fixture
def statement():
    """A statement in Japanese and English; Vietnamese has the home page and the index only."""
    home = pages.home_page("ja")
    index = pages.statement_index(home)
    found = pages.add(StatementPage, under=index, title="永住《えいじゅう》の声明", slug="residence")
    for tag in ("en", "vi"):
        pages.home_page(tag)
        pages.translation(index, tag)
    pages.translation(found, "en", title="On residence")
    return found


def ask(path: str, language: str = ""):
    return Client(headers={"accept-language": language}).get(path)


def test_a_page_missing_in_a_language_says_so_in_that_language_and_offers_the_nearest_versions(statement):
    response = ask("/vi/statements/residence/", "ja")

    page = response.content.decode()
    assert response.status_code == 404
    assert response.headers["Content-Language"] == "vi"
    assert '<html lang="vi"' in page
    assert response.context["asked_language"] == "Tiếng Việt"
    assert response.context["versions"] == [
        Version("en", "English", "ltr", "/en/statements/residence/", "On residence"),
        Version("ja", "日本語", "ltr", "/ja/statements/residence/", "永住の声明"),
    ]
    assert 'href="/en/statements/residence/" lang="en"' in page
    assert 'action="/vi/search/"' in page


@pytest.mark.parametrize("path", ["/xx/statements/residence/", "/statements/residence/"])
def test_an_unknown_or_absent_language_is_answered_in_the_one_the_browser_asks_for(statement, path):
    response = ask(path, "en-GB,vi;q=0.5")

    assert response.status_code == 404
    assert response.headers["Content-Language"] == "en"
    assert "Accept-Language" in response.headers["Vary"]
    assert [version.tag for version in response.context["versions"]] == ["en", "ja"]
    assert "It may have moved" in response.content.decode()


def test_drafts_and_unknown_pages_offer_nothing_but_search_and_help(statement):
    home = statement.get_parent().get_parent()
    pages.add(ConsultationPage, under=home.specific, title="相談窓口")
    StatementPage.objects.all().update(live=False)

    response = ask("/en/statements/residence/")

    assert response.status_code == 404
    assert response.context["versions"] == []
    assert "/ja/consultation/" in response.content.decode()


def test_a_404_leaves_no_cookie_and_is_kept_nowhere(statement):
    response = ask("/en/nothing/")

    assert response.cookies == {}
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_addresses_are_only_not_found(statement, path):
    response = ask(path, "\x00;q=9, <script>")

    assert response.status_code in {301, 302, 400, 404}
    assert b"<script>alert" not in response.content


def test_a_404_costs_the_same_with_one_translation_and_with_many(statement, settings, django_assert_max_num_queries):
    settings.PAGE_CACHE_SECONDS = 0
    with django_assert_max_num_queries(25) as few:
        ask("/vi/statements/residence/")
    index = statement.get_parent().specific
    for tag in ("fr", "es", "ko", "th"):
        pages.home_page(tag)
        pages.translation(index, tag)
        pages.translation(statement, tag)
    with django_assert_max_num_queries(len(few)):
        response = ask("/vi/statements/residence/")

    assert len(response.context["versions"]) == 6


def test_without_a_site_nothing_is_offered():
    Site.objects.all().delete()

    assert missing.versions_of("/vi/statements/", "vi", None) == []
    assert ask("/vi/statements/").status_code == 404


@pytest.fixture
def news(statement):
    index = pages.add(NewsIndexPage, under=statement.get_parent().get_parent().specific)
    return pages.add(NewsPage, under=index, title="四月の知らせ", dated_on="2020-04-21", section="office")


def test_an_old_address_nobody_knows_leads_to_the_news_of_that_month(news):
    response = ask("/news/office/20200420.html", "ja")

    assert response.status_code == 404
    assert response.context["nearby"] == [news]
    assert "/ja/news/?year=2020" in response.content.decode()


def test_a_date_that_never_was_is_only_not_found(statement):
    response = ask("/news/office/20201332.html", "en")

    assert response.status_code == 404
    assert "old" not in response.context


def test_what_may_not_be_opened_says_so(statement, rf):
    request = rf.get("/en/")
    request.user = AnonymousUser()

    response = permission_denied(request)

    assert response.status_code == 403
    assert "not allowed" in response.content.decode()


def test_a_broken_server_answers_without_the_database(rf):
    answers = [server_error(rf.get("/vi/")), bad_request(rf.get("/vi/"))]

    assert [answer.status_code for answer in answers] == [500, 400]
    assert all("English" in answer.content.decode() for answer in answers)


def test_a_foreign_host_gets_a_400(statement):
    assert Client().get("/ja/", headers={"host": "evil.example"}).status_code == 400


def test_forbidden_pages_say_so_in_the_language_of_the_address(statement, rf):
    response = Client(enforce_csrf_checks=True).post("/ja/accounts/login/", {"login": "a@example.org"})

    assert response.status_code == 403
    assert '<html lang="ja"' in response.content.decode()


def test_a_language_without_a_home_page_yet_shows_no_other_language_under_its_address(client, statement):
    response = client.get("/my/")

    assert response.status_code == 404
    assert '<html lang="my"' in response.content.decode()
