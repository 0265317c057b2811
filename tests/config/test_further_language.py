"""A further language is one line of settings: its pages are served, named in its own script, in its own direction."""

import pytest

from home.models import StandardPage
from tests.factories import pages

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tag", "name", "direction"),
    [
        ("zh-hant", "繁體中文", "ltr"), ("km", "ភាសាខ្មែរ", "ltr"), ("mn", "Монгол", "ltr"), ("fa", "فارسی", "rtl"),
        ("ur", "اردو", "rtl"), ("uk", "Українська", "ltr"), ("si", "සිංහල", "ltr"), ("lo", "ລາວ", "ltr"),
    ],
)
def test_a_further_language_is_one_line_of_settings(tag, name, direction, settings, client):
    settings.LANGUAGES = [*settings.LANGUAGES, (tag, name)]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    japanese = pages.standard_page(pages.home_page("ja"), title="団体について", slug="about")
    home = pages.home_page(tag)
    pages.add(
        StandardPage, under=home, title="About", slug="about", translation_key=japanese.translation_key
    )

    there = client.get(f"/{tag}/about/")
    assert there.status_code == 200
    assert f'<html lang="{tag}" dir="{direction}"' in " ".join(there.content.decode().split())

    here = client.get("/ja/about/").content.decode()
    assert f'href="/{tag}/about/"' in here
    assert name in here
