import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from home.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_languages(settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [("ja", "日本語"), ("en", "English"), ("ar", "العربية")]


def test_a_site_of_ones_own_begins_with_every_section_in_every_language_of_its_settings(client, capsys):
    call_command("begin")

    assert HomePage.objects.live().count() == 3
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get(locale__language_code="ja")
    titles = set(Page.objects.filter(slug="statements").values_list("locale__language_code", "title"))
    assert {("ja", "声明"), ("en", "Statements")} & titles
    for path in ("/ja/", "/ar/statements/", "/en/join/", "/ja/donate/", "/ja/campaigns/"):
        assert client.get(path).status_code == 200
    assert "/cms/" in capsys.readouterr().out


def test_a_site_begins_once():
    call_command("begin")

    with pytest.raises(CommandError, match="already has"):
        call_command("begin")
