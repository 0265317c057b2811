"""やさしい日本語 as rules a machine can check: short sentences, readings, plain grammar. Pure.

After the guideline of the Immigration Services Agency and the Agency for Cultural Affairs (2020). A finding is a hint
to look again, not an error: a word people will meet at an office stays, with its meaning beside it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from home.base import furigana

LONGEST = 40
MOST_KATAKANA_WORDS = 2


class Rule(StrEnum):
    """In the order a writer should look at them."""

    LONG_SENTENCE = "long_sentence"
    NO_READING = "no_reading"
    DOUBLE_NEGATION = "double_negation"
    PASSIVE = "passive"
    HONORIFIC = "honorific"
    KATAKANA = "katakana"
    ERA_YEAR = "era_year"
    WAVE_DASH = "wave_dash"


@dataclass(frozen=True)
class Finding:
    """What to look at again, and the words it is about."""

    rule: Rule
    words: str


@dataclass(frozen=True)
class Report:
    """All findings of a text, with how long its sentences are."""

    findings: tuple[Finding, ...]
    sentences: int
    longest: int
    average: int

    def of(self, rule: Rule) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.rule is rule)

    @property
    def by_rule(self) -> list[tuple[Rule, tuple[Finding, ...]]]:
        return [(rule, self.of(rule)) for rule in Rule if self.of(rule)]


SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
KANJI_RUN = re.compile(rf"{furigana.KANJI}+")
KATAKANA_WORD = re.compile(r"[ァ-ヴヷ-ヺ][ァ-ヴヷ-ヺー・]{2,}")
PATTERNS = {
    Rule.DOUBLE_NEGATION: re.compile(
        r"な(?:い|く)(?:こと|わけ|はず|もの)?[はもが]?(?:ない|ありません)|ないでは(?:いられ|ない)|ずには|ざるを得|"
        r"な(?:ければ|くては)(?:なら|なり|いけ)(?:ない|ません)"
    ),
    Rule.PASSIVE: re.compile(
        r"(?<!生)(?<!う)(?<!分)(?<!別)(?:られ|[かがさたなばまわ]れ)(?:る|ます|た|て|ない|ません|ば|ました)"
    ),
    Rule.HONORIFIC: re.compile(
        r"いただ[くきけい]|ございま|申し上げ|させていただ|いたしま|なさ(?:る|いま|って)|存じ|おりま[すし]|まいりま|"
        r"くださいますよう|お[ぁ-ん一-龯]{1,6}になり?[るま]|ご[一-龯]{2,4}(?:ください|になり)"
    ),
    Rule.ERA_YEAR: re.compile(r"(?:令和|平成|昭和)\s*(?:元|[0-9０-９一二三四五六七八九十]+)\s*年"),
    Rule.WAVE_DASH: re.compile(r"\S{0,6}[〜～]\S{0,6}"),
}


def sentences(text: str) -> list[str]:
    """The sentences of a passage, with their readings; a line is a sentence of its own."""
    return [found.strip() for found in SENTENCE.findall(text) if found.strip()]


def length(sentence: str) -> int:
    """How many characters a reader sees, spaces between words not counted."""
    return len(re.sub(r"\s", "", furigana.plain(sentence)))


def check(passages: Iterable[str]) -> Report:
    """Everything to look at again in these texts, in reading order."""
    found = [sentence for passage in passages for sentence in sentences(passage)]
    lengths = [length(sentence) for sentence in found]
    return Report(
        findings=tuple(finding for sentence in found for finding in _findings(sentence)),
        sentences=len(found),
        longest=max(lengths, default=0),
        average=round(sum(lengths) / len(lengths)) if lengths else 0,
    )


def _findings(sentence: str) -> Iterator[Finding]:
    shown = furigana.plain(sentence)
    if length(sentence) > LONGEST:
        yield Finding(Rule.LONG_SENTENCE, shown)
    for found in KANJI_RUN.finditer(furigana.NOTATION.sub(" ", sentence)):
        yield Finding(Rule.NO_READING, found[0])
    for rule, pattern in PATTERNS.items():
        for found in pattern.finditer(shown):
            yield Finding(rule, _around(shown, found))
    words = KATAKANA_WORD.findall(shown)
    if len(words) > MOST_KATAKANA_WORDS:
        yield Finding(Rule.KATAKANA, "、".join(words))


def _around(sentence: str, found: re.Match[str]) -> str:
    """The match with a few characters before it, so that a writer finds the place."""
    return sentence[max(0, found.start() - 6) : found.end()]
