import pytest
from wagtail.models import Site

from home.base import navigation
from home.base.languages import LanguageLink
from home.models import RelatedPage, StandardPage
from tests.factories import pages

pytestmark = pytest.mark.django_db


def test_the_way_up_begins_at_the_home_page(django_assert_num_queries):
    home = pages.home_page("ja")
    index = pages.statement_index(home)
    page = pages.publish(pages.statement(index))

    with django_assert_num_queries(1):
        trail = navigation.trail(page)

    assert [each.pk for each in trail] == [home.pk, index.pk]


def test_the_small_print_comes_in_order_and_in_the_nearest_language():
    home = pages.home_page("ja")
    pages.home_page("en")
    privacy = pages.standard_page(home, slug="privacy")
    pages.standard_page(home, slug="something-else")
    about = pages.standard_page(home, slug="about")
    pages.translation(about, "en")

    found = navigation.small_print(Site.objects.get(), "en")

    assert [(page.slug, page.locale.language_code) for page in found] == [("about", "en"), ("privacy", "ja")]
    assert found[1].pk == privacy.pk


def test_without_a_site_there_is_no_small_print():
    assert navigation.small_print(None, "ja") == []


def test_related_pages_come_in_the_editor_s_order_and_the_reader_s_language(django_assert_num_queries):
    home = pages.home_page("ja")
    pages.home_page("en")
    first, second = pages.standard_page(home), pages.standard_page(home)
    page = pages.standard_page(home)
    english = [pages.translation(each, "en") for each in (page, second)]
    for place, related in enumerate([second, first]):
        RelatedPage.objects.create(page_id=english[0].pk, related=related, sort_order=place)
    reader = StandardPage.objects.select_related("locale").get(pk=english[0].pk)

    with django_assert_num_queries(3):
        found = navigation.related(reader)

    assert [each.pk for each in found] == [english[1].pk, first.pk]


def test_a_page_without_related_pages_has_none():
    assert navigation.related(pages.home_page("ja")) == []


def test_pages_below_are_the_live_ones():
    about = pages.standard_page(pages.home_page("ja"))
    below = pages.standard_page(about)
    pages.standard_page(about, live=False)

    assert [each.pk for each in navigation.below(about)] == [below.pk]


def test_headings_of_a_body_lead_to_their_anchors():
    page = pages.standard_page(pages.home_page("ja"), body=[("heading", "何が問題か"), ("text", "<p>…</p>")])

    assert navigation.headings(page.body) == [{"id": page.body[0].id, "label": "何が問題か"}]


def test_an_address_that_is_no_page_has_the_same_one_in_every_language(settings):
    settings.LANGUAGES = [("ja", "日本語"), ("ar", "العربية")]

    assert navigation.same_path_elsewhere("/ja/search/", "ja") == [
        LanguageLink("ja", "日本語", "ltr", "/ja/search/", True),
        LanguageLink("ar", "العربية", "rtl", "/ar/search/", False),
    ]
    assert [link.url for link in navigation.same_path_elsewhere("/robots.txt", "ja")] == ["/ja/", "/ar/"]
