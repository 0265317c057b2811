"""Events as calendar files (RFC 5545): one event, or all coming ones to subscribe to."""

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from wagtail.models import Site

from ground import clock
from ground.clock import TOKYO
from home.base import furigana, navigation
from home.base.page_cache import same_for_everyone
from home.pages.events import EventIndexPage, EventPage
from home.pages.feeds import writable

PRODUCT = "-//Solidarity//Events//EN"


def entry_of(page: EventPage) -> Event:
    """One event. Its UID is the same in every language, so that nobody has it in the calendar twice."""
    host = urlsplit(page.full_url or "").hostname or "localhost"
    changed = page.last_published_at or clock.now()
    entry = Event()
    entry.add("uid", f"{page.translation_key}@{host}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", page.starts_at.astimezone(TOKYO))
    entry.add("dtend", page.ends_at.astimezone(TOKYO))
    entry.add("summary", writable(page.title), parameters={"language": page.locale.language_code})
    entry.add("status", "CANCELLED" if page.cancelled else "CONFIRMED")
    entry.add("url", page.full_url)
    where = ", ".join(writable(text) for text in (page.place, page.address) if text) or page.online_url
    if where:
        entry.add("location", where)
    about = [page.card_summary, page.organiser, page.online_url, page.full_url]
    entry.add("description", "\n\n".join(writable(text) for text in about if text))
    return entry


def calendar_of(pages: list[EventPage], *, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)  # what Google and Apple read instead
    for page in pages:
        calendar.add_component(entry_of(page))
    calendar.add_missing_timezones()
    return calendar.to_ical()


@require_safe
@same_for_everyone()
def one_event(request, slug: str):
    """`/<locale>/events/<slug>.ics`."""
    page = EventPage.objects.live().public().filter(slug=slug, locale__language_code=get_language()).first()
    if page is None:
        raise Http404(f"no event {slug} in this language")
    return as_file(calendar_of([page]), f"{slug}.ics")


@require_safe
@same_for_everyone()
def coming_events(request):
    """`/<locale>/feeds/events.ics`: everything to come, each in the nearest language."""
    home = navigation.homes(Site.find_for_request(request)).get(get_language())
    index = EventIndexPage.objects.live().public().child_of(home).first() if home else None
    if index is None:
        raise Http404("no events in this language")
    return as_file(calendar_of(index.coming(clock.now()), name=furigana.plain(index.title)), "events.ics")


def as_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
