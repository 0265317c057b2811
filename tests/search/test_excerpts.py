"""What is shown of a hit: the right sentence, the right stretches, in the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import text
from search.excerpts import LENGTH, excerpt, segments


def shown(written: str, query: str) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in segments(written, text.query(query)))


@pytest.mark.parametrize(("written", "query", "marked"), [
    ("特別永住者の権利", "永住", "特別[永住]者の権利"),
    ("永住者と永住権", "永住", "[永住]者と[永住]権"),
    ("ﾆｭｰｽとｶﾞｲﾄﾞ", "ニュース ガイド", "[ﾆｭｰｽ]と[ｶﾞｲﾄﾞ]"),
    ("㍿の相談", "株式", "[㍿]の相談"),
    ("東京と京都", "東京都", "東京と京都"),
    ("反対する", "反", "[反]対する"),
    ("入管法改定", "入管法 法改", "[入管法改]定"),
    ("Người lao động ở đây", "nguoi LAO dong", "[Người] [lao] [động] ở đây"),
    ("Ngu\u031bo\u031b\u0300i ta", "người", "[Ngu\u031bo\u031b\u0300i] ta"),
    ("Residents' rights", "resident", "[Residents]' rights"),
    ("identity id", "id", "identity [id]"),
    ("حقوق اللاجئين", "لاجئين", "حقوق [اللاجئين]"),
    ("مَرحَبًا بكم", "مرحبا", "[مَرحَبًا] بكم"),
    ("난민신청 안내", "신청", "난민[신청] 안내"),
    ("\u1102\u1161\u11ab민", "난민", "[\u1102\u1161\u11ab민]"),
    ("प्रवासी अधिकार", "अधिकार", "प्रवासी [अधिकार]"),
    ("per\u00admanent", "permanent", "[per\u00admanent]"),
    ("<b>永住</b> & co", "永住", "<b>[永住]</b> & co"),
    ("nothing here", "永住", "nothing here"),
    ("", "永住", ""),
    ("永住", "", "永住"),
])
def test_the_words_are_marked_where_they_stand(written, query, marked):
    assert shown(written, query) == marked


def found(written: str, query: str) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in excerpt(written, text.query(query)))


def test_the_sentence_that_says_most_is_shown_with_what_follows():
    written = "むかしの話です。永住の話です。<p>永住《えいじゅう》と収容の話です。</p>つづき。"

    assert found(written, "永住 収容") == "…[永住]と[収容]の話です。 つづき。"


def test_a_word_late_in_a_long_sentence_is_shown_with_a_little_before_it():
    written = "あ" * 200 + "永住" + "い" * 300

    assert found(written, "永住") == "…" + "あ" * 40 + "[永住]" + "い" * (LENGTH - 42) + "…"


def test_a_line_begins_at_a_word_or_a_whole_character():
    assert found("word " * 40 + "permanent", "permanent") == "…" + "word " * 7 + "[permanent]"
    assert found("သွ" * 60 + "ကို", "ကို") == "…" + "သွ" * 20 + "[ကို]"


def test_the_beginning_is_shown_when_only_the_title_has_the_words():
    assert found("<p>Tom &amp; <b>Jerry</b></p>\n<p>go home</p>", "永住") == "Tom & Jerry go home"


def test_a_very_long_text_is_looked_through_only_so_far():
    assert found("。".join(["あ"] * 1_000) + "永住", "永住").startswith("あ。")


@given(st.text(), st.text(alphabet="永住aàb ﾆُ", max_size=8))
def test_an_excerpt_adds_and_loses_nothing_but_its_ends(written, query):
    whole = " ".join(text.plain(written)[0].split())
    cut = "".join(part.text for part in segments(whole, text.query(query)))

    assert cut == whole
    assert "".join(part.text for part in excerpt(written, text.query(query))).strip("…") in whole
