"""The words of the interface: collected from our source, kept per language, compiled without tools, judged.

`site/locale` holds our own strings. `site/locale-upstream` says, by hand, what Wagtail, Django and allauth leave in
English or say unkindly; nothing is collected into it. Staff strings are complete in `COMPLETE`; elsewhere a missing
string falls back to English.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

OURS = settings.SITE / "locale"
UPSTREAM = settings.SITE / "locale-upstream"
COMPLETE = ("ja", "ja_Simple", "en")
# Read by people who do not work here: the only strings the other languages are asked for.
READER_PLACES = re.compile(
    r"^(?!.*office|ground/records)"
    r"(site/templates/(?!records/|wagtail|account/tour|emails/contact_message)"
    r"|[a-z]+/(\w+/)*\w*(forms|phrases|views|context|listing|feeds|meta|middleware|passwords|queries)\b)"
)
SOURCES = ("*.py", "*.html", "*.txt", "*.svg")
NOT_SOURCES = {"tests", "migrations", "locale", "locale-upstream", "static", "var"}
PLURALS = {
    "one form": "nplurals=1; plural=0;",
    "one and other": "nplurals=2; plural=(n != 1);",
    "up to one and other": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
}
PLURAL_OF = (
    dict.fromkeys(["ja", "ja_Simple", "zh_Hans", "ko", "vi", "id", "th", "my"], "one form")
    | dict.fromkeys(["tl", "pt_BR", "tr", "fr", "am"], "up to one and other")
    | {"ar": "ar"}
)
KEYWORDS = (
    "gettext_noop", "gettext_lazy", "ngettext_lazy:1,2", "pgettext:1c,2", "pgettext_lazy:1c,2", "npgettext:1c,2,3",
    "npgettext_lazy:1c,2,3",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?[a-z][^<>]*>")
KANA = re.compile(r"[\u3041-\u30ff]")

Key = tuple[str | None, str]


def locales() -> list[str]:
    return [to_locale(tag) for tag, _name in settings.LANGUAGES]


def files() -> list[Path]:
    """Every catalogue there is, ours first."""
    return [path for root in (OURS, UPSTREAM) for path in sorted(root.glob("*/LC_MESSAGES/*.po"))]


def ours(locale: str) -> Path:
    return OURS / locale / "LC_MESSAGES" / "django.po"


def locale_of(path: Path) -> str:
    return path.parent.parent.name


# --- compiling


def compiled(path: Path) -> bytes:
    """What the .mo must hold: the same bytes on every machine."""
    return polib.pofile(str(path), wrapwidth=0).to_binary()


def compile_all() -> list[Path]:
    """Write the .mo beside every .po; returns those that changed."""
    changed = []
    for path in files():
        target, content = path.with_suffix(".mo"), compiled(path)
        if not target.exists() or target.read_bytes() != content:
            target.write_bytes(content)
            changed.append(target)
    return changed


# --- collecting


def source_files() -> Iterator[Path]:
    for pattern in SOURCES:
        for path in settings.ROOT.glob(f"*/**/{pattern}"):
            parts = path.relative_to(settings.ROOT).parts
            if parts[0][0] not in "._" and not NOT_SOURCES.intersection(parts):
                yield path


def strings_of(path: Path) -> list[polib.POEntry]:
    """The marked strings of one file, in their order."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = templatize(text, origin=str(path))
    elif "gettext" not in text:
        return []
    command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--add-comments=Translators", "--no-location"]
    found = subprocess.run(  # noqa: S603 - a fixed command; the source goes in by stdin
        [*command, *(f"--keyword={keyword}" for keyword in KEYWORDS), "--output=-", "-"],
        input=text, capture_output=True, text=True, check=True, encoding="utf-8",
    ).stdout
    return list(polib.pofile(found)) if found else []


def collect() -> dict[Key, polib.POEntry]:
    """All marked strings of the project: by file, then as they stand in it; each knows its files."""
    strings: dict[Key, polib.POEntry] = {}
    for path in sorted(set(source_files())):
        for entry in strings_of(path):
            known = strings.setdefault((entry.msgctxt, entry.msgid), entry)
            known.msgid_plural = known.msgid_plural or entry.msgid_plural
            known.occurrences.append((str(path.relative_to(settings.ROOT)), ""))
    for entry in strings.values():
        entry.occurrences = list(dict.fromkeys(entry.occurrences))
    return strings


def for_readers(entry: polib.POEntry) -> bool:
    return any(READER_PLACES.match(place) for place, _line in entry.occurrences)


def extract() -> dict[str, int]:
    """Bring every catalogue of ours up to the source; returns how many strings each still waits for."""
    strings = collect()
    waiting = {}
    for locale in locales():
        known = {key_of(entry): entry for entry in read(locale)}
        merged = blank(locale)
        for key, entry in strings.items():
            kept = merge(entry, known.get(key), locale)
            if locale in COMPLETE or for_readers(entry) or kept.translated():
                merged.append(kept)
        path = ours(locale)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(merged) + "\n", encoding="utf-8")
        waiting[locale] = len(merged.untranslated_entries())
    return waiting


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def read(locale: str) -> polib.POFile:
    path = ours(locale)
    return polib.pofile(str(path)) if path.exists() else blank(locale)


def blank(locale: str) -> polib.POFile:
    """An empty catalogue whose header names no machine, person or hour."""
    catalogue = polib.POFile(wrapwidth=110)
    if locale not in COMPLETE:
        catalogue.header = "Machine-drafted. Waiting to be read and corrected by a native speaker."
    catalogue.metadata = {
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[PLURAL_OF.get(locale, "one and other")],
    }
    return catalogue


def merge(source: polib.POEntry, known: polib.POEntry | None, locale: str) -> polib.POEntry:
    """The source's string with the translation we have; English is its own first draft."""
    plural = bool(source.msgid_plural)
    entry = polib.POEntry(
        msgid=source.msgid, msgctxt=source.msgctxt, msgid_plural=source.msgid_plural,
        occurrences=source.occurrences, comment=source.comment, flags=source.flags,
    )
    if known and bool(known.msgid_plural) == plural:
        entry.msgstr, entry.msgstr_plural = known.msgstr, known.msgstr_plural
    elif locale == "en" and not plural:
        entry.msgstr = source.msgid
    if plural and not entry.msgstr_plural:
        forms = int(re.search(r"nplurals=(\d)", blank(locale).metadata["Plural-Forms"])[1])
        entry.msgstr_plural = (
            {0: source.msgid, 1: source.msgid_plural} if locale == "en" else dict.fromkeys(range(forms), "")
        )
    return entry


# --- judging


def problems() -> list[str]:
    """Everything wrong with the catalogues, one sentence each. Empty: they may be shipped."""
    missing = [locale for locale in locales() if not ours(locale).exists()]
    found = [f"{locale}: there is no catalogue; run `make messages`." for locale in missing]
    for path in files():
        found += problems_of(path)
    if shutil.which("xgettext"):
        found += uncollected()
    return found


def problems_of(path: Path) -> Iterator[str]:
    name, locale = path.relative_to(settings.SITE), locale_of(path)
    target = path.with_suffix(".mo")
    if not target.exists() or target.read_bytes() != compiled(path):
        yield f"{name}: the compiled file is older than its source; run `make messages`."
    for entry in polib.pofile(str(path)):
        where = f"{name}: {entry.msgid[:60]!r}"
        if entry.fuzzy:
            yield f"{where} is a guess (fuzzy)."
        if not entry.translated():
            if locale in COMPLETE:
                yield f"{where} has no translation."
            continue
        if not placeholders_agree(entry):
            yield f"{where} has other placeholders or tags than its translation."
        if not locale.startswith("ja") and KANA.search("".join(texts(entry))) and not KANA.search(entry.msgid):
            yield f"{where} answers in Japanese."


def uncollected() -> Iterator[str]:
    """Strings of the source that a complete catalogue does not have, and the other way round."""
    wanted = collect()
    for locale in COMPLETE:
        have = {key_of(entry) for entry in read(locale)}
        for _context, text in [key for key in wanted if key not in have]:
            yield f"{locale}: {text[:60]!r} is in the source but not in the catalogue; run `make messages`."
        for _context, text in sorted(have - wanted.keys(), key=str):
            yield f"{locale}: {text[:60]!r} is in the catalogue but no longer in the source; run `make messages`."


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders_agree(entry: polib.POEntry) -> bool:
    """The last form carries what the source carries; a form for one or two may leave the number out."""
    if not entry.msgid_plural:
        return held(entry.msgid) == held(entry.msgstr)
    allowed = held(entry.msgid_plural)
    *few, many = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)]
    return held(many) == allowed and all(set(held(text)) <= set(allowed) for text in few)


def held(text: str) -> list[str]:
    """Placeholders and tags of a text, sorted: languages may order them differently."""
    return sorted(PLACEHOLDER.findall(text))
