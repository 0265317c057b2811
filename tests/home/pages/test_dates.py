from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from campaigns.models import CampaignPage
from home.models import EventPage, PublicationPage, QaPage, StandardPage


def test_an_event_cannot_end_before_it_starts():
    event = EventPage(starts_at=datetime(2024, 3, 2, tzinfo=UTC), ends_at=datetime(2024, 3, 1, tzinfo=UTC))

    with pytest.raises(ValidationError, match="ends before it starts"):
        event.clean()


def test_a_campaign_cannot_close_before_it_opens():
    campaign = CampaignPage(opens_on=date(2024, 3, 2), closes_on=date(2024, 3, 1))

    with pytest.raises(ValidationError, match="closes before it opens"):
        campaign.clean()


@pytest.mark.parametrize(
    ("closes_on", "at", "current"),
    [
        (date(2024, 3, 31), datetime(2024, 3, 31, 14, 59, tzinfo=UTC), True),
        (date(2024, 3, 31), datetime(2024, 3, 31, 15, 0, tzinfo=UTC), False),
        (None, datetime(2030, 1, 1, tzinfo=UTC), True),
        (None, datetime(2024, 2, 26, tzinfo=UTC), False),
    ],
)
def test_a_campaign_runs_to_the_last_minute_of_its_last_day_in_tokyo(closes_on, at, current):
    assert CampaignPage(opens_on=date(2024, 2, 27), closes_on=closes_on).is_current(at) is current


def test_other_pages_are_always_current_but_archived_answers():
    at = datetime(2024, 3, 1, tzinfo=UTC)

    assert (StandardPage().is_current(at), QaPage().is_current(at), QaPage(archived=True).is_current(at)) == (
        True, True, False,
    )


def test_only_public_papers_are_open():
    assert PublicationPage(access="public").is_open
    assert not PublicationPage(access="members").is_open


def test_hashtags_are_words():
    assert CampaignPage(hashtags="#a  #b").hashtag_list == ["#a", "#b"]
