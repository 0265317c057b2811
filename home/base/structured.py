"""What search engines read beside the words: schema.org as plain dictionaries. Pure; empty facts are left out."""

import json
from collections.abc import Iterable
from datetime import date, datetime

Thing = dict[str, object]
LONGEST_HEADLINE = 110


def thing(kind: str, **facts: object) -> Thing:
    """A schema.org thing without its empty facts."""
    return {"@type": kind, **{name: fact for name, fact in facts.items() if fact not in (None, "", [], {})}}


def organisation(*, name: str, url: str, address: str = "", postal_code: str = "", phone: str = "", email: str = "",
                 same_as: Iterable[str] = (), mission: str = "") -> Thing:
    place = thing("PostalAddress", streetAddress=address, postalCode=postal_code, addressCountry="JP")
    return thing("NGO", name=name, url=url, description=mission, address=place if address else None, telephone=phone,
                 email=email, sameAs=list(same_as))


def article(*, title: str, url: str, language: str, publisher: Thing, summary: str = "", published: date | None = None,
            changed: datetime | None = None, image: str = "", author: str = "", original: str = "") -> Thing:
    """A text of ours in one language; `original` is the address of the text it was translated from."""
    return thing(
        "Article", headline=title[:LONGEST_HEADLINE], url=url, mainEntityOfPage=url, inLanguage=language,
        description=summary, datePublished=_iso(published), dateModified=_iso(changed), image=image,
        author=thing("Organization", name=author) if author else publisher, publisher=publisher,
        translationOfWork=thing("Article", url=original) if original else None,
    )


def questions(pairs: Iterable[tuple[str, str, str]], *, url: str, language: str) -> Thing:
    """Questions with their anchors and answers."""
    return thing("FAQPage", url=url, inLanguage=language, mainEntity=[
        thing("Question", name=question, url=f"{url}#{anchor}", acceptedAnswer=thing("Answer", text=answer))
        for anchor, question, answer in pairs
    ])


def event(*, name: str, url: str, language: str, starts: datetime, ends: datetime, organiser: Thing,
          place: str = "", address: str = "", online_url: str = "", summary: str = "", image: str = "",
          cancelled: bool = False) -> Thing:
    where = [thing("Place", name=place or address, address=address or place)] if place or address else []
    online = [thing("VirtualLocation", url=online_url)] if online_url else []
    mode = "Mixed" if where and online else "Online" if online else "Offline"
    locations = where + online
    return thing(
        "Event", name=name, url=url, inLanguage=language, startDate=_iso(starts), endDate=_iso(ends),
        description=summary, image=image, organizer=organiser,
        eventStatus=f"https://schema.org/{'EventCancelled' if cancelled else 'EventScheduled'}",
        eventAttendanceMode=f"https://schema.org/{mode}EventAttendanceMode" if locations else "",
        location=locations[0] if len(locations) == 1 else locations,
    )


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> Thing:
    """The way from the home page, as names and addresses."""
    return thing("BreadcrumbList", itemListElement=[
        thing("ListItem", position=place, name=name, item=url) for place, (name, url) in enumerate(trail, start=1)
    ])


def script_text(things: list[Thing]) -> str:
    """JSON that cannot end the `<script>` it stands in, whatever a title says."""
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def _iso(moment: date | datetime | None) -> str:
    return moment.isoformat() if moment else ""
