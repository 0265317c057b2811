from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail.models import Page, Site

from ground.organisation.models import Figure, Organisation
from ground.organisation.prefectures import Prefecture

pytestmark = pytest.mark.django_db


def figure(**facts):
    return Figure.objects.create(**({"code": "members", "label": {"ja": "会員", "en": "Members"}, "value": 867,
                                     "as_of": date(2024, 3, 31)} | facts))


def test_the_newest_figure_of_a_day_is_taken_in_the_order_asked_for():
    figure(value=912, as_of=date(2022, 3, 31))
    newest = figure(value=866, as_of=date(2023, 3, 31))
    figure(as_of=date(2024, 3, 31))
    calls = figure(code="calls", value=131)

    assert Figure.objects.latest_by_code(["calls", "members", "none"], on=date(2024, 3, 31))[0] == calls
    assert Figure.objects.latest_by_code(["members"], on=date(2024, 3, 30)) == [newest]
    assert [each.code for each in Figure.objects.latest_by_code()] == ["calls", "members"]


def test_a_figure_stands_once_per_day_and_is_never_negative():
    figure()
    for wrong in ({}, {"as_of": date(2020, 1, 1), "value": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            figure(**wrong)


def test_a_figure_names_itself_in_the_language_of_the_reader():
    with translation.override("en"):
        assert str(figure()) == "Members 867 (2024-03-31)"


def test_two_organisations_stand_beside_each_other():
    root = Page.get_first_root_node()
    sites = [Site.objects.create(hostname=f"{name}.example", root_page=root) for name in ("one", "two")]
    for site, name in zip(sites, ("移住者ネット", "Red de Migrantes"), strict=True):
        Organisation.objects.create(site=site, name={"ja": name})

    assert [str(Organisation.for_site(site)) for site in sites] == ["移住者ネット", "Red de Migrantes"]


def test_there_are_forty_seven_prefectures_by_their_official_codes():
    assert [code for code, _name in Prefecture.choices] == [f"{number:02}" for number in range(1, 48)]
