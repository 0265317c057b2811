from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.models import Page

from ground import clock
from home.models import EventPage, HomePage, StatementPage
from home.office.translations import State, cells_of
from home.office.versions import items

pytestmark = pytest.mark.django_db
TODAY = "2026-11-20"


def rows():
    return list(
        Page.objects.exclude(depth=1).order_by("url_path").values_list(
            "url_path", "title", "locale__language_code", "translation_key", "live", "first_published_at"
        )
    )


@pytest.fixture
def small_demo(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    call_command("demo", small=True, today=date.fromisoformat(TODAY), verbosity=0)


def test_the_demo_is_published_in_every_language_lives_on_its_day_and_wants_an_empty_site(small_demo):
    assert {page.locale.language_code for page in HomePage.objects.live()} == {"ja", "ja-simple", "en", "vi", "ar"}
    assert not Page.objects.filter(live=False).exists()
    assert StatementPage.objects.filter(locale__language_code="ja").exists()
    assert EventPage.objects.filter(starts_at__date__gt=TODAY).exists()
    assert not Page.objects.filter(first_published_at__date__gt=TODAY).exists()

    cells = [cell for item in items() for cell in cells_of(item, at=clock.now())]
    assert [cell.tag for cell in cells if cell.state is State.BEHIND] == ["en"]

    with pytest.raises(CommandError, match="already has content"):
        call_command("demo")


def test_the_same_day_gives_the_same_rows(small_demo, tmp_path):
    first = rows()
    for page in Page.objects.filter(depth=2):
        page.delete()
    with translation.override("vi"):  # nor does the language of whoever runs it matter
        call_command("demo", small=True, today=date.fromisoformat(TODAY), verbosity=0)

    assert rows() == first
