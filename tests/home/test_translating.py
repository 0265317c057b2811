"""wagtail-localize with our page types: begun, carried out as PO, brought back, published."""

from datetime import UTC, date, datetime

import polib
import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from campaigns.models import CampaignAddressee, CampaignIndexPage, CampaignPage, Convener, DonatePage
from home.base.locales import ensure_locales
from home.models import (
    Addressee,
    ConsultationPage,
    ContactPage,
    Cosigner,
    EventIndexPage,
    EventPage,
    FollowUp,
    NewsIndexPage,
    NewsPage,
    PageChannel,
    PageTopic,
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

BODY = [
    {"type": "heading", "id": "h", "value": "見出し"},
    {"type": "text", "id": "t", "value": "<p>一つ目。</p><p>二つ目。</p>"},
    {"type": "question", "id": "q", "value": {"question": "なぜ", "answer": "<p>だから</p>"}},
    {"type": "table", "id": "b", "value": {"caption": "会員", "rows": "年度 | 人数\n2023 | 867"}},
    {"type": "timeline", "id": "l", "value": [
        {"type": "item", "id": "l1", "value": {"when": "1997", "text": "結成"}},
        {"type": "item", "id": "l2", "value": {"when": "2015", "text": "法人化"}}]},
    {"type": "contact", "id": "c", "value": {"name": "事務局", "phone": "03-0000-0000", "email": "a@example.org",
                                             "hours": "平日"}},
]


@pytest.fixture
def home():
    return pages.publish(pages.home_page("ja"))


@pytest.fixture
def translate(django_capture_on_commit_callbacks):
    def begin(*originals, tag="en"):
        with django_capture_on_commit_callbacks(execute=True):
            made = pages.translate(*originals, tag=tag)
        return type(made).objects.get(pk=made.pk)

    return begin


def bring_back(original, words, on_commit, tag="en"):
    """What a translator does: download, fill in, upload, publish."""
    record = Translation.objects.get(source__object_id=original.translation_key, target_locale__language_code=tag)
    po = polib.pofile(str(record.export_po()))
    for entry in po:
        entry.msgstr = words.get(entry.msgid, entry.msgid)
    warnings = record.import_po(polib.pofile(str(po)), translation_type="manual")
    with on_commit(execute=True):
        record.save_target(publish=True)
    return warnings


def test_there_is_a_locale_for_every_language_of_the_site_and_asking_twice_adds_none(settings):
    first = ensure_locales()
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("uk", "Українська")]

    again = ensure_locales()

    assert set(again) - set(first) == {"uk"}
    assert {tag: locale.pk for tag, locale in ensure_locales().items()} == {
        tag: locale.pk for tag, locale in again.items()}


@pytest.mark.parametrize(
    ("index_type", "page_type"),
    [(QaIndexPage, QaPage), (NewsIndexPage, NewsPage), (EventIndexPage, EventPage),
     (PublicationIndexPage, PublicationPage), (CampaignIndexPage, CampaignPage),
     (None, StandardPage), (None, ConsultationPage), (None, ContactPage), (None, JoinPage), (None, DonatePage)],
)
def test_every_page_type_is_translated_and_published_under_the_same_address(home, translate, index_type, page_type):
    parent = pages.publish(pages.add(index_type, under=home)) if index_type else home
    facts = {"body": BODY} if hasattr(page_type, "body") else {"intro": "<p>はじめに</p>"}
    original = pages.publish(pages.add(page_type, under=parent, **facts))

    translation = translate(*([home, parent, original] if index_type else [home, original]))

    assert (translation.live, translation.slug, translation.locale.language_code) == (True, original.slug, "en")
    assert translation.get_parent().translation_key == parent.translation_key


def test_a_statement_goes_out_as_po_and_comes_back_whole(home, translate, django_capture_on_commit_callbacks):
    index = pages.publish(pages.statement_index(home))
    topic = pages.topic("residence")
    related = pages.publish(pages.add(StandardPage, under=home))
    original = pages.statement(index, title="声明", summary="要約", body=BODY, published_on=date(2024, 2, 8))
    original.addressees = [Addressee(name="首相", locale=original.locale)]
    original.cosigners = [Cosigner(name="団体", locale=original.locale)]
    original.follow_ups = [FollowUp(on=date(2024, 3, 15), text="成立した", locale=original.locale)]
    original.topic_rows = [PageTopic(topic=topic)]
    original.channel_rows = [PageChannel(channel="website")]
    original.related_rows = [RelatedPage(related=related)]
    original = pages.publish(original)
    translate(home, index, original)
    words = {
        "声明": "Statement", "要約": "Summary", "首相": "Prime Minister", "団体": "Organisation", "成立した": "Passed",
        "見出し": "Heading", "一つ目。": "One.", "二つ目。": "Two.", "なぜ": "Why",
        "だから": "Because", "会員": "Members",
        "年度 | 人数<br/>2023 | 867": "Year | People<br/>2023 | 867", "結成": "Founded", "法人化": "Incorporated",
        "事務局": "Office", "平日": "Weekdays",
    }

    warnings = bring_back(original, words, django_capture_on_commit_callbacks)

    english = StatementPage.objects.get(translation_key=original.translation_key, locale__language_code="en")
    assert warnings == []
    assert (english.title, english.summary, english.slug) == ("Statement", "Summary", original.slug)
    assert [row.name for row in english.addressees.all()] == ["Prime Minister"]
    assert [row.name for row in english.cosigners.all()] == ["Organisation"]
    assert [(row.on, row.text) for row in english.follow_ups.all()] == [(date(2024, 3, 15), "Passed")]
    assert [row.topic for row in english.topic_rows.all()] == [topic]
    assert [row.channel for row in english.channel_rows.all()] == ["website"]
    assert [row.related_id for row in english.related_rows.all()] == [related.pk]
    body = {block.block_type: block.value for block in english.body}
    assert body["heading"] == "Heading"
    assert [text in body["text"].source for text in ("One.", "Two.")] == [True, True]
    assert (body["question"]["question"], "Because" in body["question"]["answer"].source) == ("Why", True)
    assert body["table"]["rows"] == "Year | People\n2023 | 867"
    assert [moment["text"] for moment in body["timeline"]] == ["Founded", "Incorporated"]
    assert (body["contact"]["name"], body["contact"]["phone"]) == ("Office", "03-0000-0000")
    assert {block.id for block in english.body} == {block.id for block in original.body}


def test_the_day_of_publication_belongs_to_each_language(home, translate):
    index = pages.publish(pages.statement_index(home))
    original = pages.publish(pages.statement(index, published_on=date(2024, 2, 8)))

    english = translate(home, index, original)

    assert original.published_on == date(2024, 2, 8)
    assert english.published_on not in (None, date(2024, 2, 8))


def test_synchronised_rows_follow_the_original_again_and_again(home, translate, django_capture_on_commit_callbacks):
    index = pages.publish(pages.statement_index(home))
    first, second = pages.topic("one"), pages.topic("two")
    original = pages.statement(index)
    original.topic_rows = [PageTopic(topic=first)]
    original = pages.publish(original)
    translate(home, index, original)
    original.topic_rows = [PageTopic(topic=first), PageTopic(topic=second)]
    original.adopted_on = date(2025, 1, 1)
    original = pages.publish(original)

    source = TranslationSource.objects.get(object_id=original.translation_key)
    source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        source.translations.get().save_target(publish=True)

    english = StatementPage.objects.get(translation_key=original.translation_key, locale__language_code="en")
    assert {row.topic for row in english.topic_rows.all()} == {first, second}
    assert english.adopted_on == date(2025, 1, 1)


def test_what_a_campaign_asks_of_whom_and_with_whom_is_translated(
    home, translate, django_capture_on_commit_callbacks
):
    index = pages.publish(pages.add(CampaignIndexPage, under=home))
    original = pages.add(CampaignPage, under=index, demand="撤回を", ways=BODY[:1], live=False)
    original.addressees = [CampaignAddressee(name="首相", locale=original.locale)]
    original.conveners = [Convener(name="団体", locale=original.locale)]
    original = pages.publish(original)
    translate(home, index, original)

    bring_back(original, {"撤回を": "Withdraw", "首相": "PM", "団体": "Org", "見出し": "Sign"},
               django_capture_on_commit_callbacks)

    english = CampaignPage.objects.get(translation_key=original.translation_key, locale__language_code="en")
    assert (english.demand, english.ways[0].value) == ("Withdraw", "Sign")
    assert [row.name for row in english.addressees.all()] == ["PM"]
    assert [row.name for row in english.conveners.all()] == ["Org"]


def test_fees_keep_their_yen_while_their_names_are_translated(home, translate, django_capture_on_commit_callbacks):
    fee = {"type": "fee", "id": "f", "value": {"name": "正会員", "yearly_yen": 10000, "votes": True, "note": ""}}
    original = pages.publish(pages.add(JoinPage, under=home, fees=[fee]))
    translate(home, original)

    bring_back(original, {"正会員": "Full member"}, django_capture_on_commit_callbacks)

    value = JoinPage.objects.get(locale__language_code="en").fees[0].value
    assert dict(value) == {"name": "Full member", "yearly_yen": 10000, "votes": True, "note": ""}


def test_an_event_keeps_its_hour_in_every_language(home, translate):
    index = pages.publish(pages.add(EventIndexPage, under=home))
    at = datetime(2026, 12, 18, 5, tzinfo=UTC)
    original = pages.publish(pages.add(EventPage, under=index, starts_at=at, ends_at=at, place="東京"))

    english = translate(home, index, original)

    assert (english.starts_at, english.place) == (at, "東京")


def test_a_new_translation_waits_as_a_draft_until_somebody_has_translated_it(home, translate):
    index = pages.publish(pages.statement_index(home))
    translate(home, index)
    original = pages.publish(pages.statement(index))

    english = pages.translate(original, publish=False)

    assert (english.live, english.published_on, english.title) == (False, None, original.title)


def test_the_source_is_the_language_of_the_office_though_the_interface_falls_back_to_english(home, translate):
    index = pages.publish(pages.add(StatementIndexPage, under=home))
    translate(home, index)

    source = TranslationSource.objects.get(object_id=index.translation_key)

    assert source.locale.language_code == "ja"
    assert Page.objects.filter(translation_key=index.translation_key).count() == 2
