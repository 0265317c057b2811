"""Writing to the office: nothing typed is ever lost, nothing arrives twice, nothing smuggles a header."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from ground.organisation.models import Organisation
from ground.outbox.actions import deliver
from ground.outbox.models import Entry
from home import contact
from home.models import ContactMessage, ContactPage
from tests.factories import pages

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 3, 1, 3, 0, tzinfo=UTC)
WRITE, SENT = "/en/contact/write/", "/en/contact/sent/"
TYPED = {"name": "グエン", "email": "nguyen@example.org", "subject": "Visa", "text": "Hello,\nmy question."}


@pytest.fixture(autouse=True)
def office():
    cache.clear()
    home = pages.home_page("en")
    site = Site.objects.get(is_default_site=True)
    organisation = Organisation.for_site(site)
    organisation.email = "office@example.org"
    organisation.save()
    yield pages.add(ContactPage, under=home, thanks="<p>We answer soon.</p>")
    cache.clear()


def shown(client=None, path=WRITE) -> str:
    """The token of a form shown at this moment."""
    return re.search(r'name="token" value="([^"]+)"', (client or Client()).get(path).content.decode())[1]


def fill(client=None, *, path=WRITE, after=timedelta(seconds=20), **changes):
    """Show the form, let time pass, send it."""
    client = client or Client()
    with time_machine.travel(NOW, tick=False) as clock:
        token = changes.pop("token", None) or shown(client, path)
        clock.shift(after)
        return client.post(path, TYPED | {"token": token} | changes)


def test_a_message_is_kept_and_mailed_to_the_office_and_answered_to_its_sender():
    response = fill()
    deliver()

    message = ContactMessage.objects.get()
    assert (response.status_code, response.headers["Location"]) == (302, SENT)
    assert (message.name, message.email, message.subject, message.text, message.language) == (
        "グエン", "nguyen@example.org", "Visa", "Hello,\nmy question.", "en",
    )
    assert message.sent_at == NOW + timedelta(seconds=20)
    assert list(Entry.objects.values_list("kind", "key", "ids")) == [
        ("contact.message", f"contact.message:{message.pk}", {"message_id": str(message.pk)})
    ]
    (letter,) = mail.outbox
    assert (letter.to, letter.reply_to) == (["office@example.org"], ["nguyen@example.org"])
    assert "Visa" in letter.subject
    assert "Hello,\nmy question." in letter.body
    assert "English" in letter.body


def test_the_thanks_of_the_page_follow():
    page = Client().get(SENT).content.decode()

    assert "We answer soon." in page


def test_the_form_is_its_own_page_kept_by_nobody():
    response = Client().get(WRITE)

    assert "no-store" in response.headers["Cache-Control"]
    assert response.context["contact"].slug == "contact"


def test_the_language_of_the_form_is_kept():
    fill(path="/vi/contact/write/")

    assert ContactMessage.objects.get().language == "vi"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": ""}, "email"), ({"email": "no address"}, "email"),
        ({"email": "a@example.org\nBcc: b@x.example"}, "email"),
        ({"subject": " \u202e "}, "subject"), ({"text": "\x00\n"}, "text"), ({"text": "あ" * 5001}, "text"),
        ({"subject": "x" * 151}, "subject"), ({"name": "x" * 101}, "name"),
    ],
)
def test_what_is_missing_or_too_long_is_said_and_the_rest_stays(changes, field):
    response = fill(**changes)

    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert not ContactMessage.objects.exists()
    for name in set(TYPED) - {field}:
        assert form[name].value() == TYPED[name]


def test_the_longest_message_fits_whatever_the_line_ends():
    fill(text="\r\n".join(["x" * 99] * 50))

    assert len(ContactMessage.objects.get().text) == 99 * 50 + 49


def test_what_nobody_sees_is_taken_out_of_what_was_typed():
    fill(name="A\u202eB\x07", subject="one\r\nBcc: x@example.org\ttwo", text="line\r\nline\x1b[31m\u2066 \u200fسلام")

    message = ContactMessage.objects.get()
    assert (message.name, message.subject, message.text) == (
        "AB", "one Bcc: x@example.org two", "line\nline[31m \u200fسلام",
    )


@pytest.mark.parametrize(
    "subject",
    ["x\nBcc: a@example.org", "x\r\n\r\nbody", "=?utf-8?q?a=0ABcc:b@example.org?=", "あ\u2028Bcc: a", "x" * 150],
)
def test_no_subject_becomes_a_header(subject):
    fill(subject=subject)
    deliver()

    (letter,) = mail.outbox
    raw = letter.message().as_string()
    assert letter.recipients() == ["office@example.org"]
    assert not re.search(r"^bcc:", raw.partition("\n\n")[0], re.IGNORECASE | re.MULTILINE)


def test_a_stranger_cannot_put_links_or_markup_into_the_mail():
    fill(text="<b>https://evil.example/</b>")
    deliver()

    html = mail.outbox[0].alternatives[0][0]
    assert "<b>" not in html
    assert 'href="https://evil.example/"' not in html


def test_a_double_click_counts_once():
    client = Client()
    with time_machine.travel(NOW, tick=False) as clock:
        token = shown(client)
        clock.shift(20)
        answers = [client.post(WRITE, TYPED | {"token": token}) for _ in range(3)]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, SENT)] * 3
    assert ContactMessage.objects.count() == Entry.objects.count() == 1


def test_other_words_in_a_used_form_are_kept_and_can_be_sent():
    client = Client()
    with time_machine.travel(NOW, tick=False) as clock:
        token = shown(client)
        clock.shift(20)
        client.post(WRITE, TYPED | {"token": token})
        again = client.post(WRITE, TYPED | {"token": token, "text": "Another thing"})
        fresh = again.context["form"]["token"].value()
        clock.shift(20)
        last = client.post(WRITE, TYPED | {"token": fresh, "text": "Another thing"})

    assert again.status_code == 409
    assert again.context["form"]["text"].value() == "Another thing"
    assert last.status_code == 302
    assert ContactMessage.objects.count() == 2


@pytest.mark.parametrize(
    ("after", "token"),
    [(timedelta(seconds=1), None), (timedelta(days=1, minutes=1), None), (timedelta(seconds=20), "forged"),
     (timedelta(seconds=20), f"{uuid.UUID(int=7).hex}:1abc:sig"), (timedelta(seconds=20), "\x00"),
     (timedelta(seconds=20), "x" * 10_000)],
)
def test_too_quick_too_old_or_forged_is_asked_to_send_again_and_then_goes_through(after, token):
    client = Client()
    response = fill(client, after=after, token=token)
    form = response.context["form"]
    with time_machine.travel(NOW + after + timedelta(seconds=10), tick=False):
        second = client.post(WRITE, TYPED | {"token": form["token"].value()})

    assert response.status_code == 422
    assert "send it again" in form.non_field_errors()[0]
    assert form["text"].value() == TYPED["text"]
    assert second.status_code == 302
    assert ContactMessage.objects.count() == 1


def test_whoever_corrects_a_quick_form_hears_of_the_mistake_alone():
    response = fill(after=timedelta(seconds=1), email="")

    assert dict(response.context["form"].errors) == {"email": ["Please write your e-mail address."]}


def test_whoever_fills_the_hidden_field_is_asked_again_with_an_empty_one():
    response = fill(website="https://spam.example")

    page = response.content.decode()
    assert response.status_code == 422
    assert "spam.example" not in page
    assert "my question." in page
    assert not ContactMessage.objects.exists()


def test_the_sixth_message_within_ten_minutes_waits_and_loses_nothing():
    answers = [fill(subject=f"No {number}") for number in range(6)]

    last = answers[-1]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert 0 < int(last.headers["Retry-After"]) <= 600
    assert "Please send this one again in" in last.context["form"].non_field_errors()[0]
    assert last.context["form"]["subject"].value() == "No 5"
    assert ContactMessage.objects.count() == 5


def test_without_the_security_cookie_nothing_is_lost():
    client = Client(enforce_csrf_checks=True)

    response = fill(client, token="any")

    assert response.status_code == 403
    assert response.context["form"]["text"].value() == TYPED["text"]
    assert "cookies" in response.content.decode()
    assert not ContactMessage.objects.exists()


def test_the_languages_of_the_form_are_those_of_the_site():
    for tag in ("ja", "ar", "am"):
        page = Client().get(reverse("contact_write").replace("/en/", f"/{tag}/"))
        assert page.status_code == 200
        assert f'lang="{tag}"' in page.content.decode()


def test_an_erased_message_is_not_mailed():
    fill()
    ContactMessage.objects.all().delete()

    assert deliver() == 1
    assert mail.outbox == []


def test_without_an_address_of_the_office_the_senders_address_of_the_site_gets_it(settings):
    Organisation.objects.update(email="")
    fill()
    deliver()

    assert mail.outbox[0].to == [settings.DEFAULT_FROM_EMAIL]


def test_messages_answered_a_year_ago_are_forgotten():
    facts = {"email": "a@example.org", "subject": "s", "text": "t", "language": "en", "sent_at": NOW}
    for answered in (None, NOW - timedelta(days=364), NOW - timedelta(days=366)):
        ContactMessage.objects.create(form_key=uuid.uuid4(), answered_at=answered, **facts)

    assert contact.forget(NOW) == 1
    assert ContactMessage.objects.count() == 2


def test_forgetting_happens_by_itself():
    from ground.outbox.periodic import jobs

    ContactMessage.objects.create(
        form_key=uuid.uuid4(), answered_at=NOW, email="a@example.org", subject="s", text="t", language="en", sent_at=NOW
    )

    (job,) = [each for each in jobs() if each.name == "home.forget-messages"]
    job.run()

    assert not ContactMessage.objects.exists()
