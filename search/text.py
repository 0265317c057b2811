"""One reading of text for index and query alike, in every script. Standard library only.

Scripts written without spaces (Han, kana, Hangul, Thai, Lao, Khmer, Burmese) become overlapping pairs of characters,
so that a two-character word is found inside any sentence. All others become words, with and without their marks.
Every token is spelled in [a-z0-9], because both databases cut text at letters and marks they do not know.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

LONGEST_QUERY = 100
# What is longer than this was pasted by accident or thrown at us; it is not a search at all.
HOPELESS_QUERY = 1_000
LONGEST_WORD = 40
# Shorter words are found whole; from here on the beginning of a word is enough (plurals, case endings).
SHORTEST_BEGINNING = 3

HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb"
THAI_LAO = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ece\u0edc-\u0edf"
BURMESE_KHMER = "\u1000-\u103f\u1050-\u109f\u1780-\u17d3\u17dc\u17dd\ua9e0-\ua9ef\uaa60-\uaa7f"
UNSPACED = HAN + KANA + HANGUL + THAI_LAO + BURMESE_KHMER

# All marks and invisible characters of Unicode lie in these two stretches.
CATEGORIES = {
    chr(code): unicodedata.category(chr(code)) for code in (*range(0xD800), *range(0xFB1E, 0x1E8D7))
}
MARKS = "".join(character for character, category in CATEGORIES.items() if category[0] == "M")
FORMATS = "".join(character for character, category in CATEGORIES.items() if category == "Cf")
del CATEGORIES
# Zero width, direction and variation signs: nobody types them, everybody pastes them.
INVISIBLE = re.compile(f"[{FORMATS}\u034f\u180b-\u180d\ufe00-\ufe0f\U000e0000-\U000e01ef]")
PIECE = re.compile(rf"(?P<unspaced>[{UNSPACED}]+)|(?P<word>(?:(?![{UNSPACED}_])[\w{MARKS}])+)")

# A reading follows kanji and has none itself, or a marked beginning; 在《难民公约》中 names a treaty and stays.
FURIGANA = re.compile(
    rf"[｜|](?P<marked>[^｜|《》\n<>]{{1,40}})《(?P<any>[^《》\n<>]{{1,60}})》"
    rf"|(?<=[{HAN}ヶ])《(?P<reading>[^《》\n<>{HAN}]{{1,60}})》"
)
INLINE_TAG = re.compile(r"</?(?:abbr|a|bdi|bdo|b|em|i|mark|ruby|rb|small|span|strong|sub|sup|u|wbr)\b[^<>]*>", re.I)
OTHER_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")

KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
# Marks a reader may leave out. Elsewhere (vowels of Devanagari, Tamil) they are half the word and stay.
OPTIONAL_MARK = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c]"
)
# Letters no decomposition makes plain, and letters people write either way.
EITHER_WAY = {
    **str.maketrans("đłøħıŧ", "dlohit"), **str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"}),
    0x0640: "",  # Arabic: stretched, alif wasla, three yehs, three hehs, two kafs
    0x0671: "\u0627", 0x0649: "\u064a", 0x06CC: "\u064a", 0x0629: "\u0647", 0x06C1: "\u0647", 0x06A9: "\u0643",
    0x0901: "\u0902",  # Hindi, Nepali: moon dot, dot
    **{  # Amharic: rows of letters that sound alike
        row + vowel: chr(same + vowel)
        for row, same in ((0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0), (0x1340, 0x1338))
        for vowel in range(7)
    },
}
ARABIC = re.compile("[\u0620-\u06ff]")
# "And", "with", "like", "for" and the article are written onto an Arabic noun.
ARABIC_ARTICLE = re.compile("^[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=.{3})")

ASCII_WORD = re.compile("[a-z0-9]+")
BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a page has to contain: tokens side by side, or one word that begins in any of these ways."""

    adjacent: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    exact: str = ""  # the word with the marks it was typed with: ranks, never filters


def tokens(text: str) -> str:
    """Everything `text` can be found by: its tokens in order, then readings, other spellings, single characters."""
    base, readings = plain(text)
    normal = normalise(base)
    stream = [token for token, _start, _end in spans(normal)]
    extras = [token for token, _start, _end in spans(normalise(" ".join(readings)))]
    singles: list[str] = []
    for piece in PIECE.finditer(normal):
        if piece["word"]:
            extras += other_forms(piece["word"][:LONGEST_WORD])
        else:
            singles += (unspaced(character) for character in piece["unspaced"])
    return " ".join((*stream, *dict.fromkeys(extras + singles)))


def query(text: str) -> tuple[Term, ...]:
    """What a page must contain, all of it, to be found by `text`; empty when there is nothing to look for."""
    terms = []
    for piece in PIECE.finditer(_asked(text)):
        if piece["unspaced"]:
            terms.append(Term(adjacent=tuple(token for token, _start, _end in _spans_of(piece))))
        else:
            terms.append(_word_term(piece["word"][:LONGEST_WORD]))
    return tuple(dict.fromkeys(terms))


def phrase(text: str) -> tuple[Term, ...]:
    """The same for words in quotation marks, which have to stand side by side."""
    stream = tuple(token for token, _start, _end in spans(_asked(text)))
    # A lone character has its own place only where its run ends, so it cannot be asked for in order.
    if len(stream) < 2 or any(map(is_single, stream)):
        return query(text)
    return (Term(adjacent=stream),)


def plain(text: str) -> tuple[str, list[str]]:
    """Text without tags, entities and furigana; and the readings that stood there."""
    readings: list[str] = []

    def base(found: re.Match[str]) -> str:
        readings.append(found["any"] or found["reading"])
        return found["marked"] or ""

    bare = unescape(OTHER_TAG.sub(" ", INLINE_TAG.sub("", text)))
    return FURIGANA.sub(base, bare), readings


def normalise(text: str) -> str:
    """Characters that read the same become the same: width, case, kana, digits of every script."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).casefold())
    digits = {ord(digit): str(unicodedata.decimal(digit)) for digit in set(re.findall(r"\d", folded))}
    return folded.translate(KATAKANA_TO_HIRAGANA | digits)


def fold(word: str) -> str:
    """The word without the marks and spellings a reader may leave out: `người` -> `nguoi`."""
    bare = OPTIONAL_MARK.sub("", unicodedata.normalize("NFD", word))
    return unicodedata.normalize("NFC", bare).translate(EITHER_WAY)


def spans(normal: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a normalised text in order, each with the stretch it stands for."""
    for piece in PIECE.finditer(normal):
        yield from _spans_of(piece)


def other_forms(word: str) -> Iterator[str]:
    """How else a page may be asked for by this word: with its marks, without the article."""
    folded = fold(word) or word
    if word != folded and not ARABIC.search(word):
        yield _word(word)
    if _bare(folded) != folded:
        yield _word(_bare(folded))


def unspaced(characters: str) -> str:
    """The token of one or two characters of a script without spaces."""
    return f"h{_spelled(characters)}"


def is_single(token: str) -> bool:
    return token[0] == "h" and len(token) == 5


def _spans_of(piece: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    start, end = piece.span()
    if piece["unspaced"]:
        run = piece["unspaced"]
        for at in range(max(len(run) - 1, 1)):
            yield unspaced(run[at : at + 2]), start + at, min(start + at + 2, end)
    else:
        yield _word(fold(piece["word"][:LONGEST_WORD]) or piece["word"][:LONGEST_WORD]), start, end


def _word_term(word: str) -> Term:
    folded = fold(word) or word
    exact = "" if word == folded or ARABIC.search(word) else _word(word)
    if len(folded) < SHORTEST_BEGINNING:
        return Term(adjacent=(_word(folded),), exact=exact)
    return Term(beginnings=tuple(dict.fromkeys((_word(folded), _word(_bare(folded))))), exact=exact)


def _bare(word: str) -> str:
    return ARABIC_ARTICLE.sub("", word)


def _asked(text: str) -> str:
    return "" if len(text) > HOPELESS_QUERY else normalise(plain(text[:LONGEST_QUERY])[0])[:LONGEST_QUERY]


def _word(word: str) -> str:
    return f"w{word}" if ASCII_WORD.fullmatch(word) else f"x{_spelled(word)}"


def _spelled(characters: str) -> str:
    return "".join(map(_code, characters))


@lru_cache(maxsize=65_536)
def _code(character: str) -> str:
    """Four digits, so that the beginning of a word is the beginning of its token."""
    number = ord(character)
    return "".join(BASE_36[number // 36**place % 36] for place in (3, 2, 1, 0))
