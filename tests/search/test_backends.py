"""Both databases find the same pages for the same words, in every script, and survive whatever is typed."""

import random
from datetime import date

import pytest
from django.core.management import call_command
from modelsearch import query as asked
from wagtail.models import Page, get_page_models
from wagtail.search.backends import get_search_backend
from wagtail.search.index import RelatedFields, SearchField
from wagtail_localize.fields import TranslatableField

from home.base.pages import BasePage
from home.models import Addressee, CustomDocument, CustomImage, FollowUp, StandardPage
from search import text
from search.backends import encoded
from tests.factories import pages
from tests.search import builders

PAGES = {
    "permanent": ("ja", "特別永住者と永住許可《えいじゅうきょか》", "書類がいる。｜ＮＧＯ《エヌジーオー》も助ける。"),
    "detention": ("ja", "長期収容に反対する声明", "入管法の改定に反対します。ﾆｭｰｽは毎週。東京と京都で集会。"),
    "simple": ("ja-simple", "日本《にほん》に いるための 資格《しかく》", "がいこくじんの ための そうだん。でんわ。"),
    "chinese": ("zh-hans", "难民申请指南", "在《难民公约》中规定了庇护权。"),
    "korean": ("ko", "난민신청 안내", "이주노동자의 권리를 지킵니다."),
    "thai": ("th", "การต่ออายุวีซ่า", "แรงงานข้ามชาติมีสิทธิ"),
    "burmese": ("my", "လူ့အခွင့်အရေး", "ရွှေ့ပြောင်းအလုပ်သမားများ"),
    "nepali": ("ne", "आप्रवासी श्रमिकको अधिकार", "भिसा नवीकरण २०२४"),
    "hindi": ("hi", "प्रवासियों के अधिकार", "क़ानून सबके लिए है"),
    "tamil": ("ta", "குடியேறியோர் உரிமைகள்", "விசா நீட்டிப்பு"),
    "amharic": ("am", "የስደተኞች መብት", "ሀገር እና ሥራ"),
    "arabic": ("ar", "حقوق اللاجئين", "الإقامة الدائمة في اليابان، مَرحَبًا"),
    "vietnamese": ("vi", "Người lao động nhập cư", "Gia hạn thị thực ở Đà Nẵng"),
    "english": ("en", "Rights of permanent residents", "Don’t be detained: know Article 22-4. Tom &amp; Jerry, café."),
}
QUERIES = [
    ("永住", {"permanent"}), ("反対", {"detention"}), ("入管法", {"detention"}), ("許可", {"permanent"}),
    ("永", {"permanent"}), ("ニュース", {"detention"}), ("ﾆｭｰｽ", {"detention"}), ("にゅーす", {"detention"}),
    ("東京都", set()), ("東京 集会", {"detention"}), ("えいじゅう", {"permanent"}), ("NGO", {"permanent"}),
    ("外国人", set()), ("ガイコクジン", {"simple"}), ("日本に", {"simple"}), ("難民", set()),
    ("难民", {"chinese"}), ("公约", {"chinese"}), ("庇护权", {"chinese"}), ("난민", {"korean"}), ("노동자", {"korean"}),
    ("วีซ่า", {"thai"}), ("แรงงาน", {"thai"}), ("အခွင့်", {"burmese"}), ("အလုပ်သမား", {"burmese"}),
    ("अधिकार", {"nepali", "hindi"}), ("भिसा 2024", {"nepali"}), ("कानून", {"hindi"}), ("உரிமை", {"tamil"}),
    ("መብት", {"amharic"}), ("ሐገር", {"amharic"}), ("اللاجئين", {"arabic"}), ("لاجئين", {"arabic"}),
    ("اقامة", {"arabic"}), ("مرحبا", {"arabic"}), ("người", {"vietnamese"}), ("NGUOI lao dong", {"vietnamese"}),
    ("da nang", {"vietnamese"}), ("permanent rights", {"english"}), ("resident", {"english"}), ("cafe", {"english"}),
    ("don't", {"english"}), ("22-4", {"english"}),
]
HOSTILE = [
    "", " ", "'", '"', "''", '""', "'\"*:()AND NOT", "title:永住", "永住 AND", "NOT", "NEAR(a b)", "*", "a*", "-永住",
    "{title} : x", "\x00", "永\x00住", "\ud800", "永住\udfff", "\u202e永住", "%", "_", "\\", "'; DROP TABLE x; --",
    "永住" * 5_000, "x" * 10_000, '"' * 10_000, "a " * 5_000, "(" * 500, "&|!<->:*'", "<script>alert(1)</script>",
    "'':*", "\ufdfa" * 100, "漢" * 100, " ".join("abcdefghijklmnopqrstuvwxyz" * 2),
]


@pytest.fixture
def shelf(db):
    """A page per script, by name."""
    return {
        name: builders.page(title, body, tag=tag, slug=name) for name, (tag, title, body) in PAGES.items()
    }


def found(query, **options) -> set[str]:
    return {page.slug for page in get_search_backend().search(query, StandardPage, **options)}


def test_every_script_is_searched_by_the_words_its_readers_type(shelf):
    assert {query: found(query) for query, _slugs in QUERIES} == dict(QUERIES)


def test_hostile_words_find_what_they_say_or_nothing_and_never_raise(shelf):
    backend = get_search_backend()

    for query in HOSTILE:
        for ask in (backend.search, backend.autocomplete):
            for shelves in (Page.objects.all(), StandardPage.objects.filter(live=True)):
                assert ask(query, shelves).count() == len(ask(query, shelves)), query


def test_titles_come_first_and_the_very_marks_that_were_typed(db):
    for slug, title, body in [
        ("text", "x", "Bán hàng"), ("exact-text", "x", "Bạn ơi"), ("title", "Ban tổ chức", ""), ("exact", "Bạn bè", ""),
    ]:
        builders.page(title, body, tag="vi", slug=slug)

    ranked = [page.slug for page in get_search_backend().search("bạn", StandardPage)]

    assert ranked == ["exact", "title", "exact-text", "text"]


def test_an_order_the_caller_chose_is_kept(shelf):
    newest_last = StandardPage.objects.order_by("title")

    ranked = get_search_backend().search("अधिकार", newest_last, order_by_relevance=False)
    by_age = get_search_backend().search("अधिकार", StandardPage.objects.order_by(), order_by_relevance=False)

    assert [page.slug for page in ranked] == ["nepali", "hindi"]
    assert [page.slug for page in by_age] == ["hindi", "nepali"]


def test_scores_can_be_asked_for(shelf):
    scored = get_search_backend().search("永住", StandardPage).annotate_score("score")

    assert [(page.slug, page.score) for page in scored] == [("permanent", encoded.TITLE_WEIGHT)]


COMBINED = [
    (asked.MATCH_ALL, set(PAGES)),
    (asked.MATCH_NONE, set()),
    (asked.PlainText("永住 难民", operator="or"), {"permanent", "chinese"}),
    (asked.Phrase("permanent residents"), {"english"}),
    (asked.Phrase("residents permanent"), set()),
    (asked.Phrase('"'), set()),
    (asked.And([asked.PlainText("rights"), asked.Phrase("***")]), {"english"}),
    (asked.Or([asked.PlainText("永住"), asked.Phrase("ﾆｭｰｽ")]), {"permanent", "detention"}),
    (asked.And([asked.PlainText("अधिकार"), ~asked.PlainText("भिसा")]), {"hindi"}),
    (~asked.PlainText("'"), set()),
    (asked.And([]), set()),
    (asked.Boost(asked.PlainText("永住"), 2), {"permanent"}),
    (asked.And([asked.MATCH_ALL, asked.PlainText("永住")]), {"permanent"}),
]


def test_queries_are_combined_alike_on_both_databases(shelf):
    assert [(repr(query), found(query)) for query, _slugs in COMBINED] == [
        (repr(query), slugs) for query, slugs in COMBINED
    ]


def test_fields_narrow_the_search_to_titles_or_the_rest(shelf):
    assert found("永住", fields=["title"]) == {"permanent"}
    assert found("書類", fields=["title"]) == set()
    assert found("書類", fields=["body", "summary"]) == {"permanent"}


def test_facets_count_hits_per_value(shelf):
    hits = get_search_backend().search("अधिकार", Page.objects.all())

    assert sorted(hits.facet("locale_id").items()) == sorted(
        {pages.locale("hi").pk: 1, pages.locale("ne").pk: 1}.items()
    )


def test_a_changed_page_is_found_by_its_new_words_and_a_deleted_one_by_none(db):
    page = builders.page("永住", slug="changing")
    page.title = "難民"
    page.save_revision().publish()

    assert (found("永住"), found("難民")) == (set(), {"changing"})

    page.delete()

    assert found("難民") == set()


def test_the_whole_index_can_be_built_anew(shelf):
    call_command("update_index", verbosity=0)

    assert found("永住") == {"permanent"}


UNSPACED = "特別永住者の在留資格と長期収容入管法改定に反対する难民申请指南权利난민신청노동자แรงงานข้ามชาติလူ့အခွင့်အရေး"
WORDS = ["permanent", "residents", "rights", "law", "người", "lao", "động", "visa", "café", "अधिकार", "உரிமைகள்", "ሥራ"]


def test_every_random_page_is_found_exactly_when_it_contains_the_words(db):
    """The judge is a plain `in` for scripts without spaces and `startswith` for words, page by page."""
    dice = random.Random(20240708)
    texts = {}
    for number in range(150):
        runs = ["".join(dice.choices(UNSPACED, k=dice.randrange(1, 120))) for _ in range(4)]
        texts[f"r{number}"] = " ".join(dice.sample([*runs, *dice.choices(WORDS, k=4)], 8))
        builders.page("-", slug=f"r{number}", summary=texts[f"r{number}"])
    normal = {slug: text.normalise(said) for slug, said in texts.items()}
    runs_asked = ["".join(dice.choices(UNSPACED, k=width)) for width in (1, 1, 2, 2, 2, 2, 3, 3)]
    for said in dice.sample(sorted(texts.values()), 40):
        start, width = dice.randrange(len(said)), dice.randrange(1, 7)
        runs_asked += [run[0] for run in text.PIECE.finditer(said[start : start + width]) if run["unspaced"]]

    for query in runs_asked:
        assert found(query) == {slug for slug, said in normal.items() if text.normalise(query) in said}, query
    for word in (*WORDS, "resid", "nguoi", "लाह", "visas"):
        begins = text.fold(word)
        assert found(word) == {
            slug for slug, said in normal.items() if any(text.fold(each).startswith(begins) for each in said.split())
        }, word


def test_a_word_far_down_a_very_long_page_is_found(db):
    builders.page("長い", slug="long", summary="移住者の権利。" * 8_600 + "特別語彙")

    assert found("特別語彙") == {"long"}
    assert found("特別利語") == set()


def test_a_page_too_large_for_an_entry_is_indexed_from_its_beginning(db):
    random_source = random.Random(1)
    noise = "".join(chr(random_source.randrange(0x4E00, 0x9FFF)) for _ in range(200_000))
    builders.page("巨大", slug="huge", summary=f"最初 {noise}")

    assert found("最初") == {"huge"}


def test_the_admin_finds_two_character_words_in_its_explorer_and_pickers(shelf, admin_client, settings):
    settings.STAFF_MFA_REQUIRED = False
    for address in ("/cms/pages/search/", "/cms/pages/search/results/", "/cms/choose-page/search/"):
        for query, hit in [("永住", True), ("永", True), ("難民", False), ("'\"*:()AND NOT", False), ("\x00", False)]:
            answer = admin_client.get(address, {"q": query})

            shown = "特別永住者と永住許可" in answer.content.decode()
            assert (answer.status_code, shown) == (200, hit), (address, query)


def test_the_admin_finds_pictures_and_files_by_two_characters(db, admin_client, settings):
    settings.STAFF_MFA_REQUIRED = False
    CustomImage.objects.create(title="永住の集会", description="人", file="crowd.png", width=1, height=1)
    CustomDocument.objects.create(title="永住ガイド", file="guide.pdf", file_size=1, file_hash="0")

    for address in ("/cms/documents/", "/cms/documents/results/", "/cms/documents/chooser/results/"):
        for query, hit in [("永住", True), ("\"'", False)]:
            answer = admin_client.get(address, {"q": query})
            assert (answer.status_code, "永住ガイド" in answer.content.decode()) == (200, hit), (address, query)
    # Its list of pictures asks just this; the list itself would make thumbnails.
    assert [picture.title for picture in get_search_backend().autocomplete("集会", CustomImage)] == ["永住の集会"]


# What stands on no page, or only on a button or after sending.
NOT_ON_THE_PAGE = {"seo_title", "search_description", "urgent_label", "thanks"}


@pytest.mark.parametrize("model", sorted(
    (model for model in get_page_models() if issubclass(model, BasePage)), key=lambda model: model.__name__
))
def test_everything_a_translator_translates_can_be_searched(model):
    translated = {field.field_name for field in model.translatable_fields if isinstance(field, TranslatableField)}
    searched = {
        field.field_name for field in model.get_search_fields() if isinstance(field, (SearchField, RelatedFields))
    }

    assert translated - NOT_ON_THE_PAGE - searched == set()


def test_a_statement_is_found_by_those_it_is_addressed_to_and_by_what_came_after(db):
    index = pages.statement_index(pages.home_page("ja"))
    statement = pages.statement(index)
    statement.addressees.add(Addressee(name="法務大臣", locale=statement.locale))
    statement.follow_ups.add(FollowUp(on=date(2026, 2, 1), text="国会で採択", locale=statement.locale))
    pages.publish(statement)

    for query in ("法務大臣", "採択"):
        assert [page.pk for page in get_search_backend().search(query, Page.objects.live())] == [statement.pk]
