"""Furigana as editors write it: 漢字《かんじ》, or ｜漢字《かんじ》 to say where the base begins. Pure."""

import re
from html import escape

KANJI = r"[々〆ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]"
# A reading without a mark has no kanji itself: in Chinese 《》 names books and treaties, 在《难民公约》中.
NOTATION = re.compile(
    rf"(?:[｜|]([^｜|《》\n<>]{{1,40}})|({KANJI}{{1,20}})(?=《[^》々\u3400-\u9fff]{{1,60}}》))《([^《》\n<>]{{1,60}})》"
)


def plain(text: str) -> str:
    """The text without readings: `在留資格《ざいりゅうしかく》` -> `在留資格`."""
    return NOTATION.sub(lambda found: found[1] or found[2], text)


def annotate(html: str) -> str:
    """HTML whose readings become `<ruby>` with `<rp>`; what is no notation stays as it is (already escaped)."""
    return NOTATION.sub(
        lambda found: f"<ruby>{found[1] or found[2]}<rp>(</rp><rt>{found[3]}</rt><rp>)</rp></ruby>", html
    )


def ruby(text: str) -> str:
    """Escaped HTML of a plain text with readings."""
    return annotate(escape(text, quote=True))


def has_readings(text: str) -> bool:
    return NOTATION.search(text) is not None
