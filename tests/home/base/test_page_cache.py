"""Anonymous pages are the same bytes for everyone, kept until content changes, and kept for nobody else."""

import gzip
import importlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from ground.organisation.models import Organisation
from home.base import page_cache
from home.base.banner import EmergencyBanner
from home.models import ConsultationPage, EventIndexPage, EventPage, StandardPage, StatementIndexPage, StatementPage
from tests.factories import pages, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    home = pages.home_page("ja")
    for setting in (Organisation, EmergencyBanner):
        setting.for_site(home.get_site())  # made when first asked for, which is a change of content
    return home


@pytest.fixture
def page(home):
    return pages.add(StandardPage, under=home, slug="about", title="About us")


# --- the same bytes

def test_a_page_is_public_and_carries_a_tag(client, page):
    response = client.get("/ja/about/")

    assert (response.status_code, response["Content-Language"]) == (200, "ja")
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["ETag"].startswith('W/"')
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_a_second_reader_costs_no_query(client, page, django_assert_num_queries):
    first = client.get("/ja/about/")

    with django_assert_num_queries(0):
        second = client.get("/ja/about/")

    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))


def test_readers_signed_in_get_the_same_bytes_whoever_comes_first(client, page):
    staff = people.staff_client()

    from_staff = staff.get("/ja/about/")
    page_cache.bump()
    from_anyone = client.get("/ja/about/", headers={"accept-language": "vi", "user-agent": "x"})

    assert from_staff.content == from_anyone.content
    assert dict(from_staff.headers) == dict(from_anyone.headers)
    assert not from_staff.cookies


def test_a_message_waits_for_a_page_that_is_the_visitors_own(client, page):
    client.cookies["messages"] = "W1siX19qc29uX21lc3NhZ2UiLDAsMjUsInNlY3JldCJd"

    response = client.get("/ja/about/")

    assert (response.status_code, len(response.cookies), b"secret" in response.content) == (200, 0, False)


def test_unchanged_is_answered_without_a_body(client, page):
    tag = client.get("/ja/about/")["ETag"]

    response = client.get("/ja/about/", headers={"if-none-match": tag})

    assert (response.status_code, response.content, response["ETag"]) == (304, b"", tag)
    assert response["Cache-Control"].startswith("public")


def test_head_says_how_long_the_page_is_and_sends_nothing(client, page):
    fresh = client.head("/ja/about/")
    body = client.get("/ja/about/")
    kept = client.head("/ja/about/")

    assert fresh.content == kept.content == b""
    assert fresh["Content-Length"] == kept["Content-Length"] == str(len(body.content))


def test_who_reads_zipped_gets_the_same_page_zipped(client, page):
    plain = client.get("/ja/about/")
    zipped = client.get("/ja/about/", headers={"accept-encoding": "br, gzip"})

    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert zipped["ETag"] == plain["ETag"]
    assert len(zipped.content) < len(plain.content) / 2


def test_parameters_nobody_knows_share_the_page_and_never_reach_it(client, page, django_assert_num_queries):
    plain = client.get("/ja/about/")

    with django_assert_num_queries(0):
        same = client.get("/ja/about/?utm_source=%3Cscript%3E&q=1&page=2")
    page_cache.bump()
    made_anew = client.get("/ja/about/?utm_source=%3Cscript%3E&q=1&page=2")

    assert plain.content == same.content == made_anew.content


def test_parameters_an_index_knows_are_part_of_its_address(client, home, django_assert_num_queries):
    index = pages.add(StatementIndexPage, under=home)
    pages.add(StatementPage, under=index, title="Statement of kind one", kind="statement")
    pages.add(StatementPage, under=index, title="Request of kind two", kind="request")
    client.get("/ja/statements/?year=2024&kind=request")

    with django_assert_num_queries(0):
        requests = client.get("/ja/statements/?kind=request&nonsense=1&topic=&year=2024")
    everything = client.get("/ja/statements/")

    assert b"kind two" in requests.content
    assert b"kind one" not in requests.content
    assert b"kind one" in everything.content
    assert client.get("/ja/statements/").content == everything.content


def test_an_address_too_long_to_be_meant_is_answered_and_not_kept(client, home):
    pages.add(StatementIndexPage, under=home)
    long = "/ja/statements/?topic=" + "x" * 500

    client.get(long)
    request = RequestFactory().get(long)

    assert page_cache.find(request, page_cache.current_version()) is None


@pytest.mark.parametrize("other", [{"headers": {"host": "127.0.0.1"}}, {"secure": True}])
def test_each_host_and_scheme_has_its_own_page(client, page, other, django_assert_max_num_queries):
    client.get("/ja/about/")

    with django_assert_max_num_queries(100) as captured:
        client.get("/ja/about/", **other)

    assert len(captured) > 0


# --- what is kept for nobody

def test_a_page_for_those_who_sign_in_is_never_kept(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    staff = people.staff_client()

    assert staff.get("/ja/about/").status_code == 200
    assert client.get("/ja/about/").status_code == 302
    assert "public" not in staff.get("/ja/about/")["Cache-Control"]
    assert "no-store" in staff.get("/ja/about/")["Cache-Control"]


def test_closing_a_page_closes_it_at_once(client, page):
    assert client.get("/ja/about/").status_code == 200

    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="p")

    response = client.get("/ja/about/")
    assert b"About us" not in response.content.split(b"<main")[-1] or response.status_code == 302
    assert "public" not in response["Cache-Control"]


def test_errors_and_posts_are_never_kept(client, home):
    missing = client.get("/ja/nowhere/")
    later = pages.add(StandardPage, under=home, slug="nowhere")

    assert missing.status_code == 404
    assert "no-store" in missing["Cache-Control"]
    assert client.get(later.url).status_code == 200
    assert client.post(later.url).status_code == 405


def test_a_preview_shows_the_draft_and_leaves_nothing_behind(client, page):
    published = client.get("/ja/about/")
    page.title = "Not yet said"

    preview = page.make_preview_request()

    assert b"Not yet said" in preview.content
    assert "public" not in preview["Cache-Control"]
    assert client.get("/ja/about/").content == published.content


@pytest.mark.parametrize(
    "spoil",
    [
        lambda response: response.set_cookie("seen", "1"),
        lambda response: response.headers.__setitem__("Vary", "Cookie"),
        lambda response: response.headers.__setitem__("Vary", "Accept-Encoding, HX-Request"),
        lambda response: response.headers.__setitem__("Cache-Control", "no-store"),
        lambda response: response.headers.__setitem__("Cache-Control", "private"),
        lambda response: setattr(response, "status_code", 404),
        lambda response: delattr(response, page_cache.MARK),
    ],
)
def test_an_answer_that_is_not_the_same_for_everyone_is_not_kept(spoil):
    response = page_cache.mark(HttpResponse("page"), ())
    assert page_cache.may_be_kept(response)

    spoil(response)

    assert not page_cache.may_be_kept(response)


@pytest.mark.parametrize("markup", ["{{ request.session.anything }}", "{% csrf_token %}"])
def test_sabotage_a_template_that_looks_at_the_visitor_is_not_kept(
    client, page, monkeypatch, tmp_path, settings, markup
):
    (tmp_path / "spy.html").write_text(f"hello {markup}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    monkeypatch.setattr(StandardPage, "template", "spy.html")

    response = client.get("/ja/about/")

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_sabotage_the_name_of_the_visitor_does_not_reach_the_page(page, monkeypatch, tmp_path, settings):
    (tmp_path / "spy.html").write_text("hello {{ user.email }} {{ request.COOKIES }} {{ request.GET }}{{ messages }}")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    monkeypatch.setattr(StandardPage, "template", "spy.html")

    response = people.staff_client().get("/ja/about/?who=me")

    assert response.content == b"hello  {} &lt;QueryDict: {}&gt;[]"


# --- when content changes

def shown(client, path="/ja/about/") -> str:
    return client.get(path).content.decode()


def test_publishing_shows_at_once_on_the_page_its_translations_and_every_index(client, home):
    pages.home_page("en")
    index = pages.add(StatementIndexPage, under=home)
    english_index = pages.translation(index, "en")
    statement = pages.add(StatementPage, under=index, title="First wording")
    pages.translation(statement, "en", title="First translation")
    for path in ("/ja/", index.url, statement.url, english_index.url):
        assert "Second wording" not in shown(client, path)

    statement.title = "Second wording"
    statement.save_revision().publish()

    for path in ("/ja/", index.url, statement.url):
        assert "Second wording" in shown(client, path)


def test_a_draft_saved_makes_nothing_anew(client, page, django_assert_num_queries):
    client.get("/ja/about/")
    page.title = "Draft"
    page.save_revision()
    pages.add(StandardPage, under=page.get_parent(), live=False)

    with django_assert_num_queries(0):
        client.get("/ja/about/")


def change_title(page):
    page.title = "Changed"
    page.save()


def schedule_and_run(page):
    from django.core.management import call_command

    page.title = "Scheduled"
    page.go_live_at = datetime(2024, 1, 1, tzinfo=UTC)
    with time_machine.travel(datetime(2023, 12, 31, tzinfo=UTC), tick=False):
        page.save_revision().publish()
        version = page_cache.current_version()
    call_command("publish_scheduled")
    return version


@pytest.mark.parametrize(
    "change",
    [
        change_title,
        lambda page: page.save_revision().publish(),
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: page.move(pages.add(StandardPage, under=page.get_parent(), slug="new"), pos="last-child"),
        lambda page: pages.topic(),
        lambda page: pages.desk(),
        lambda page: EmergencyBanner.objects.get().save(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: importlib.import_module("wagtail.contrib.redirects.models").Redirect.objects.create(old_path="/a"),
    ],
)
def test_whatever_readers_see_makes_pages_anew_when_it_changes(page, change):
    before = page_cache.current_version()

    change(page)

    assert page_cache.current_version() != before


def test_what_is_published_on_schedule_makes_pages_anew(page):
    before = schedule_and_run(page)

    assert page_cache.current_version() != before


def test_a_change_counts_again_after_its_commit(page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as after:
        page.save_revision().publish()
    before = page_cache.current_version()  # somebody read the old content in between

    for callback in after:
        callback()

    assert page_cache.current_version() != before


def test_a_page_rendered_while_content_changed_is_not_kept_for_the_new_version(client, page, monkeypatch):
    def serve(self, request, *args, **kwargs):
        page_cache.bump()  # somebody publishes meanwhile
        return page_cache.mark(HttpResponse("old"), ())

    monkeypatch.setattr(StandardPage, "serve", serve)
    client.get("/ja/about/")
    monkeypatch.undo()

    assert "About us" in shown(client)


def test_pages_change_by_themselves_when_an_event_is_over_a_banner_ends_or_a_day_begins(home):
    at = datetime(2024, 2, 8, 3, tzinfo=UTC)
    quiet = page_cache.seconds_until_change(at)
    index = pages.add(EventIndexPage, under=home)
    pages.add(EventPage, under=index, starts_at=at - timedelta(hours=1), ends_at=at + timedelta(seconds=90.5))
    event = page_cache.seconds_until_change(at)
    EmergencyBanner.objects.update(shown=True, until=at + timedelta(seconds=20), text={"ja": "x"})

    assert (quiet, event, page_cache.seconds_until_change(at)) == (3600, 91, 20)
    assert page_cache.seconds_until_change(datetime(2024, 2, 8, 14, 59, 50, tzinfo=UTC)) == 10


def test_the_version_lives_no_longer_than_what_it_stands_for(home, monkeypatch):
    kept = {}
    pages_cache = page_cache.caches["pages"]
    monkeypatch.setattr(type(pages_cache), "add", lambda self, key, value, seconds: kept.update({key: seconds}))
    with time_machine.travel(datetime(2024, 2, 8, 14, 59, 50, tzinfo=UTC), tick=False):
        page_cache.current_version()

    assert kept == {page_cache.VERSION: 10}


# --- when there is no cache

class Away:
    def __getattr__(self, name):
        raise ConnectionError("refused")


@pytest.fixture
def no_cache(monkeypatch):
    monkeypatch.setattr(page_cache, "caches", {"pages": Away()})
    monkeypatch.setattr(page_cache, "_away_until", 0.0)
    monkeypatch.setattr(page_cache, "_owed", False)


def test_without_a_cache_pages_are_made_anew_and_changes_are_noted_when_it_is_back(client, page, no_cache, monkeypatch):
    first = client.get("/ja/about/")
    second = client.get("/ja/about/", headers={"if-none-match": first["ETag"]})
    page_cache.bump()
    monkeypatch.undo()  # the cache is back and still has its old pages
    monkeypatch.setattr(page_cache, "_owed", True)
    page_cache.caches["pages"].set(page_cache.VERSION, "old")

    assert (first.status_code, second.status_code) == (200, 304)
    assert page_cache.current_version() != "old"


def test_a_cache_that_is_away_is_left_alone_for_some_seconds(no_cache, monkeypatch):
    asked = []
    monkeypatch.setattr(page_cache, "caches", type("Counting", (), {
        "__getitem__": lambda self, name: asked.append(name) or Away()})())

    for _ in range(5):
        assert page_cache.current_version() is None

    assert asked == ["pages"]


def test_nothing_is_kept_where_keeping_is_switched_off(client, page, settings):
    settings.PAGE_CACHE_SECONDS = 0

    response = client.get("/ja/about/")

    assert (response.status_code, page_cache.current_version()) == (200, None)


# --- small things

def test_the_query_that_counts_has_known_parameters_with_a_value_in_order():
    assert page_cache.canonical(QueryDict("b=2&c=&a=1&a=%E3%81%82&d=4"), ("c", "b", "a")) == "a=%E3%81%82&b=2"


def test_a_view_can_say_that_it_is_the_same_for_everyone():
    @page_cache.same_for_everyone("page")
    def view(request):
        return HttpResponse(f"{request.method} {request.GET.urlencode()} {request.COOKIES}")

    get = RequestFactory(headers={"cookie": "a=1"}).get("/x/?page=2&who=me")
    got, posted = view(get), view(RequestFactory().post("/x/?who=me"))

    assert (got.content, page_cache.may_be_kept(got)) == (b"GET page=2 {}", True)
    assert page_cache.may_be_kept(posted) is False


def test_a_release_has_a_name_made_of_its_code():
    assert len(page_cache.release()) == 16
    assert ConsultationPage.query_parameters == ("language", "prefecture")
