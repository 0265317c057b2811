"""Furigana as editors write it: 漢字《かんじ》, or ｜漢字《かんじ》 to say where the base begins. Pure."""

import re
from html import escape

KANJI = r"[々〆ヶ\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]"
# A reading without a mark has no kanji itself: in Chinese 《》 names books and treaties, 在《难民公约》中.
NOTATION = re.compile(
    rf"(?:[｜|]([^｜|《》\n<>]{{1,40}})|({KANJI}{{1,20}})(?=《[^》々\u3400-\u9fff]{{1,60}}》))《([^《》\n<>]{{1,60}})》"
)
# What an HTML page is made of besides text. Elements whose content is never laid out come whole.
MARKUP = re.compile(
    r"<!--.*?-->|<(script|style|title|option|textarea)\b.*?</\1\s*>|</?[a-z](?:\"[^\"]*\"|'[^']*'|[^'\">])*>",
    re.DOTALL | re.IGNORECASE,
)
VALUE = re.compile(r"(\bvalue=(?:\"[^\"]*\"|'[^']*'))", re.IGNORECASE)


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


def document(html: str) -> str:
    """A finished page: readings in its text become `<ruby>`; attributes, titles and options lose them.

    What a person has typed into a form (a `value`, a `textarea`) goes back to them as it was.
    """
    if "《" not in html:
        return html
    out, end = [], 0
    for found in MARKUP.finditer(html):
        out += [annotate(html[end : found.start()]), _unread(found[0])]
        end = found.end()
    return "".join([*out, annotate(html[end:])])


def _unread(markup: str) -> str:
    if markup[:9].lower() == "<textarea":
        return markup
    return "".join(part if place % 2 else plain(part) for place, part in enumerate(VALUE.split(markup)))
