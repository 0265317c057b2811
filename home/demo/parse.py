"""The demo's words, read from plain text files. No Django here: the loader turns these values into pages.

A page is a folder: `page.toml` holds what is the same in every language, one `<locale>.toml` per language its words.
Moments may be given from the day of loading: `{ today = -6 }` is a date, `{ today = 12, at = "14:00" }` a moment
in Tokyo, `{ issue = 0 }` the first day of the latest even month (the magazine appears six times a year).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")
NO_PAGES: Mapping[str, int] = MappingProxyType({})
INLINE = re.compile(r"\*\*(?P<strong>.+?)\*\*|\[(?P<label>[^\]]+)\]\((?P<target>[^)\s]+)\)")

Block = tuple[str, Any]


@dataclass(frozen=True)
class PageContent:
    slug: str
    facts: dict[str, Any]
    versions: dict[str, dict[str, Any]]

    def published_on(self, locale: str) -> date | None:
        """A translation appears later than its original: each language has its own day, or shares the default."""
        days = self.facts.get("published_on", {})
        return days.get(locale, days.get("default"))


def read_site(root: Path, today: date) -> dict[str, PageContent]:
    """Every page below `root` by its path ("qa/permanent-residence"), parents before children."""
    folders = sorted(facts.parent for facts in root.rglob("page.toml"))
    return {folder.relative_to(root).as_posix(): read_page(folder, today) for folder in folders}


def read_page(folder: Path, today: date) -> PageContent:
    files = {file.stem: read_table(file, today) for file in folder.glob("*.toml")}
    if not {"page", "ja"} <= files.keys():
        raise ValueError(f"{folder}: a page needs page.toml and ja.toml")
    return PageContent(slug=folder.name, facts=files.pop("page"), versions=dict(sorted(files.items())))


def read_table(file: Path, today: date) -> dict[str, Any]:
    """One file: of a page, or of rows that are no pages (topics, desks, figures, the organisation)."""
    return _moments(tomllib.loads(file.read_text("utf-8")), today)


def _moments(value: Any, today: date) -> Any:
    match value:
        case {"today": int(days), **rest} if rest.keys() <= {"at"}:
            day = today + timedelta(days=days)
            return datetime.combine(day, time.fromisoformat(rest["at"]), TOKYO) if rest else day
        case {"issue": int(offset)} if len(value) == 1:
            months = (today.year * 12 + today.month) // 2 * 2 + offset * 2  # counted from month 1 of year 0
            return date((months - 1) // 12, (months - 1) % 12 + 1, 1)
        case dict():
            return {key: _moments(one, today) for key, one in value.items()}
        case list():
            return [_moments(one, today) for one in value]
        case datetime():
            return value.replace(tzinfo=TOKYO)
        case _:
            return value


def story(version: Mapping[str, Any], pages: Mapping[str, int] = NO_PAGES) -> list[Block]:
    """The body of one language, then its questions."""
    return blocks(version.get("body", ""), pages) + [
        ("question", {"question": one["question"], "answer": rich_text(one["answer"], pages)})
        for one in version.get("questions", [])
    ]


def blocks(body: str, pages: Mapping[str, int] = NO_PAGES) -> list[Block]:
    """Raw StreamField values of a body; `pages` gives the id for each `page:path` that exists in this language."""
    return [
        block
        for kind, lines in groupby((line.strip() for line in body.splitlines() if line.strip()), _kind)
        for block in _blocks_of(kind, list(lines), pages)
    ]


def rich_text(text: str, pages: Mapping[str, int] = NO_PAGES) -> str:
    """HTML of paragraphs and lists: every line is a paragraph, neighbouring `- ` lines are one list."""
    html = ""
    for is_list, lines in groupby((line.strip() for line in text.splitlines() if line.strip()), _is_item):
        if is_list:
            html += "<ul>" + "".join(f"<li>{_inline(line[2:], pages)}</li>" for line in lines) + "</ul>"
        else:
            html += "".join(f"<p>{_inline(line, pages)}</p>" for line in lines)
    return html


def _is_item(line: str) -> bool:
    return line.startswith("- ")


def _kind(line: str) -> str:
    first = line.split(maxsplit=1)[0]
    if first == "|":
        return "!table"  # a row belongs to the table above it
    return first if first in {"##", ">"} or first.startswith("!") else "text"


def _blocks_of(kind: str, lines: list[str], pages: Mapping[str, int]) -> Iterator[Block]:
    said = [line.removeprefix(kind).strip() for line in lines]
    match kind:
        case "text":
            yield "text", rich_text("\n".join(lines), pages)
        case "##":
            yield from (("heading", line) for line in said)
        case ">":
            for line in said:
                text, who = _halves(line, " | ", optional=True)
                yield "quote", {"text": text, "who": who}
        case "!note":
            for line in said:
                term, meaning = _halves(line, ": ")
                yield "ruby_note", {"term": term, "meaning": meaning}
        case "!timeline":
            yield "timeline", [dict(zip(("when", "text"), _halves(line, " | "), strict=True)) for line in said]
        case "!table":
            for caption, rows in _tables(lines):
                yield "table", {"caption": caption, "rows": "\n".join(rows)}
        case "!cta":
            for line in said:
                label, target = _halves(line, " -> ")
                page, url = _target(target)
                if url:
                    yield "call_to_action", {"label": label, "url": url}
                elif page in pages:  # a button to nowhere is worse than none
                    yield "call_to_action", {"label": label, "page": pages[page]}
        case _:
            raise ValueError(f"Unknown directive: {lines[0]}")


def _tables(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Captions with their rows, the first row being the head; a row is written `| one | two`."""
    caption, rows = "", []
    for line in lines:
        if line.startswith("|"):
            rows.append(line.strip("| "))
            continue
        if rows:
            yield caption, rows
        caption, rows = line.removeprefix("!table").strip(), []
    yield caption, rows


def _halves(line: str, mark: str, *, optional: bool = False) -> tuple[str, str]:
    before, found, after = line.partition(mark)
    if not (found or optional):
        raise ValueError(f"“{mark.strip()}” is missing: {line}")
    return before.strip(), after.strip()


def _inline(line: str, pages: Mapping[str, int]) -> str:
    html, end = "", 0
    for found in INLINE.finditer(line):
        html += escape(line[end : found.start()]) + _marked(found, pages)
        end = found.end()
    return html + escape(line[end:])


def _marked(found: re.Match[str], pages: Mapping[str, int]) -> str:
    if found["strong"]:
        return f"<b>{escape(found['strong'])}</b>"
    page, url = _target(found["target"])
    label = escape(found["label"])
    if url:
        return f'<a href="{escape(url)}">{label}</a>'
    return f'<a linktype="page" id="{pages[page]}">{label}</a>' if page in pages else label


def _target(target: str) -> tuple[str, str]:
    """A page's path or an address, the other one empty."""
    if target.startswith("page:"):
        return target.removeprefix("page:"), ""
    if target.startswith("https://"):
        return "", target
    raise ValueError(f"Neither a page nor an https address: {target}")


def pages_named(version: Mapping[str, Any]) -> set[str]:
    """Every page a language's words lead to."""
    words = [version.get("body", ""), *(one["answer"] for one in version.get("questions", []))]
    return {path for text in words for path in re.findall(r"page:([\w./-]+)", text)}
