"""Collecting strings into catalogues, in a folder of the test's own."""

import shutil

import polib
import pytest
from django.core.management import CommandError, call_command

from config import catalogues

TEMPLATE = """{% translate "Home" %} {% translate "To" context "addressee" %}
{% blocktranslate count number=n %}{{ number }} day{% plural %}{{ number }} days{% endblocktranslate %}"""


@pytest.fixture
def shelf(tmp_path, settings, monkeypatch):
    """Two complete languages and one more, all empty; what the source says is given by the test."""
    settings.SITE = tmp_path / "site"
    settings.LANGUAGES = [("ja", "日本語"), ("en", "English"), ("vi", "Tiếng Việt")]
    monkeypatch.setattr(catalogues, "OURS", tmp_path / "site" / "locale")
    monkeypatch.setattr(catalogues, "UPSTREAM", tmp_path / "site" / "locale-upstream")
    monkeypatch.setattr(catalogues, "COMPLETE", ("ja", "en"))
    return tmp_path


def source(monkeypatch, *entries):
    """Let the source say exactly this: (msgid, plural, place)."""
    strings = {
        (None, text): polib.POEntry(msgid=text, msgid_plural=plural, occurrences=[(place, "")])
        for text, plural, place in entries
    }
    monkeypatch.setattr(catalogues, "collect", lambda: strings)


def held(locale):
    return [(one.msgid, one.msgstr_plural if one.msgid_plural else one.msgstr) for one in catalogues.read(locale)]


def translate(locale, **texts):
    catalogue = catalogues.read(locale)
    for entry in catalogue:
        entry.msgstr = texts.get(entry.msgid, entry.msgstr)
    catalogues.ours(locale).write_text(str(catalogue), encoding="utf-8")


def test_a_new_string_waits_in_japanese_is_itself_in_english_and_reaches_others_only_if_readers_meet_it(
    shelf, monkeypatch
):
    source(
        monkeypatch,
        ("Home", "", "site/templates/base.html"),
        ("%(n)s day", "%(n)s days", "site/templates/base.html"),
        ("Queue", "", "home/office/panels.py"),
    )

    waiting = catalogues.extract()

    assert waiting == {"ja": 3, "en": 0, "vi": 2}
    assert held("en") == [("Home", "Home"), ("%(n)s day", {0: "%(n)s day", 1: "%(n)s days"}), ("Queue", "Queue")]
    assert held("vi") == [("Home", ""), ("%(n)s day", {0: ""})]


def test_collecting_again_keeps_translations_and_drops_what_the_source_no_longer_says(shelf, monkeypatch):
    source(monkeypatch, ("Home", "", "site/templates/base.html"), ("Old", "", "site/templates/base.html"))
    catalogues.extract()
    translate("ja", Home="ホーム", Old="古い")

    source(monkeypatch, ("Home", "", "site/templates/base.html"), ("New", "", "site/templates/base.html"))
    catalogues.extract()

    assert held("ja") == [("Home", "ホーム"), ("New", "")]


def test_collecting_twice_changes_no_byte(shelf, monkeypatch):
    source(monkeypatch, ("Home", "", "site/templates/base.html"))
    catalogues.extract()
    first = catalogues.ours("ja").read_bytes()

    catalogues.extract()

    assert catalogues.ours("ja").read_bytes() == first


def test_compiling_writes_once_and_then_has_nothing_to_do(shelf, monkeypatch):
    source(monkeypatch, ("Home", "", "site/templates/base.html"))
    catalogues.extract()

    assert [len(catalogues.compile_all()), len(catalogues.compile_all())] == [3, 0]


def test_a_check_names_every_fault_in_a_sentence(shelf, monkeypatch):
    source(monkeypatch, ("Hello {name}", "", "site/templates/base.html"), ("Home", "", "site/templates/base.html"))
    catalogues.extract()
    translate("ja", **{"Hello {name}": "こんにちは"})
    translate("vi", Home="ホーム")
    guess = catalogues.read("en")
    guess[0].flags.append("fuzzy")
    catalogues.ours("en").write_text(str(guess), encoding="utf-8")
    catalogues.compile_all()
    source(monkeypatch, ("Hello {name}", "", "site/templates/base.html"), ("New", "", "site/templates/base.html"))

    faults = [fault for path in catalogues.files() for fault in catalogues.problems_of(path)]

    assert faults == [
        "locale/en/LC_MESSAGES/django.po: 'Hello {name}' is a guess (fuzzy).",
        "locale/en/LC_MESSAGES/django.po: 'Hello {name}' has no translation.",
        "locale/ja/LC_MESSAGES/django.po: 'Hello {name}' has other placeholders or tags than its translation.",
        "locale/ja/LC_MESSAGES/django.po: 'Home' has no translation.",
        "locale/vi/LC_MESSAGES/django.po: 'Home' answers in Japanese.",
    ]
    assert list(catalogues.uncollected())[:2] == [
        "ja: 'New' is in the source but not in the catalogue; run `make messages`.",
        "ja: 'Home' is in the catalogue but no longer in the source; run `make messages`.",
    ]


def test_a_compiled_file_older_than_its_source_and_a_missing_catalogue_are_faults(shelf, monkeypatch):
    source(monkeypatch, ("Home", "", "site/templates/base.html"))
    catalogues.extract()
    translate("ja", Home="ホーム")
    shutil.rmtree(catalogues.ours("vi").parent)

    faults = catalogues.problems()

    assert "vi: there is no catalogue; run `make messages`." in faults
    assert (
        "locale/ja/LC_MESSAGES/django.po: the compiled file is older than its source; run `make messages`." in faults
    )


@pytest.mark.skipif(not shutil.which("xgettext"), reason="reading strings out of source needs gettext's xgettext")
def test_strings_of_templates_and_modules_are_found_with_their_context_and_plural(shelf, settings):
    settings.ROOT = shelf
    (shelf / "home" / "tests").mkdir(parents=True)
    (shelf / "home" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (shelf / "home" / "forms.py").write_text('from gettext import gettext_lazy as _\n_("Home")\n', encoding="utf-8")
    (shelf / "home" / "plain.py").write_text('print("Nothing marked")\n', encoding="utf-8")
    (shelf / "home" / "tests" / "test_x.py").write_text('gettext("Not ours")\n', encoding="utf-8")

    found = catalogues.collect()

    assert [(*key, entry.msgid_plural, entry.occurrences) for key, entry in found.items()] == [
        (None, "Home", "", [("home/forms.py", ""), ("home/page.html", "")]),
        ("addressee", "To", "", [("home/page.html", "")]),
        (None, "%(number)s day", "%(number)s days", [("home/page.html", "")]),
    ]


def test_the_command_asks_what_to_do():
    with pytest.raises(CommandError, match="Say what to do"):
        call_command("catalogues")


def test_the_command_collects_compiles_and_fails_on_gaps(shelf, monkeypatch, capsys):
    source(monkeypatch, ("Home", "", "site/templates/base.html"))
    monkeypatch.setattr(shutil, "which", lambda tool: f"/usr/bin/{tool}")

    with pytest.raises(CommandError, match="Faults found in the catalogues: 1"):
        call_command("catalogues", extract=True, compile=True, check=True)

    assert capsys.readouterr().out.splitlines() == [
        "ja waits for translations: 1",
        "en waits for translations: 0",
        "vi waits for translations: 1",
        "3 catalogues compiled.",
    ]


def test_the_command_says_that_catalogues_are_complete(shelf, monkeypatch, capsys):
    source(monkeypatch, ("Home", "", "site/templates/base.html"))
    catalogues.extract()
    translate("ja", Home="ホーム")

    call_command("catalogues", compile=True, check=True)

    assert capsys.readouterr().out.splitlines() == ["3 catalogues compiled.", "The catalogues are complete."]


def test_the_command_needs_xgettext_to_collect_and_says_where_to_get_it(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda tool: None)

    with pytest.raises(CommandError, match="apt-get install gettext"):
        call_command("catalogues", extract=True)
