import pytest
from django.test import RequestFactory

from home.models import ConsultationPage
from tests.factories import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory():
    pages.desk(code="all", languages=["ja", "vi"])
    pages.desk(code="osaka", languages=["vi"], prefecture="27")
    pages.desk(code="sapporo", languages=["en"], prefecture="01")
    pages.desk(code="closed", shown=False)
    return pages.add(ConsultationPage, under=pages.home_page())


def codes(directory, **asked):
    return [desk.code for desk in directory.get_context(RequestFactory().get("/", asked))["desks"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["all", "sapporo", "osaka"]),
        ({"language": "vi"}, ["all", "osaka"]),
        ({"prefecture": "27"}, ["all", "osaka"]),
        ({"prefecture": "01", "language": "vi"}, ["all"]),
        ({"prefecture": "99"}, ["all"]),
        ({"language": "xx"}, []),
    ],
)
def test_desks_for_all_of_japan_are_found_from_everywhere(directory, asked, found):
    assert codes(directory, **asked) == found


def test_languages_are_offered_by_their_own_names(directory):
    offered = directory.get_context(RequestFactory().get("/"))["filters"]

    assert {choice.label for choice in offered[0].choices} == {"English", "日本語", "Tiếng Việt"}
