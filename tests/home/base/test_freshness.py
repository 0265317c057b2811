from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from wagtail_localize.models import StringTranslation, TranslationSource

from home.base import freshness
from home.models import StatementPage
from membership.models import JoinPage
from tests.factories import pages

pytestmark = pytest.mark.django_db(transaction=False)

MONDAY = datetime(2026, 3, 2, 1, tzinfo=UTC)
BODY = [{"type": "text", "value": "<p>私たちは反対します。</p>", "id": "a"}]


@pytest.fixture
def original():
    with time_machine.travel(MONDAY, tick=False):
        home = pages.publish(pages.home_page("ja"))
        index = pages.publish(pages.statement_index(home))
        return pages.publish(pages.statement(index, body=BODY))


def translated(original, on_commit, days=1):
    with time_machine.travel(MONDAY + timedelta(days=days), tick=False), on_commit(execute=True):
        pages.translate(original.get_parent().get_parent(), original.get_parent(), original)
    return english(original)


def english(original):
    return StatementPage.objects.get(translation_key=original.translation_key, locale__language_code="en")


def change(original, title, days=10):
    original.title = title
    with time_machine.travel(MONDAY + timedelta(days=days), tick=False):
        return pages.publish(original)


def sync_and_publish(original, on_commit, days=12):
    source = TranslationSource.objects.get(object_id=original.translation_key)
    with time_machine.travel(MONDAY + timedelta(days=days), tick=False), on_commit(execute=True):
        source.update_from_db()
        source.translations.get().save_target(publish=True)
    return english(original)


def test_a_fresh_translation_is_not_behind(original, django_capture_on_commit_callbacks):
    translation = translated(original, django_capture_on_commit_callbacks)

    assert translation.live
    assert translation.translated_from_hash == original.text_hash != ""
    assert not freshness.is_behind(translation, original)


def test_a_changed_original_leaves_its_translation_behind_by_the_time_since(
    original, django_capture_on_commit_callbacks
):
    translation = translated(original, django_capture_on_commit_callbacks)

    original = change(original, "新しい声明")

    assert freshness.is_behind(translation, original)
    assert freshness.behind_by(translation, original, at=MONDAY + timedelta(days=13)) == timedelta(days=3)


def test_syncing_and_publishing_the_translation_catches_up(original, django_capture_on_commit_callbacks):
    translated(original, django_capture_on_commit_callbacks)
    original = change(original, "新しい声明")

    translation = sync_and_publish(original, django_capture_on_commit_callbacks)

    assert not freshness.is_behind(translation, original)
    assert freshness.behind_by(translation, original, at=MONDAY + timedelta(days=13)) == timedelta(0)


def test_publishing_the_original_again_without_a_new_wording_changes_nothing(
    original, django_capture_on_commit_callbacks
):
    translation = translated(original, django_capture_on_commit_callbacks)

    again = change(original, original.title)

    assert again.text_changed_at == original.text_changed_at == MONDAY
    assert not freshness.is_behind(translation, again)


def test_a_corrected_typo_in_the_translation_alone_does_not_catch_up(original, django_capture_on_commit_callbacks):
    translated(original, django_capture_on_commit_callbacks)
    original = change(original, "新しい声明")
    record = TranslationSource.objects.get(object_id=original.translation_key).translations.get()
    segment = record.source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=record.target_locale, data="Statement, corrected"
    )

    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)

    translation = english(original)
    assert translation.title == "Statement, corrected"
    assert freshness.is_behind(translation, original)


def test_a_translation_nobody_syncs_catches_up_when_a_person_publishes_it(original):
    with time_machine.travel(MONDAY, tick=False):
        for page in (original.get_parent().get_parent(), original.get_parent()):
            page.specific.copy_for_translation(pages.locale("en"))
        by_hand = pages.publish(original.copy_for_translation(pages.locale("en")))
    original = change(original, "新しい声明")
    assert freshness.is_behind(by_hand, original)

    assert not freshness.is_behind(pages.publish(by_hand), original)


def test_an_original_published_after_its_translation_was_begun_does_not_leave_it_behind(
    django_capture_on_commit_callbacks
):
    home = pages.publish(pages.home_page("ja"))
    index = pages.publish(pages.statement_index(home))
    draft = pages.statement(index, body=BODY)
    translation = translated(draft, django_capture_on_commit_callbacks)

    original = pages.publish(draft)

    assert not freshness.is_behind(pages.publish(translation), original)


def test_taking_a_change_back_is_no_reason_to_translate_again(original, django_capture_on_commit_callbacks):
    translation = translated(original, django_capture_on_commit_callbacks)
    title = original.title

    original = change(change(original, "新しい声明"), title, days=11)

    assert not freshness.is_behind(translation, original)


def test_moving_a_block_is_no_new_wording_but_a_new_date_is(original):
    before = freshness.text_hash(original)
    original.body = [{"type": "heading", "value": "見出し", "id": "b"}, *BODY]
    first = freshness.text_hash(original)
    original.body = [*BODY, {"type": "heading", "value": "見出し", "id": "b"}]

    assert freshness.text_hash(original) == first != before
    original.adopted_on = MONDAY.date()
    assert freshness.text_hash(original) != first


def test_what_a_fee_costs_is_part_of_what_a_page_tells():
    def join(yen):
        fee = {"type": "fee", "id": "a", "value": {"name": "会員", "yearly_yen": yen, "votes": True, "note": ""}}
        listed = {"type": "documents", "id": "c", "value": []}
        return JoinPage(title="入会", fees=[fee], body=[listed, {"type": "quote", "id": "b", "value": {"text": "…"}}])

    assert freshness.text_hash(join(5000)) == freshness.text_hash(join(5000)) != freshness.text_hash(join(6000))


def test_one_moment_has_one_fingerprint_in_any_time_zone():
    tokyo = datetime.fromisoformat("2026-03-02T10:00:00+09:00")

    assert freshness._plain(tokyo) == freshness._plain(MONDAY) == "2026-03-02 01:00:00+00:00"


def test_the_oldest_page_is_the_original_where_nobody_wrote_in_the_source_language():
    home = pages.home_page("en")
    later = pages.home_page("vi", translation_key=home.translation_key)

    assert freshness.original_of([later, home]) == home
    assert freshness.original_of([]) is None
