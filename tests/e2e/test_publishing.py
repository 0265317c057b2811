"""An editor's ten minutes: write in Japanese, publish, hand to translators, publish what they bring, see it read."""

import pytest

from tests.e2e import office

DESKTOP = {"width": 1280, "height": 900}
TITLE = "家族と暮らす権利についての声明"
SUMMARY = "家族の権利を守ることを求めます。"
BODY = "私たちは、家族が離れ離れにされない社会を求めます。"
ISSUER = "全国ネットワーク（試験）"
# What translators bring back, by what they were given.
TRANSLATIONS = {
    "English": ("en", {
        TITLE: "Statement on the right to live with one's family",
        SUMMARY: "We ask for family rights.",
        BODY: "We want a society that does not part families.",
        ISSUER: "National network (trial)",
    }),
    "やさしい日本語": ("ja-simple", {
        TITLE: "家族《かぞく》と いっしょに 住《す》む 権利《けんり》",
        SUMMARY: "家族《かぞく》の 権利《けんり》を 守《まも》って ください。",
        BODY: "家族《かぞく》が いっしょに いられる 社会《しゃかい》が ほしいです。",
        ISSUER: "全国《ぜんこく》ネットワーク",
    }),
    "العربية": ("ar", {
        TITLE: "بيان حول حق العيش مع الأسرة",
        SUMMARY: "نطالب بحماية حقوق الأسرة.",
        BODY: "نريد مجتمعًا لا يفرّق بين أفراد الأسرة.",
        ISSUER: "الشبكة الوطنية",
    }),
}


@pytest.fixture
def editor(visit):
    page = visit("/healthz", viewport=DESKTOP, locale="ja")
    office.sign_in(page, "publisher")
    return page


def test_a_statement_is_published_translated_found_and_read(editor, visit, tmp_path):
    index = office.page_id(editor, "/ja/statements/")
    editor.goto(f"/cms/pages/add/home/statementpage/{index}/")
    editor.fill("#id_title", TITLE)
    editor.fill("#id_adopted_on", "2026-11-19")
    editor.fill("#id_issuer", ISSUER)
    editor.fill("#id_summary", SUMMARY)
    office.write_text(editor, BODY)
    office.publish(editor)
    assert editor.locator("main td.title", has_text=TITLE).count() >= 1

    number = office.newest_child(editor, index)
    office.hand_to_translators(editor, number, list(TRANSLATIONS))
    for tag, words in TRANSLATIONS.values():
        translated = office.translation_of(editor, number, tag)
        editor.goto(f"/cms/pages/{translated}/edit/")
        office.translate_by_po(editor, words, tmp_path)
        office.publish_translation(editor)

    reader = visit("/ja/search/?q=離れ")
    reader.locator("main a", has_text=TITLE).first.click()
    assert reader.locator("h1").inner_text() == TITLE
    address = reader.url.partition("/ja/")[2]

    reader.locator("main a[lang=ar]").first.click()
    assert reader.locator("h1").inner_text() == TRANSLATIONS["العربية"][1][TITLE]
    assert reader.locator("html").get_attribute("dir") == "rtl"

    reader.goto(f"/ja-simple/{address}")
    assert reader.locator("h1 ruby rt").first.inner_text() == "かぞく"

    reader.goto(f"/en/{address}")
    assert TRANSLATIONS["English"][1][BODY] in reader.locator("main").inner_text()


def test_an_editor_is_told_what_is_missing_and_keeps_what_she_typed(editor):
    editor.goto(f"/cms/pages/add/home/statementpage/{office.page_id(editor, '/ja/statements/')}/")
    editor.fill("#id_title", TITLE)
    office.publish(editor)

    assert editor.locator(".messages").inner_text().strip()
    assert editor.input_value("#id_title") == TITLE
