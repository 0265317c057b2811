import pytest

from ground.texts.languages import direction, native_name, nearest_languages
from ground.texts.resolve import Text, resolve


def test_a_reader_gets_her_own_language_first_then_english_easy_japanese_japanese():
    assert nearest_languages("vi")[:4] == ["vi", "en", "ja-simple", "ja"]
    assert nearest_languages("ja-simple")[:3] == ["ja-simple", "ja", "en"]
    assert nearest_languages("en")[:3] == ["en", "ja-simple", "ja"]


def test_every_language_is_named_once():
    order = nearest_languages("am")

    assert len(order) == len(set(order)) == 19


def test_only_the_languages_a_site_has_are_offered():
    assert nearest_languages("vi", ["ja", "ko"]) == ["ja", "ko"]


@pytest.mark.parametrize(
    ("texts", "tag", "expected"),
    [
        ({"ja": "声明", "en": "Statement"}, "vi", Text("Statement", "en")),
        ({"ja": "声明", "vi": "Tuyên bố"}, "vi", Text("Tuyên bố", "vi")),
        ({"ja": "声明", "en": "  "}, "en", Text("声明", "ja")),
        ({"uk": "Заява"}, "ja", Text("Заява", "uk")),
        ({}, "th", Text("", "th")),
        (None, "th", Text("", "th")),
    ],
)
def test_a_missing_text_is_read_in_the_nearest_language(texts, tag, expected):
    assert resolve(texts, tag) == expected


def test_a_text_knows_its_direction_and_prints_itself():
    assert (Text("مرحبا", "ar").dir, str(Text("مرحبا", "ar"))) == ("rtl", "مرحبا")
    assert direction("ja-simple") == "ltr"


def test_an_unknown_language_is_called_by_its_tag():
    assert (native_name("ar"), native_name("xx")) == ("العربية", "xx")
