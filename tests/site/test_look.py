"""What every stylesheet and template keeps to."""

import gzip
import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from home.base import components
from home.base.stylesheet import NAME, joined, sources

STATIC = Path(settings.SITE) / "static"
TEMPLATES = Path(settings.SITE) / "templates"
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:left|right|top|bottom)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)|(?:min-|max-)?(?:width|height)\s*:(?!\s*\d+\w*\)))"
)
# Structured data is no script: browsers do not run it, and the policy does not stop it.
DATA = r'(?:\bsrc=|type="application/ld\+json")'
INLINE = re.compile(rf"""\s(?:style|on[a-z]+)\s*=\s*["']|<style|<script(?![^>]*{DATA})""")


def names(folder: str = "") -> list[str]:
    return sorted(str(file.relative_to(TEMPLATES)) for file in (TEMPLATES / folder).rglob("*.html"))


@pytest.mark.parametrize("name", names())
def test_every_template_compiles_and_says_nothing_inline(name):
    source = (TEMPLATES / name).read_text(encoding="utf-8")

    get_template(name)

    assert INLINE.search(source) is None


# Blocks speak of `value`, the head of the whole page: those are included, not called.
CALLED = [name for name in names("components") if "/blocks/" not in name and not name.endswith("head_meta.html")]


@pytest.mark.parametrize("name", CALLED)
def test_every_component_declares_its_props(name):
    components.props_of(name.removeprefix("components/").removesuffix(".html"))


@pytest.mark.parametrize("file", sorted(STATIC.rglob("*.css")), ids=lambda file: file.name)
def test_stylesheets_know_no_left_or_right(file):
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    without_media = re.sub(r"@media[^{]*", "", text)

    assert PHYSICAL.findall(without_media) == []


def test_all_of_the_css_is_twelve_kilobytes_on_the_wire():
    assert len(gzip.compress(joined(sources(STATIC)).encode())) <= 12_000


@pytest.mark.parametrize("file", sorted((STATIC / "js").glob("*.js")), ids=lambda file: file.name)
def test_a_script_is_under_five_kilobytes(file):
    assert file.stat().st_size < 5_000


def test_the_stylesheet_is_found_as_one_file_and_written_again_when_a_source_changes(tmp_path, settings):
    settings.VAR = tmp_path
    finders.get_finder.cache_clear()

    try:
        found = Path(finders.find(NAME))
        finder = finders.get_finder("home.base.stylesheet.StylesheetFinder")
        listed = dict(finder.list([]))
        first = found.read_text(encoding="utf-8")
        found.write_text("old", encoding="utf-8")
        fresh_enough = Path(finders.find(NAME)).read_text(encoding="utf-8")
        os.utime(found, (0, 0))
        again = Path(finders.find(NAME)).read_text(encoding="utf-8")
    finally:
        finders.get_finder.cache_clear()

    assert found == tmp_path / "stylesheet" / "css" / "site.css"
    assert list(listed) == [NAME]
    assert finder.check() == []
    assert finder.find(NAME, find_all=True) == [str(found)]
    assert first == joined(sources(STATIC))
    assert fresh_enough == "old"
    assert again == first
    assert finders.find("css/nothing.css") is None


def test_fonts_come_from_the_device():
    everything = "".join(file.read_text(encoding="utf-8") for file in STATIC.rglob("*.css"))

    assert "@font-face" not in everything
    assert "url(" not in everything
    assert "@import" not in everything
