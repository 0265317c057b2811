import pytest
from django.conf import settings
from django.template.loader import get_template
from django.test import RequestFactory
from django.utils import translation

from home.base import components, gallery
from tests.factories import pages

# Part of the frame around every page, not called by name.
WITHOUT_EXAMPLE = {"head_meta"}


def test_every_component_has_an_example():
    files = {file.stem for file in (settings.SITE / "templates" / "components").glob("*.html")}

    assert files - WITHOUT_EXAMPLE == set(gallery.examples("ja"))


@pytest.mark.django_db
@pytest.mark.parametrize("tag", ["ja", "ja-simple", "en", "ar"])
def test_the_gallery_shows_every_component_in_every_direction(tag, rf: RequestFactory):
    pages.home_page(tag)

    with translation.override(tag):
        response = gallery.gallery(rf.get(f"/{tag}/components/", HTTP_HOST="testserver"))

    html = response.content.decode()
    assert response.status_code == 200
    assert [name for name in gallery.examples(tag) if f'id="c-{name}"' not in html] == []


@pytest.mark.parametrize("name", sorted(gallery.examples("en")))
def test_an_example_gives_what_its_component_declares(name):
    props = components.props_of(name)

    for case in gallery.examples("en")[name]:
        props.check(name, set(case))
    get_template(components.path_of(name))
