import json
from datetime import UTC, date, datetime

from home.base import structured

US = structured.organisation(name="Network", url="https://example.org/")
STARTS, ENDS = datetime(2024, 3, 1, 5, tzinfo=UTC), datetime(2024, 3, 1, 7, tzinfo=UTC)


def event(**facts):
    return structured.event(name="Meeting", url="u", language="en", starts=STARTS, ends=ENDS, organiser=US, **facts)


def test_empty_facts_are_left_out():
    assert US == {"@type": "NGO", "name": "Network", "url": "https://example.org/"}


def test_an_organisation_with_an_address_lives_in_japan():
    found = structured.organisation(name="N", url="u", address="Taito", postal_code="110-0005", same_as=["https://x.com/n"])

    assert found["address"] == {
        "@type": "PostalAddress", "streetAddress": "Taito", "postalCode": "110-0005", "addressCountry": "JP",
    }
    assert found["sameAs"] == ["https://x.com/n"]


def test_an_article_names_its_original_and_who_issued_it():
    found = structured.article(
        title="長" * 200, url="u", language="en", publisher=US, published=date(2024, 2, 9), changed=STARTS,
        author="Network A", original="https://example.org/ja/x/",
    )

    assert found == {
        "@type": "Article", "headline": "長" * 110, "url": "u", "mainEntityOfPage": "u", "inLanguage": "en",
        "datePublished": "2024-02-09", "dateModified": "2024-03-01T05:00:00+00:00",
        "author": {"@type": "Organization", "name": "Network A"}, "publisher": US,
        "translationOfWork": {"@type": "Article", "url": "https://example.org/ja/x/"},
    }
    assert structured.article(title="t", url="u", language="en", publisher=US)["author"] == US


def test_questions_keep_their_anchors():
    assert structured.questions([("a1", "Why?", "Because.")], url="u", language="en")["mainEntity"] == [
        {"@type": "Question", "name": "Why?", "url": "u#a1", "acceptedAnswer": {"@type": "Answer", "text": "Because."}}
    ]


def test_an_event_is_somewhere_online_or_both():
    place = {"@type": "Place", "name": "Hall", "address": "Hall"}
    online = {"@type": "VirtualLocation", "url": "https://meet.example"}

    assert event(place="Hall")["location"] == place
    assert event(place="Hall")["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert event(online_url="https://meet.example")["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert event(place="Hall", online_url="https://meet.example")["location"] == [place, online]
    assert "location" not in event()
    assert "eventAttendanceMode" not in event()
    assert event(cancelled=True)["eventStatus"] == "https://schema.org/EventCancelled"


def test_the_way_up_is_numbered():
    assert structured.breadcrumbs([("Home", "h"), ("News", "n")])["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": "h"},
        {"@type": "ListItem", "position": 2, "name": "News", "item": "n"},
    ]


def test_no_title_ends_the_script_it_stands_in():
    hostile = "</script><script>alert(1)</script><!-- & \u2028"

    text = structured.script_text([structured.thing("Article", headline=hostile)])

    assert not set(text) & set("<>&\u2028")
    assert json.loads(text) == {"@context": "https://schema.org", "@graph": [{"@type": "Article", "headline": hostile}]}
