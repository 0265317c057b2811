from datetime import date

import pytest
from wagtail.snippets.models import get_snippet_models

from ground.organisation.models import Figure
from home.models import ConsultationDesk, Topic
from home.office.rows import is_stale
from tests.factories import pages
from tests.factories.people import staff_client

pytestmark = pytest.mark.django_db


def texts(name: str, ja: str) -> dict:
    """What a form sends for a text of which only the Japanese is filled."""
    return {f"{name}_ja": ja, f"{name}_en": "", f"{name}_ar": ""}


def test_a_desk_is_to_be_called_again_after_half_a_year():
    desk = ConsultationDesk(last_checked_on=date(2024, 1, 1))

    assert [is_stale(desk, today=day) for day in (date(2024, 6, 29), date(2024, 6, 30))] == [False, True]


def test_editors_keep_topics_figures_and_desks():
    assert {Topic, Figure, ConsultationDesk} <= set(get_snippet_models())

    office = staff_client("editor")
    pages.desk(code="tokyo", languages=["vi"], last_checked_on=date(2020, 1, 1))
    Figure.objects.create(code="members", label={"ja": "会員"}, value=867, as_of=date(2024, 3, 31))
    pages.topic("residence")

    for address, shown in (("home/topic", "residence"), ("organisation/figure", "867"),
                           ("home/consultationdesk", "Tiếng Việt")):
        answer = office.get(f"/cms/snippets/{address}/")
        assert answer.status_code == 200
        assert shown in answer.content.decode()


def test_a_desks_languages_are_ticked_and_kept_as_tags():
    office = staff_client("editor")
    desk = pages.desk(code="tokyo", languages=["vi", "uk"])
    address = f"/cms/snippets/home/consultationdesk/edit/{desk.pk}/"
    page = office.get(address).content.decode()
    assert 'value="uk"' in page  # a language the site does not have is not lost by saving

    office.post(address, {
        "code": "tokyo", "phone": "03-0000-0000", "url": "", "prefecture": "13", "last_checked_on": "2024-03-01",
        "shown": "on", "languages": ["vi", "ne"],
        **texts("name", "東京の窓口"), **texts("about", ""), **texts("hours", ""),
    })

    desk.refresh_from_db()
    assert (desk.languages, desk.name, desk.prefecture) == (["vi", "ne"], {"ja": "東京の窓口"}, "13")


def test_a_figure_is_added_with_its_date_and_source():
    staff_client("secretariat").post("/cms/snippets/organisation/figure/add/", {
        "code": "members", "as_of": "2024-03-31", "value": "867", "show_on_home": "on",
        **texts("label", "会員"), **texts("unit", "人"), **texts("source", "事業報告"),
    })

    assert [(each.code, each.value, each.source) for each in Figure.objects.all()] == [
        ("members", 867, {"ja": "事業報告"})
    ]


def test_the_same_day_twice_is_refused_with_a_sentence():
    office = staff_client("editor")
    Figure.objects.create(code="members", label={"ja": "会員"}, value=867, as_of=date(2024, 3, 31), source={"ja": "x"})

    answer = office.post("/cms/snippets/organisation/figure/add/", {
        "code": "members", "as_of": "2024-03-31", "value": "900",
        **texts("label", "会員"), **texts("unit", ""), **texts("source", "事業報告"),
    })

    assert answer.status_code == 200
    assert "900" in answer.content.decode()
    assert Figure.objects.count() == 1
