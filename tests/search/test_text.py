"""The one reading of text: what becomes a token, and that nothing ever raises."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import text

ENCODED = re.compile(r"^([a-z0-9]+( |$))*$")


def found(query: str, page: str) -> bool:
    """Whether a page of this text is found, decided on tokens alone, as both databases decide it."""
    entry = f" {text.tokens(page)} "
    terms = text.query(query)
    return bool(terms) and all(
        f" {' '.join(term.adjacent)} " in entry if term.adjacent
        else any(f" {beginning}" in entry for beginning in term.beginnings)
        for term in terms
    )


@pytest.mark.parametrize(("query", "page"), [
    ("永住", "特別永住者の方へ"),
    ("入管法", "入管法の改定に反対する"),
    ("ニュース", "ﾆｭｰｽをお届けします"),
    ("にゅーす", "ニュース"),
    ("ガイコクジン", "がいこくじんのための相談"),
    ("ｶﾞｲﾄﾞ", "ガイドブック"),
    ("在留資格", "在留資格《ざいりゅうしかく》の更新"),
    ("ざいりゅうしかく", "在留資格《ざいりゅうしかく》の更新"),
    ("資格の更新", "在留資格《ざいりゅうしかく》の更新"),
    ("えぬじーおー", "｜NGO《エヌジーオー》の会"),
    ("NGOの会", "｜NGO《エヌジーオー》の会"),
    ("反", "入管法の改定に反対する"),
    ("入管法", "入<b>管</b>法"),
    ("２０２４年", "2024年の声明"),
    ("株式会社", "㍿サンプル"),
    ("難民", "关于难民和難民的说明"),
    ("公约", "在《难民公约》中"),
    ("난민", "난민신청을 하려면"),
    ("วีซ่า", "การต่ออายุวีซ่าของฉัน"),
    ("အခွင့်", "လူ့အခွင့်အရေး"),
    ("अधिकार", "प्रवासी अधिकार"),
    ("कानून", "क़ानून"),
    ("2024", "२०२४ मा"),
    ("உரிமை", "குடியேறியோர் உரிமைகள்"),
    ("መብት", "የስደተኞች መብት"),
    ("ሐገር", "ሀገር"),
    ("اللاجئين", "حقوق اللاجئين في اليابان"),
    ("لاجئين", "حقوق اللاجئين في اليابان"),
    ("اللاجئين", "حقوق لاجئين"),
    ("أهلا", "أَهْلًا وسهلا"),
    ("اقامه", "إقامة دائمة"),
    ("nguoi", "Người lao động"),
    ("NGƯỜI", "người lao động"),
    ("người", "ngu\u031bo\u031b\u0300i"),
    ("dong", "lao động"),
    ("isik", "IŞIK"),
    ("sejour", "titre de séjour"),
    ("asile", "droit d’asile"),
    ("statement", "Our statements of May"),
    ("tom & jerry", "Tom &amp; Jerry"),
    ("permanent resi\u00addence", "Permanent residence"),
])
def test_a_page_is_found_by_what_it_says(query, page):
    assert found(query, page)


@pytest.mark.parametrize(("query", "page"), [
    ("東京都", "東京と京都"),
    ("永住", "永遠の住まい"),
    ("民者", "難民《なんみん》。者"),
    ("んみ", "難民《なん》民《みん》"),
    ("अधिक", "अधकर"),
    ("rea", "area"),
    ("id", "identity"),
    ("strong", "<strong>x</strong>"),
    ("", "永住"),
    ("'\"*:()", "永住"),
    ("永住" * 5_000, "永住" * 5_000),
])
def test_a_page_is_not_found_by_what_it_does_not_say(query, page):
    assert not found(query, page)


def test_a_query_keeps_words_and_pairs_in_the_order_they_were_typed():
    assert text.query("Người 永住権 ở x") == (
        text.Term(beginnings=("wnguoi",), exact="x0032002v00c0063h002x"),
        text.Term(adjacent=("h0ldk0fnz", "h0fnz0kyx")),
        text.Term(adjacent=("wo",), exact="x063j"),
        text.Term(adjacent=("wx",)),
    )


@pytest.mark.parametrize(("query", "terms"), [
    ("human rights", (text.Term(adjacent=("whuman", "wrights")),)),
    ("rights", (text.Term(beginnings=("wrights",)),)),
    ("第3回", text.query("第3回")),
    ("", ()),
])
def test_words_in_quotation_marks_have_to_stand_side_by_side(query, terms):
    assert text.phrase(query) == terms


def test_a_query_is_read_up_to_its_hundredth_character():
    assert text.query("あ" * 99 + "永住") == text.query("あ" * 99 + "永")
    assert text.query(" " * 100 + "永住") == ()


def test_a_query_that_grows_when_normalised_stays_short():
    assert len(text.query("\ufdfa" * 100)) <= text.LONGEST_QUERY


def test_a_mark_alone_is_a_word_of_its_own():
    assert text.tokens("\u064b") == "x018r"
    assert text.query("\u064b") == (text.Term(adjacent=("x018r",)),)


def test_a_page_can_be_asked_for_by_everything_a_query_for_its_text_asks():
    page = "特別永住者《とくべつえいじゅうしゃ》 Người ở Đà Nẵng, २०२४"
    entry = text.tokens(page).split()

    assert all(token in entry for token in text.tokens("永住者 Người Nẵng 2024").split())


@given(st.text())
def test_tokens_are_plain_letters_and_digits_whatever_the_text(anything):
    assert ENCODED.match(text.tokens(anything))


@given(st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Po", "Lo"]), max_size=60))
def test_no_query_raises(anything):
    assert all(term.adjacent or term.beginnings for term in (*text.query(anything), *text.phrase(anything)))


@given(st.text(alphabet="永住許可のかながんﾆュ ーgườiabاللج", min_size=1, max_size=12))
def test_every_text_is_found_by_itself(anything):
    assert found(anything, anything) or not text.query(anything)


@pytest.mark.parametrize("hostile", ["<a", "《", "｜", "漢《", "&#", "'\"", "\u0300", "\ud800", "\u202e", "<" * 7])
def test_hostile_text_takes_no_longer_than_other_text(hostile):
    begun = time.process_time()
    text.tokens(hostile * (20_000 // len(hostile)))

    assert time.process_time() - begun < 2
