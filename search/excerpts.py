"""Where in a text the words of a query stand, and the few lines worth showing. Standard library and `search.text` only.

Found in normalised text, shown in the text as written: each character of the one remembers where it came from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search import text
from search.text import Term

LENGTH = 160
BEFORE = 40
# Sentences looked through for the best one; a page's later ones are shown only by opening it.
SENTENCES = 400

# A character with all that is written onto it: marks, half-width voicing, the vowel and end of a Korean syllable.
CLUSTER = re.compile(rf"[\s\S](?:[{text.MARKS}\uff9e\uff9f\u1160-\u11ff]|{text.INVISIBLE.pattern})*")
SENTENCE = re.compile(r"[^。．！？.!?।።؟။\n]*[。．！？.!?।።؟။\n]+|[^。．！？.!?।።؟။\n]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an excerpt; a template marks it, escaping as ever."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    start: int
    end: int
    term: int


def excerpt(written: str, terms: tuple[Term, ...]) -> list[Segment]:
    """The sentence that says most of what was asked for, with what follows it; the beginning if none does."""
    said = " ".join(text.plain(written)[0].split())
    start, found = 0, 0
    for number, sentence in enumerate(SENTENCE.finditer(said)):
        if found == len(terms) or number >= SENTENCES:
            break
        hits = marks(sentence[0], terms)
        if len({hit.term for hit in hits}) > found:
            found = len({hit.term for hit in hits})
            start = sentence.start() + _a_little_before(hits[0].start, sentence[0])
    shown = said[start : start + LENGTH].strip()
    opening, closing = "…" if start else "", "…" if start + LENGTH < len(said) else ""
    return [Segment(opening)] * bool(opening) + segments(shown, terms) + [Segment(closing)] * bool(closing)


def _a_little_before(first: int, sentence: str) -> int:
    """Where to begin so that `first` is near: at the sentence, else at a word, never inside a character."""
    if first <= BEFORE * 2:
        return 0
    start = sentence.find(" ", first - BEFORE, first) + 1 or first - BEFORE
    return next(at for at in range(start, first + 1) if sentence[at] not in text.MARKS or at == first)


def segments(shown: str, terms: tuple[Term, ...]) -> list[Segment]:
    """`shown` cut at its marks; those that touch become one."""
    stretches: list[tuple[int, int]] = []
    for mark in marks(shown, terms):
        if stretches and mark.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], mark.end))
        else:
            stretches.append((mark.start, mark.end))
    cut, at = [], 0
    for start, end in stretches:
        cut += [Segment(shown[at:start]), Segment(shown[start:end], marked=True)]
        at = end
    return [segment for segment in (*cut, Segment(shown[at:])) if segment.text]


def marks(said: str, terms: tuple[Term, ...]) -> list[Mark]:
    """Where the terms stand in `said`, from its beginning on."""
    normal, origin = [], []
    for cluster in CLUSTER.finditer(said):
        reading = _normalised(cluster[0])
        normal.append(reading)
        origin += [cluster.span()] * len(reading)
    found = _found("".join(normal), terms)
    return sorted(Mark(origin[start][0], origin[end - 1][1], number) for start, end, number in found)


def _found(normal: str, terms: tuple[Term, ...]) -> Iterator[tuple[int, int, int]]:
    stream = list(text.spans(normal))
    words = (piece for piece in text.PIECE.finditer(normal) if piece["word"])
    others = {word.start(): tuple(text.other_forms(word[0])) for word in words}
    tokens = [token for token, _start, _end in stream]
    for number, term in enumerate(terms):
        if term.adjacent and text.is_single(term.adjacent[0]):
            for at, character in enumerate(normal):
                if text.unspaced(character) == term.adjacent[0]:
                    yield at, at + 1, number
            continue
        length = len(term.adjacent)
        for at, (token, start, end) in enumerate(stream):
            if term.adjacent and tuple(tokens[at : at + length]) == term.adjacent:
                yield start, stream[at + length - 1][2], number
            elif any(form.startswith(term.beginnings) for form in (token, *others.get(start, ()))):
                yield start, end, number


@lru_cache(maxsize=65_536)
def _normalised(cluster: str) -> str:
    return text.normalise(cluster)
