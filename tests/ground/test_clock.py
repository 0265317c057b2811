from datetime import UTC, date, datetime

import pytest

from ground.clock import fiscal_year, tokyo_date


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2024, 3, 31), 2023), (date(2024, 4, 1), 2024), (date(2023, 12, 31), 2023), (date(2024, 1, 1), 2023)],
)
def test_a_fiscal_year_is_named_after_its_april(day, year):
    assert fiscal_year(day) == year


def test_the_day_in_tokyo_begins_nine_hours_before_utc():
    assert tokyo_date(datetime(2024, 3, 31, 14, 59, 59, tzinfo=UTC)) == date(2024, 3, 31)
    assert tokyo_date(datetime(2024, 3, 31, 15, 0, 0, tzinfo=UTC)) == date(2024, 4, 1)
