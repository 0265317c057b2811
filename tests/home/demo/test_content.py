"""The demo's words keep their promises: readings on every kanji, links that lead somewhere, no real telephone."""

import re
from datetime import date
from pathlib import Path

import pytest

from ground.texts.languages import CONTENT_LANGUAGES
from home import demo
from home.base.furigana import KANJI, NOTATION
from home.demo.parse import blocks, pages_named, read_site, read_table, story

CONTENT = Path(demo.__file__).parent / "content"
TODAY = date(2024, 3, 20)
SITE = read_site(CONTENT, TODAY)
TABLES = {file.stem: read_table(file, TODAY) for file in CONTENT.glob("*.toml")}
PAGES = {path: number for number, path in enumerate(SITE, start=1)}
VERSIONS = [pytest.param(path, locale, id=f"{path}/{locale}") for path in SITE for locale in SITE[path].versions]
LONGEST = {
    "title": 255, "issuer": 200, "cosigners": 200, "addressees": 200, "conveners": 200, "place": 200, "organiser": 200,
    "welcome": 200, "urgent_label": 60, "gifts": 120, "name": 80, "note": 150, "question": 200,
    "heading": 150, "who": 120, "term": 80, "label": 60, "caption": 120, "when": 60,
}  # fmt: skip
LEGACY = {
    "/news/office/20220525.html", "/news/office/20200611.html", "/news/office/20200420_1.html",
    "/news/voice/20200420.html", "/news/voice/20200417.html", "/news/office/20200609.html",
    "/news/office/20200605.html", "/forum/20200527.html",
}  # fmt: skip


def texts(value, name=""):
    """Every text below a value, with the name of the field it stands in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, key)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one, name)


def in_language(value, locale):
    """Every text written for one language in a table of rows."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from [one] if key == locale else in_language(one, locale)
    elif isinstance(value, list):
        for one in value:
            yield from in_language(one, locale)


def without_readings(text):
    return re.findall(f"{KANJI}+", NOTATION.sub("", text))


@pytest.mark.parametrize(("path", "locale"), VERSIONS)
def test_every_text_fits_its_field(path, locale):
    version = SITE[path].versions[locale]
    ways = blocks(version.get("ways", ""), PAGES)
    parts = [*texts(version), *texts([{kind: value} for kind, value in [*story(version, PAGES), *ways]])]

    assert version["title"]
    assert {name: text for name, text in parts if len(text) > LONGEST.get(name, 20_000)} == {}


@pytest.mark.parametrize("path", SITE)
def test_every_link_leads_to_a_page(path):
    page = SITE[path]
    chosen = {page.facts[name] for name in ("urgent", "featured") if name in page.facts}
    named = {*page.facts.get("related", []), *chosen}
    for version in page.versions.values():
        named |= pages_named(version) | pages_named({"body": version.get("ways", "") + version.get("intro", "")})

    assert named - SITE.keys() == set()


@pytest.mark.parametrize("path", SITE)
def test_every_page_is_in_japanese_plain_japanese_and_english(path):
    assert {"ja", "ja-simple", "en"} <= SITE[path].versions.keys()


@pytest.mark.parametrize("path", SITE)
def test_plain_japanese_has_a_reading_on_every_kanji(path):
    version = SITE[path].versions["ja-simple"]

    assert [rest for _name, text in texts(version) for rest in without_readings(text)] == []


@pytest.mark.parametrize("table", TABLES)
def test_rows_in_plain_japanese_have_a_reading_on_every_kanji(table):
    assert [rest for text in in_language(TABLES[table], "ja-simple") for rest in without_readings(text)] == []


def test_no_telephone_number_could_be_real():
    numbers = {
        number
        for file in CONTENT.rglob("*.toml")
        for number in re.findall(r"(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])", file.read_text("utf-8"))
    }

    assert {number for number in numbers if not number.startswith("00-0000-")} == {"03-0000-0000"}


def test_topics_have_a_name_in_every_language_and_pages_use_no_other():
    used = {topic for page in SITE.values() for topic in page.facts.get("topics", [])}

    assert used - TABLES["topics"].keys() == set()
    assert {len(names) for names in TABLES["topics"].values()} == {19}


def test_the_old_addresses_have_their_pages():
    assert {page.facts["legacy_path"] for page in SITE.values() if "legacy_path" in page.facts} == LEGACY


def test_fees_and_gifts_are_told_in_every_language():
    codes = [fee["code"] for fee in SITE["join"].facts["fees"]]
    gifts = SITE["donate"].facts["gifts"]

    assert all(list(version["fees"]) == codes for version in SITE["join"].versions.values())
    assert {len(version["gifts"]) for version in SITE["donate"].versions.values()} == {len(gifts)}


def test_the_banner_is_short_in_every_language():
    banner = TABLES["banner"]

    assert {tag: text for tag, text in banner["title"].items() if len(text) > 30} == {}
    assert {tag: text for tag, text in banner["text"].items() if len(NOTATION.sub(r"\1\2", text)) > 120} == {}
    assert {tag: text for tag, text in banner["text"].items() if len(text) > 140} == {}


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_published_accounts_add_up(locale):
    yen = [
        [int(cell.replace(",", "")) for cell in row.split(" | ")[1:]]
        for _kind, table in story(SITE["publications/accounts-2023"].versions[locale])
        if _kind == "table"
        for row in table["rows"].splitlines()[1:]
    ]
    income, total, costs, all_costs = yen[:7], yen[7], [yen[8], yen[9], yen[11]], yen[12]
    change, tax, net, before, after = (row[0] for row in yen[13:18])
    cash, bank, assets, held, advance, debts, own = (row[0] for row in yen[18:])

    assert [sum(column) for column in zip(*income, strict=True)] == total
    assert [sum(column) for column in zip(*costs, strict=True)] == all_costs
    assert (total[1] - all_costs[1], change - tax, net + before) == (change, net, after)
    assert (cash + bank, held + advance, assets - debts) == (assets, debts, own)
    assert own == after


def test_members_are_those_of_the_annual_report():
    members = [row["value"] for row in TABLES["figures"]["figures"] if row["code"] == "members"]

    assert members == [542, 576, 605, 699, 861, 912, 866, 867]


def test_every_item_has_its_day_of_publication_in_every_language():
    site = {path: page for path, page in read_site(CONTENT, date(2026, 11, 20)).items() if "/" in path}
    days = [page.published_on(locale) for page in site.values() for locale in page.versions]

    assert None not in days
    assert max(days) <= date(2026, 11, 20)


def test_six_magazines_end_with_this_months_and_one_page_is_stale():
    issues = sorted(page.facts["issued_on"] for page in SITE.values() if page.facts.get("kind") == "magazine")

    assert issues == [date(2023, 4, 1), date(2023, 6, 1), date(2023, 8, 1), date(2023, 10, 1), date(2023, 12, 1),
                      date(2024, 2, 1)]  # fmt: skip
    assert [path for path, page in SITE.items() if "stale" in page.facts] == ["standard/regions"]


def test_the_present_is_alive():
    statements = [page.facts["adopted_on"] for path, page in SITE.items() if path.startswith("statements/")]
    coming = [page for page in SITE.values() if "starts_at" in page.facts and page.facts["starts_at"].date() > TODAY]

    assert (len(statements), max(statements), len(coming)) == (13, date(2024, 3, 15), 3)


@pytest.mark.parametrize("path", ["home", "statements/2024-02-08-permanent-residence", "qa/permanent-residence"])
def test_the_front_door_one_statement_and_one_qa_are_written_in_every_language(path):
    assert SITE[path].versions.keys() == {tag for tag, _name in CONTENT_LANGUAGES}
