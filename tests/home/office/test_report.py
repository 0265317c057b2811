import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import StatementPage
from home.office.steps import Progress
from home.office.translations import State
from tests.factories import pages, staff

pytestmark = pytest.mark.django_db

REPORT = "/cms/reports/translation-status/"


@pytest.fixture
def site():
    home = pages.publish(pages.home_page("ja"))
    for tag in ("en", "vi"):
        pages.publish(pages.home_page(tag))
    return pages.publish(pages.statement_index(home))


@pytest.fixture
def editor(client):
    user = staff.editor()
    client.force_login(user)
    return user


def translated(index, tag="en", *, title="声明", slug="one", on_commit=None):
    original = pages.publish(pages.statement(index, title=title, slug=slug))
    with on_commit(execute=True):
        pages.translate(index, original, tag=tag)
    return original


def cells(response, title):
    row = next(row for row in response.context["rows"] if row["original"].title == title)
    return {each.cell.tag: each for each in row["cells"]}


def test_every_page_stands_once_with_each_language_and_one_next_step(
    client, editor, site, django_capture_on_commit_callbacks
):
    original = translated(site, on_commit=django_capture_on_commit_callbacks)
    machine = translated(site, "vi", title="機械訳", slug="two", on_commit=django_capture_on_commit_callbacks)
    StatementPage.objects.filter(translation_key=machine.translation_key).exclude(pk=machine.pk).update(
        machine_drafted=True)
    draft = pages.statement(site, title="下書き", slug="three")

    response = client.get(REPORT)

    english = Page.objects.get(translation_key=original.translation_key, locale__language_code="en")
    first = cells(response, "声明")
    assert {tag: first[tag].cell.state for tag in ("ja", "en", "vi", "ar")} == {
        "ja": State.ORIGINAL, "en": State.CURRENT, "vi": State.MISSING, "ar": State.MISSING}
    assert first["en"].next.url == f"/cms/pages/{english.pk}/edit/"
    assert first["ar"].next.url == f"/cms/localize/submit/page/{original.pk}/?select_locale=ar"
    assert cells(response, "機械訳")["vi"].cell.state == State.MACHINE
    assert cells(response, "下書き")["ja"].cell.state == State.DRAFT
    assert cells(response, "下書き")["ja"].next.url == f"/cms/pages/{draft.pk}/edit/"
    assert client.get(first["ar"].next.url).status_code == 200


def test_a_translation_left_behind_leads_to_the_new_text_and_to_what_changed(
    client, editor, site, django_capture_on_commit_callbacks
):
    original = translated(site, on_commit=django_capture_on_commit_callbacks)
    before = original.latest_revision_id
    original.title = "改訂"
    original = pages.publish(original)
    StatementPage.objects.filter(pk=original.pk).update(text_changed_at=timezone.now() - timedelta(days=3, hours=1))
    TranslationSource.objects.filter(object_id=original.translation_key).update(
        last_updated_at=timezone.now() - timedelta(days=4))
    type(original.latest_revision).objects.filter(pk=before).update(created_at=timezone.now() - timedelta(days=5))
    source = TranslationSource.objects.get(object_id=original.translation_key)
    english = StatementPage.objects.get(translation_key=original.translation_key, locale__language_code="en")

    late = cells(client.get(REPORT), "改訂")["en"]

    assert (late.cell.state, late.cell.days) == (State.BEHIND, 3)
    assert [step.url for step in late.steps] == [
        f"/cms/localize/update/{source.pk}/?next=%2Fcms%2Fpages%2F{english.pk}%2Fedit%2F",
        f"/cms/pages/{original.pk}/revisions/compare/{before}...live/",
    ]
    assert [client.get(step.url).status_code for step in late.steps] == [200, 200]

    source.update_from_db()
    assert cells(client.get(REPORT), "改訂")["en"].next.url == f"/cms/pages/{english.pk}/edit/"


def test_a_draft_says_how_far_its_translator_has_come(client, editor, site, django_capture_on_commit_callbacks):
    original = pages.publish(pages.statement(site, title="声明", summary="要約"))
    with django_capture_on_commit_callbacks(execute=True):
        pages.translate(site)
        english = pages.translate(original, publish=False)
    record = Translation.objects.get(source__object_id=original.translation_key)

    before = cells(client.get(REPORT), "声明")["en"]
    for segment in record.source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=record.target_locale, data="…")
    after = cells(client.get(REPORT), "声明")["en"]

    assert (before.cell.state, before.progress, after.progress) == (State.DRAFT, Progress(0, 3), Progress(3, 3))
    assert before.next.url == after.next.url == f"/cms/pages/{english.pk}/edit/"
    assert before.next.label != after.next.label


def test_a_translation_nobody_syncs_compares_with_what_stood_when_it_was_published(client, editor, site):
    original = pages.publish(pages.statement(site, title="声明"))
    english_index = pages.translation(site, "en")
    assert english_index.live
    pages.publish(pages.translation(original, "en"))
    Page.objects.filter(translation_key=original.translation_key).update(last_published_at=None)
    original.title = "改訂"
    pages.publish(original)

    late = cells(client.get(REPORT), "改訂")["en"]

    assert late.steps[0].url.endswith("/edit/")
    assert late.steps[1].url == f"/cms/pages/{original.pk}/revisions/compare/earliest...live/"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {"Home ja", "Statements", "声明", "下書き"}),
        ({"q": "声"}, {"声明"}),
        ({"kind": "home.statementpage"}, {"声明", "下書き"}),
        ({"state": "draft"}, {"下書き"}),
        ({"state": "behind"}, set()),
        ({"language": "en", "state": "current"}, {"Home ja", "Statements", "声明"}),
        ({"language": "ja", "state": "original"}, {"Home ja", "Statements", "声明"}),
        ({"kind": "nonsense", "p": "x"}, {"Home ja", "Statements", "声明", "下書き"}),
    ],
)
def test_filters_show_what_was_asked_for(client, editor, site, django_capture_on_commit_callbacks, asked, expected):
    translated(site, on_commit=django_capture_on_commit_callbacks)
    pages.statement(site, title="下書き", slug="three")

    response = client.get(REPORT, asked)

    assert {row["original"].title for row in response.context["rows"]} == expected


def test_the_report_takes_the_same_queries_however_many_pages(client, editor, site):
    def asked_after(numbers):
        for number in numbers:
            page = pages.publish(pages.statement(site, slug=f"s{number}"))
            page.title = "改訂"
            pages.publish(page)
        client.get(REPORT)
        with CaptureQueriesContext(connection) as queries:
            client.get(REPORT)
        return len(queries)

    one = asked_after(range(1))

    assert asked_after(range(1, 30)) <= one < 20


def test_pages_of_the_report_keep_the_filters(client, editor, site):
    for number in range(30):
        pages.statement(site, slug=f"s{number}", title=f"S{number}")

    first = client.get(REPORT, {"kind": "home.statementpage"})
    second = client.get(REPORT + first.context["next_url"])

    assert first.context["next_url"] == "?kind=home.statementpage&p=2"
    assert (len(first.context["rows"]), len(second.context["rows"])) == (25, 5)
    assert second.context["previous_url"] == "?kind=home.statementpage&p=1"


def test_the_table_can_be_taken_home(client, editor, site):
    pages.statement(site, title="=1+1", slug="bad")

    data = client.get(REPORT, {"export": "csv", "kind": "home.statementpage", "state": "draft"}).content
    xlsx = client.get(REPORT, {"export": "xlsx"})

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [row[1] for row in rows[1:]] == ["'=1+1"]
    assert xlsx.content.startswith(b"PK")


def test_who_works_on_no_page_does_not_see_the_report(client):
    client.force_login(staff.staff())

    assert client.get(REPORT).status_code in {302, 403}
