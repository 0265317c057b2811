import pytest

from home.front_door import language_for
from tests.factories import pages

TAGS = ["ja", "ja-simple", "en", "zh-hans", "vi", "tl", "pt-br", "ar"]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("fil-PH,fil;q=0.9,en;q=0.8", "tl"),
        ("fil", "tl"),
        ("zh-TW,zh;q=0.9", "zh-hans"),
        ("zh-Hant-HK", "zh-hans"),
        ("pt", "pt-br"),
        ("ar-SA", "ar"),
        ("ja", "ja"),
        ("ja-JP", "ja"),
        ("EN-us", "en"),
        ("de,vi;q=0.5", "vi"),
        ("de", "en"),
        ("fa-IR", "en"),
        ("ko", "en"),
        ("*", "ja"),
        ("", "ja"),
        (";;;q=nonsense,\x00", "ja"),
        ("x" * 5000, "ja"),
    ],
)
def test_the_front_door_leads_to_the_language_asked_for_or_the_nearest(accepted, expected):
    assert language_for(accepted, TAGS) == expected


def test_without_any_page_the_source_language_it_is():
    assert language_for("tr", []) == "tr"
    assert language_for("de", []) == "ja"


@pytest.mark.django_db
def test_the_front_door_keeps_nothing_and_remembers_nobody(client):
    for tag in ("ja", "tl", "vi"):
        pages.home_page(tag)
    client.cookies["django_language"] = "vi"

    response = client.get("/", headers={"accept-language": "fil"})

    assert (response.status_code, response["Location"]) == (302, "/tl/")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
