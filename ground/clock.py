"""What day it is in Japan. Rules never ask: views and tasks ask here and pass the answer on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

TOKYO = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """This moment, aware, in UTC."""
    return timezone.now()


def today() -> date:
    """Today's date in Asia/Tokyo."""
    return tokyo_date(now())


def tokyo_date(at: datetime) -> date:
    """The date on a wall in Tokyo at an aware moment."""
    return at.astimezone(TOKYO).date()


def fiscal_year(day: date) -> int:
    """The fiscal year a day belongs to, named after the April it starts in (1 April to 31 March).

    >>> fiscal_year(date(2024, 3, 31))
    2023
    """
    return day.year if day.month >= 4 else day.year - 1
