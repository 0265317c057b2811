import pytest
from django.contrib.messages import get_messages
from wagtail.blocks.base import Block
from wagtail_localize.models import Translation

from ground.texts.fields import TextsFormField
from home.base import languages
from home.base.blocks import StoryBlock
from home.models import StatementPage, Topic
from tests.factories import pages, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def index():
    return pages.publish(pages.statement_index(pages.publish(pages.home_page("ja"))))


@pytest.fixture
def editor(client):
    user = staff.editor()
    client.force_login(user)
    return user


def form_of(page: StatementPage, **changed) -> dict:
    """What the page editor sends."""
    rows = {f"{name}-{count}": 0 for name in ("cosigners", "addressees", "follow_ups", "related_rows", "topic_rows",
                                              "channel_rows", "comments") for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
    return {"title": page.title, "slug": page.slug, "kind": page.kind, "adopted_on": "2024-02-08", "issuer": "Network",
            "number": "", "summary": "", "body-count": 0, **rows} | changed


def messages_of(response) -> str:
    return "".join(str(message) for message in get_messages(response.wsgi_request))


def test_what_is_published_in_the_language_of_the_office_is_offered_for_translation(
    client, editor, index, django_capture_on_commit_callbacks
):
    page = pages.statement(index)

    first = client.post(f"/cms/pages/{page.pk}/edit/", form_of(page, **{"action-publish": "1"}))

    assert first.status_code == 302, first.context["form"].errors
    assert f"/cms/localize/submit/page/{page.pk}/" in messages_of(first)

    pages.home_page("en")
    with django_capture_on_commit_callbacks(execute=True):
        pages.translate(index, StatementPage.objects.get(pk=page.pk))
    again = client.post(f"/cms/pages/{page.pk}/edit/", form_of(page, title="改訂", **{"action-publish": "1"}))

    source = Translation.objects.get(source__object_id=page.translation_key).source_id
    assert f"/cms/localize/update/{source}/?next=" in messages_of(again)


def test_nobody_is_asked_to_translate_a_translation_or_without_permission(client, index):
    english = pages.statement(pages.statement_index(pages.home_page("en")), slug="english")
    client.force_login(staff.editor())
    translated = client.post(f"/cms/pages/{english.pk}/edit/", form_of(english, **{"action-publish": "1"}))
    assert translated.status_code == 302
    assert "localize/submit" not in messages_of(translated)

    writer = staff.editor()
    writer.user_permissions.remove(writer.user_permissions.get(codename="submit_translation"))
    client.force_login(writer)
    page = pages.statement(index)
    assert "localize/submit" not in messages_of(
        client.post(f"/cms/pages/{page.pk}/edit/", form_of(page, **{"action-publish": "1"})))


def test_easy_japanese_has_a_check_beside_the_editor_and_japanese_has_not(client, editor, index):
    easy_home = pages.home_page("ja-simple")
    easy = pages.statement(pages.statement_index(easy_home), title="期限は 令和6年です", slug="easy")
    plain = pages.statement(index, title="期限は 令和6年です", slug="plain")

    checked = client.get(f"/cms/pages/{easy.pk}/edit/").content.decode()

    assert 'data-side-panel="plain_japanese"' in checked
    assert "令和6年" in checked[checked.index("office-check"):]
    assert "office-check" not in client.get(f"/cms/pages/{plain.pk}/edit/").content.decode()


def test_translators_into_easy_japanese_see_the_check_below_their_editor(
    client, editor, index, django_capture_on_commit_callbacks
):
    for tag in ("ja-simple", "en"):
        pages.home_page(tag)
    page = pages.publish(pages.statement(index, title="期限について"))
    with django_capture_on_commit_callbacks(execute=True):
        for tag in ("ja-simple", "en"):
            pages.translate(index, page, tag=tag)

    shown = {}
    for tag in ("ja-simple", "en"):
        version = StatementPage.objects.get(translation_key=page.translation_key, locale__language_code=tag)
        shown[tag] = client.get(f"/cms/pages/{version.pk}/edit/").content.decode()

    assert "期限" in shown["ja-simple"][shown["ja-simple"].index("office-check"):]
    assert "js-translation-editor" in shown["en"]
    assert "office-check" not in shown["en"]


def test_the_guide_and_its_menu(client, editor):
    assert client.get("/cms/guide/").status_code == 200
    assert "/cms/guide/" in client.get("/cms/").content.decode()


@pytest.mark.parametrize("name", ["heading", "text", "ruby_note", "quote", "call_to_action", "question", "table",
                                  "timeline", "video_card", "contact"])
def test_the_picker_shows_each_block_in_the_look_of_the_site(client, editor, name):
    block = StoryBlock().child_blocks[name]
    assert block.is_previewable

    page = client.get("/cms/block-preview/", {"id": block.definition_prefix}).content.decode()

    assert "css/site.css" in page
    assert Block.definition_registry[block.definition_prefix] is block


def test_a_desk_speaks_what_was_ticked(client):
    client.force_login(staff.administrator())
    desk = pages.desk(languages=["ja"])
    address = f"/cms/snippets/home/consultationdesk/edit/{desk.pk}/"
    assert 'value="vi"' in client.get(address).content.decode()

    names = {f"{field}_{tag}": "" for field in ("name", "about", "hours") for tag in languages.tags()}
    response = client.post(address, names | {
        "code": desk.code, "prefecture": "", "last_checked_on": "2026-01-01", "phone": "", "url": "", "name_ja": "窓口",
        "languages": ["ja", "vi"], "shown": "on"})

    assert response.status_code == 302, response.context["form"].errors
    desk.refresh_from_db()
    assert (desk.languages, desk.name) == (["ja", "vi"], {"ja": "窓口"})


@pytest.mark.parametrize("path", ["home/topic", "organisation/figure", "home/consultationdesk"])
def test_shared_rows_are_found_by_their_japanese_name(client, path):
    client.force_login(staff.administrator())
    Topic.objects.create(code="residence", name={"ja": "在留資格"})
    Topic.objects.create(code="labour", name={"ja": "労働"})

    shown = client.get(f"/cms/snippets/{path}/", {"q": "在留"}).content.decode()

    assert ("在留資格" in shown, "労働" in shown) == (path == "home/topic", False)


def test_texts_are_written_in_the_promised_languages_first_and_the_others_on_demand():
    html = TextsFormField().widget.render("name", {"ja": "窓口", "vi": "Bàn", "th": "โต๊ะ"}, attrs={"id": "id_name"})

    first, others = html.split("<details")
    assert [tag for tag in ("ja", "ja-simple", "en", "vi") if f'lang="{tag}"' in first] == ["ja", "ja-simple", "en"]
    assert "(2/16)" in others
    assert 'dir="rtl"' in others
