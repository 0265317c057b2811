import uuid
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, ReferenceIndex, Site, Workflow, WorkflowPage

from home.models import ContactMessage, CustomDocument, CustomImage, EmergencyBanner, StandardPage, StatementPage
from home.office import queue
from home.office.broken import BrokenLink, broken_links
from home.office.described import pages_with_undescribed_pictures
from home.office.panels import BannerPanel, RepairsPanel, TranslationsPanel, WorkPanel
from home.office.translations import State
from home.office.versions import items
from tests.factories import pages, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return pages.publish(pages.home_page("ja"))


@pytest.fixture
def index(home):
    return pages.publish(pages.statement_index(home))


def text(html):
    return [{"type": "text", "value": html, "id": str(uuid.uuid4())}]


def request_of(rf, user):
    request = rf.get("/cms/", SERVER_NAME="testserver")
    request.user = user
    return request


def message(**facts):
    return ContactMessage.objects.create(**{
        "form_key": uuid.uuid4(), "sent_at": timezone.now(), "email": "a@example.org", "language": "vi",
        "subject": "Help", "text": "…"} | facts)


def test_the_front_page_begins_with_the_queue_and_ends_with_totals(client, index):
    client.force_login(staff.administrator())
    pages.publish(pages.statement(index, title="永住《えいじゅう》の声明"))
    message(subject="Please call")

    shown = client.get("/cms/").content.decode()

    order = [shown.index(mark) for mark in (
        "office-banner", "office-write", "office-translations", "office-messages", "office-totals")]
    assert order == sorted(order)
    assert "永住の声明" in shown
    assert "Please call" in shown
    assert "site-summary" not in shown


def test_the_front_page_takes_the_same_queries_however_long_the_queue(client, index):
    user = staff.editor("view_contactmessage", "change_emergencybanner")
    client.force_login(user)

    def asked_after(numbers):
        for number in numbers:
            link = text('<a linktype="page" id="99999">x</a>')
            live = pages.publish(pages.statement(index, slug=f"s{number}", body=link))
            live.title = "改訂"
            live.save_revision(user=user)
            pages.statement(index, slug=f"d{number}").save_revision(
                approved_go_live_at=timezone.now() + timedelta(days=1))
            message()
        client.get("/cms/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/cms/")
        return len(queries)

    one = asked_after(range(1))

    assert asked_after(range(1, 30)) <= one < 50


def test_who_works_on_no_page_is_asked_for_nothing(client, index):
    client.force_login(staff.staff())
    pages.publish(pages.statement(index, title="声明"))

    shown = client.get("/cms/").content.decode()

    assert "office-totals" in shown
    assert "office-translations" not in shown


def test_the_banner_is_two_clicks_away_and_says_whether_readers_see_it(client, rf, home):
    root = staff.administrator()
    client.force_login(root)
    site = Site.objects.get(is_default_site=True)

    off = BannerPanel(request_of(rf, root)).facts
    assert client.get(off["url"]).status_code == 200
    EmergencyBanner.objects.update_or_create(site=site, defaults={"shown": True, "title": {"ja": "台風"}})
    on = BannerPanel(request_of(rf, root)).facts

    assert (off["shown"], on["shown"], str(on["title"])) == (False, True, "台風")
    assert BannerPanel(request_of(rf, staff.staff())).facts == {"banner": None}


def test_only_news_in_promised_languages_is_asked_for(index):
    news = pages.publish(pages.statement(index, title="新しい"))
    old = pages.publish(pages.statement(index, title="古い", slug="old"))
    pages.statement(index, title="未公開", slug="draft")
    StatementPage.objects.filter(pk=old.pk).update(text_changed_at=timezone.now() - timedelta(days=90))

    missing = queue.translations(items(), at=timezone.now())[State.MISSING]

    asked = {row[0].item.original.title: [cell.tag for cell in row] for row in missing.rows}
    assert asked[news.title] == ["ja-simple", "en"]
    assert {"古い", "未公開"}.isdisjoint(asked)


def test_the_longest_left_behind_comes_first(index, rf):
    pages.home_page("en")
    pages.translation(index, "en")
    for number, days in enumerate((2, 9)):
        page = pages.publish(pages.statement(index, title=f"S{days}", slug=f"s{number}"))
        pages.publish(pages.translation(page, "en"))
        StatementPage.objects.filter(pk=page.pk).update(
            text_hash="changed", text_changed_at=timezone.now() - timedelta(days=days))

    parts = TranslationsPanel(request_of(rf, staff.administrator())).facts["parts"]

    behind = next(part for part in parts if part["state"] == "behind")
    assert [(row["item"].original.title, row["days"]) for row in behind["rows"]][:2] == [("S9", 9), ("S2", 2)]


def test_a_page_unread_in_many_languages_takes_one_row(client, index, rf):
    pages.home_page("en")
    tags = ["en", "vi", "ar", "th", "my", "ne"]
    for tag in tags[1:]:
        pages.home_page(tag)
    page = pages.publish(pages.statement(index, title="声明"))
    for tag in tags:
        pages.translation(index, tag)
        pages.publish(pages.translation(page, tag, machine_drafted=True))

    root = staff.administrator()
    part = next(each for each in TranslationsPanel(request_of(rf, root)).facts["parts"] if each["state"] == "machine")

    assert [(len(row["cells"]), row["more"]) for row in part["rows"]] == [(4, 2)]
    client.force_login(root)
    assert "state=machine&amp;q=%E5%A3%B0%E6%98%8E" in client.get("/cms/").content.decode()


def test_drafts_are_shown_to_those_who_may_write_their_own_first(index):
    mine, other = staff.editor(), staff.editor()
    older = pages.statement(index, title="わたしの", slug="mine")
    older.save_revision(user=mine)
    changed = pages.publish(pages.statement(index, title="公開済み", slug="live"))
    changed.title = "公開済みの改訂"
    changed.save_revision(user=other)
    scheduled = pages.statement(index, title="予定", slug="later")
    scheduled.save_revision(user=mine, approved_go_live_at=timezone.now() + timedelta(days=1))

    rows = queue.drafts(mine).rows

    assert [(row.title, row.mine, row.live) for row in rows] == [
        ("わたしの", True, False), ("公開済みの改訂", False, True)]
    assert not queue.drafts(staff.staff())


def test_decisions_wait_for_those_who_decide_and_are_followed_by_those_who_asked(index, rf):
    root, author = staff.administrator(), staff.editor(pages=("add", "change"))
    workflow = Workflow.objects.first()
    WorkflowPage.objects.update_or_create(page=Page.get_first_root_node(), defaults={"workflow": workflow})
    page = pages.statement(index, title="承認待ち")
    page.save_revision(user=author)
    workflow.start(page, author)

    decide, nothing_asked = queue.tasks(root)
    nothing, asked = queue.tasks(author)

    assert [(task.title, task.by) for task in decide.rows] == [("承認待ち", author.email)]
    assert [task.title for task in asked.rows] == ["承認待ち"]
    assert (bool(nothing_asked), bool(nothing)) == (False, False)
    assert not queue.drafts(author)
    assert WorkPanel(request_of(rf, root)).facts["to_decide"].count == 1


def test_what_appears_and_what_ends_by_itself_is_announced_soonest_first(index):
    now = timezone.now()
    coming = pages.statement(index, title="来週", slug="later")
    coming.save_revision(approved_go_live_at=now + timedelta(days=7))
    ending = pages.publish(pages.statement(index, title="今週まで", slug="ending"))
    Page.objects.filter(pk=ending.pk).update(expire_at=now + timedelta(days=2))

    assert [(each.title, each.appears) for each in queue.schedule(at=now).rows] == [("今週まで", False), ("来週", True)]


def test_letters_wait_oldest_first_for_those_who_may_read_them():
    new, old = message(), message(sent_at=timezone.now() - timedelta(days=2))
    message(answered_at=timezone.now())

    waiting = queue.messages(staff.staff("view_contactmessage"))

    assert (waiting.rows, waiting.count) == ([old, new], 2)
    assert not queue.messages(staff.staff())


def test_links_of_live_pages_to_what_is_gone_or_not_public_are_found(home, django_capture_on_commit_callbacks):
    draft = pages.add(StandardPage, under=home, live=False)
    gone = pages.publish(pages.add(StandardPage, under=home))
    here = pages.publish(pages.add(StandardPage, under=home))
    document = CustomDocument.objects.create(title="D", file=ContentFile(b"x", "d.txt"))
    links = "".join(f'<a linktype="{kind}" id="{key}">x</a>' for kind, key in (
        ("page", draft.pk), ("page", gone.pk), ("page", here.pk), ("document", document.pk)))
    page = pages.publish(pages.add(StandardPage, under=home, body=text(f"<p>{links}</p>")))
    pages.add(StandardPage, under=home, live=False, body=text(f"<p>{links}</p>"))
    assert [(link.page, link.reason) for link in broken_links()] == [(page.pk, "unpublished")]

    with django_capture_on_commit_callbacks(execute=True):
        gone.delete()
        document.delete()

    assert sorted((link.page, link.reason) for link in broken_links()) == [
        (page.pk, "deleted"), (page.pk, "document"), (page.pk, "unpublished")]
    page.body = text("<p>repaired</p>")
    pages.publish(page)
    assert broken_links() == []


def test_a_chosen_page_that_vanishes_is_emptied_and_so_is_no_broken_link(home, django_capture_on_commit_callbacks):
    chosen = pages.publish(pages.add(StandardPage, under=home))
    home.featured = chosen
    home = pages.publish(home)

    with django_capture_on_commit_callbacks(execute=True):
        chosen.delete()

    assert broken_links() == []


def test_a_page_deleted_together_with_its_target_leaves_nothing_to_repair(home, django_capture_on_commit_callbacks):
    parent = pages.publish(pages.add(StandardPage, under=home))
    pages.publish(pages.add(StandardPage, under=parent, body=text(f'<a linktype="page" id="{parent.pk}">x</a>')))
    assert ReferenceIndex.get_references_to(parent).exists()

    with django_capture_on_commit_callbacks(execute=True):
        StandardPage.objects.get(pk=parent.pk).delete()

    assert broken_links() == []
    assert not ReferenceIndex.get_references_to(parent).exists()


def test_pictures_without_words_are_counted(home, rf):
    image = CustomImage.objects.create(title="P", file=get_test_image_file(), description="")
    block = {"type": "image", "id": "a", "value": {"image": image.pk, "alt": "", "caption": ""}}
    page = pages.publish(pages.add(StandardPage, under=home, title="絵", body=[block]))
    described = {**block, "value": {**block["value"], "alt": "人々"}}
    pages.publish(pages.add(StandardPage, under=home, body=[described]))

    assert pages_with_undescribed_pictures() == [(page.pk, "絵", "ja")]
    facts = RepairsPanel(request_of(rf, staff.administrator())).facts
    assert (facts["images"], facts["pages_count"], facts["count"]) == ([image], 1, 2)


def test_a_broken_link_says_where_and_why(home):
    page = pages.publish(pages.add(StandardPage, under=home, body=[
        {"type": "text", "value": '<a linktype="page" id="99999">x</a>', "id": "b1"}]))

    assert broken_links() == [BrokenLink(page.pk, "body.b1", "deleted")]
