"""The interface's catalogues are whole: compiled, complete where promised, and true to their placeholders."""

import datetime
from pathlib import Path

import allauth
import django
import polib
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.contrib import auth
from django.utils import translation
from django.utils.formats import date_format

from config import catalogues
from home.base.furigana import has_readings

# Strings of Django that our Japanese repeats because Wagtail's admin uses the same word.
STAFF_ONLY = {
    "A user with that username already exists.", "Clear", "Disabled", "Usage", "Username", "active", "created", "user",
}


def entry(msgid, *translations, plural=""):
    forms = dict(enumerate(translations)) if plural else {}
    return polib.POEntry(
        msgid=msgid, msgid_plural=plural, msgstr="" if plural else translations[0], msgstr_plural=forms
    )


def test_every_catalogue_may_be_shipped():
    """What the source has and nobody collected is `make check`'s to say: it needs xgettext."""
    assert [problem for path in catalogues.files() for problem in catalogues.problems_of(path)] == []


@pytest.mark.parametrize("path", catalogues.files(), ids=lambda path: f"{path.parts[-4]}-{path.parts[-3]}-{path.stem}")
def test_a_catalogue_compiles_to_the_bytes_that_are_committed(path):
    assert path.with_suffix(".mo").read_bytes() == catalogues.compiled(path)


@pytest.mark.parametrize("path", catalogues.files(), ids=lambda path: f"{path.parts[-4]}-{path.parts[-3]}-{path.stem}")
def test_a_catalogue_names_no_machine_person_or_hour(path):
    head = path.read_text(encoding="utf-8").split("\nmsgid ", 2)[1]

    assert [line for line in head.splitlines() if "Date" in line or "Translator" in line or "@" in line] == []


@pytest.mark.parametrize(
    ("one", "agree"),
    [
        (entry("Hello %(name)s", "%(name)sさん"), True),
        (entry("Hello %(name)s", "こんにちは"), False),
        (entry("Hello {name}", "こんにちは {nome}"), False),
        (entry("<b>Stop</b>", "<b>Arrêt</b>"), True),
        (entry("<b>Stop</b>", "Arrêt"), False),
        (entry("%(n)s day", "%(n)s日", plural="%(n)s days"), True),
        (entry("%(n)s day", "un jour", "%(n)s jours", plural="%(n)s days"), True),
        (entry("%(n)s day", "%(n)s jour", "des jours", plural="%(n)s days"), False),
        (entry("%(n)s day", "%(m)s jour", "%(n)s jours", plural="%(n)s days"), False),
    ],
)
def test_a_translation_keeps_the_placeholders_and_tags_of_its_source(one, agree):
    assert catalogues.placeholders_agree(one) is agree


@pytest.mark.parametrize("locale", catalogues.locales())
def test_every_language_of_the_site_is_one_django_accepts(locale):
    assert translation.check_for_language(translation.to_language(locale))


@pytest.mark.parametrize("tag", ["vi", "tl", "my", "am"])
def test_a_string_missing_in_a_language_is_english_and_never_japanese(tag):
    missing = "The compiled file of this language has never heard this sentence."
    with translation.override(tag):
        answers = [translation.gettext(text) for text in [missing, *staff_strings()]]

    assert [answer for answer in answers if catalogues.KANA.search(answer)] == []
    assert answers[0] == missing


def staff_strings() -> list[str]:
    """Every string of the Japanese catalogues, ours and Wagtail's, but for those that quote Japanese themselves."""
    paths = [path for path in catalogues.files() if catalogues.locale_of(path) == "ja" and path.stem == "django"]
    strings = [one.msgid for path in paths for one in polib.pofile(str(path))]
    return [text for text in strings if not catalogues.KANA.search(text)]


def test_easy_japanese_says_in_its_own_words_what_japanese_says_for_django_and_allauth():
    """For ja-simple the packages' own Japanese comes before our ja, so ja_Simple repeats what readers meet."""
    shipped = [Path(django.__file__).parent / "conf" / "locale", Path(auth.__file__).parent / "locale"]
    shipped.append(Path(allauth.__file__).parent / "locale")
    theirs = {one.msgid for root in shipped for one in polib.mofile(str(root / "ja" / "LC_MESSAGES" / "django.mo"))}
    ours, easy = (
        {one.msgid for one in polib.pofile(str(catalogues.UPSTREAM / locale / "LC_MESSAGES" / "django.po"))}
        for locale in ("ja", "ja_Simple")
    )

    assert (ours & theirs) - easy - STAFF_ONLY == set()


@pytest.mark.parametrize("tag", ["ja", "ja-simple"])
def test_an_error_says_how_to_go_on_and_never_that_a_value_is_invalid(tag):
    with translation.override(tag):
        errors = [str(text) for text in forms.EmailField.default_error_messages.values()]
        errors.append(str(forms.EmailField.default_validators[0].message))
        errors.append(str(forms.DateField().error_messages["invalid"]))

    assert [error for error in errors if "ください" not in error or "不正" in error or "有効" in error] == []


def test_sentences_of_mails_carry_their_readings_in_brackets():
    """A mail never passes the page's ruby: 書（か）いて, not 書《か》いて."""
    easy = polib.pofile(str(catalogues.ours("ja_Simple")))
    mailed = [one for one in easy if any(place.startswith("site/templates/emails/") for place, _ in one.occurrences)]

    assert [one.msgid for one in mailed if has_readings("".join(catalogues.texts(one)))] == []


@pytest.mark.parametrize(
    ("tag", "long", "short"),
    [
        ("ja", "2026年4月3日", "2026/04/03"),
        ("ja-simple", "2026年4月3日", "2026/04/03"),
        ("en", "3 April 2026", "2026-04-03"),
        ("tl", "3 Abril 2026", "2026-04-03"),
        ("am", "3 ኤፕሪል 2026", "2026-04-03"),
        ("my", "2026 ဧပြီ 3", "2026-04-03"),
        ("ne", "2026 अप्रिल 3", "2026-04-03"),
    ],
)
def test_a_date_cannot_be_misread(tag, long, short):
    day = datetime.date(2026, 4, 3)

    with translation.override(tag):
        assert (date_format(day), date_format(day, "SHORT_DATE_FORMAT")) == (long, short)


@pytest.mark.parametrize("tag", [tag for tag, _name in settings.LANGUAGES if not tag.startswith(("ja", "en"))])
def test_a_wrong_password_is_said_in_the_readers_own_language(tag):
    """What Django or allauth does not know in a language, our own catalogue says."""
    messages = list(forms.Field.default_error_messages.values())
    messages.append(DefaultAccountAdapter.error_messages["email_password_mismatch"])

    with translation.override("en"):
        english = {str(message) for message in messages}
    with translation.override(tag):
        assert {str(message) for message in messages} & english == set()
