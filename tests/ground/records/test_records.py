"""`ground.records`, shown with the first record there is: messages from the contact form."""

import csv
import io
import uuid
from datetime import UTC, datetime

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.models import ModelLogEntry

from ground.records.actions import RecordAction, Refused
from ground.records.bulk import RecordBulkAction
from ground.records.policy import RecordPolicy
from home.models import ContactMessage
from tests.factories.staff import administrator, staff

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 1, 3, tzinfo=UTC)
BASE = "/cms/snippets/home/contactmessage/"


def message(**facts) -> ContactMessage:
    return ContactMessage.objects.create(
        **{"form_key": uuid.uuid4(), "sent_at": AT, "email": "a@example.org", "language": "vi", "subject": "Help",
           "text": "Please call."} | facts
    )


@pytest.fixture
def secretary(client):
    user = staff("view_contactmessage", "change_contactmessage")
    client.force_login(user)
    return user


@pytest.fixture
def root(client):
    user = administrator()
    client.force_login(user)
    return user


@pytest.mark.parametrize("generic", ["add/", "edit/{pk}/", "delete/{pk}/", "copy/{pk}/", "usage/{pk}/", "new/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reaches_a_generic_view_not_even_a_superuser(client, root, generic, method):
    record = message()

    response = getattr(client, method)(BASE + generic.format(pk=record.pk), {"subject": "changed"}, follow=True)

    assert response.status_code in {403, 404}
    record.refresh_from_db()
    assert record.subject == "Help"


def test_a_record_is_no_snippet_to_choose_or_to_delete_in_bulk(client, root):
    with pytest.raises(NoReverseMatch):
        reverse("wagtailsnippetchoosers_home_contactmessage:choose")

    bulk_delete = client.post(f"/cms/bulk/home/contactmessage/delete/?id={message().pk}", follow=True)

    assert bulk_delete.status_code == 404
    assert ContactMessage.objects.count() == 1


def test_the_policy_lets_people_look_and_nothing_else(secretary, root):
    policy = RecordPolicy(ContactMessage)
    stranger = staff()

    assert [policy.user_has_permission(root, action) for action in ("view", "add", "change", "delete")] == [
        True, False, False, False]
    assert policy.user_has_any_permission_for_instance(secretary, ["change", "view"], None)
    assert not policy.user_has_permission_for_instance(secretary, "change", None)
    assert not policy.user_has_any_permission(stranger, ["view"])
    assert policy.instances_user_has_permission_for(stranger, "view").count() == 0
    assert policy.instances_user_has_permission_for(secretary, "view").count() == 0
    assert set(policy.users_with_permission("view")) == {secretary, root}
    assert set(policy.users_with_permission("change")) == set()


def test_the_list_shows_what_waits_and_finds_words(client, secretary):
    message(subject="Waiting one")
    message(subject="Answered one", answered_at=AT)

    waiting = client.get(BASE, {"state": "waiting"}).content.decode()
    answered = client.get(BASE, {"state": "answered"}).content.decode()
    found = client.get(BASE, {"q": "Answered"}).content.decode()

    assert ("Waiting one" in waiting, "Answered one" in waiting) == (True, False)
    assert ("Waiting one" in answered, "Answered one" in answered) == (False, True)
    assert ("Waiting one" in found, "Answered one" in found) == (False, True)


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_the_same_queries_however_long(client, secretary, count, django_assert_max_num_queries):
    for _ in range(count):
        message()
    client.get(BASE)

    with django_assert_max_num_queries(14):
        client.get(BASE)


def test_a_message_is_looked_at_with_its_words_kept_as_words(client, secretary):
    record = message(text="<script>alert(1)</script>")

    page = client.get(f"{BASE}inspect/{record.pk}/").content.decode()

    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert 'href="mailto:a@example.org"' in page
    assert f"{BASE}do/answered/{record.pk}/" in page


def test_marking_as_answered_is_asked_done_once_and_logged_without_the_senders_words(client, secretary):
    record = message()
    address = f"{BASE}do/answered/{record.pk}/"
    assert client.get(address).status_code == 200

    assert client.post(address).status_code == 302
    record.refresh_from_db()
    first = record.answered_at
    client.post(address)

    record.refresh_from_db()
    assert record.answered_at == first is not None
    entry = ModelLogEntry.objects.get(action="home.answered")
    assert (entry.user, entry.object_id, entry.label) == (secretary, str(record.pk), str(record.pk))
    assert client.get(f"{BASE}history/{record.pk}/").status_code == 200
    assert client.get(address).status_code == 200


def test_looking_does_not_allow_doing(client):
    client.force_login(staff("view_contactmessage"))
    record = message()

    page = client.get(f"{BASE}inspect/{record.pk}/").content.decode()
    response = client.post(f"{BASE}do/answered/{record.pk}/")

    assert "do/answered" not in page
    assert response.status_code in {302, 403}
    record.refresh_from_db()
    assert record.answered_at is None


def test_an_action_nobody_knows_is_refused(client, root):
    assert client.post(f"{BASE}do/burn/{message().pk}/").status_code in {302, 403, 404}


def test_many_messages_are_marked_at_once_and_the_answered_ones_left_alone(client, secretary):
    two = [message(), message()]
    old = message(answered_at=AT)
    address = "/cms/bulk/home/contactmessage/answered/?" + "&".join(f"id={each.pk}" for each in [*two, old])

    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302

    assert ContactMessage.objects.filter(answered_at__isnull=True).count() == 0
    old.refresh_from_db()
    assert old.answered_at == AT


def test_a_bulk_action_shows_nothing_to_those_who_may_not_look(client):
    client.force_login(staff("change_contactmessage"))

    response = client.get(f"/cms/bulk/home/contactmessage/answered/?id={message().pk}")

    assert response.status_code in {302, 403}
    assert b"Help" not in response.content


def test_every_csv_of_the_admin_has_the_mark_and_the_guard(client, secretary):
    message(subject="=cmd()")

    data = b"".join(client.get(BASE, {"export": "csv"}).streaming_content)
    xlsx = client.get(BASE, {"export": "xlsx"})

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[1][:3] == ["2026-03-01 12:00", "'=cmd()", ""]
    assert b"".join(xlsx.streaming_content).startswith(b"PK")


def test_a_move_is_open_unless_it_says_otherwise_and_must_say_what_it_does():
    move = RecordAction()

    assert move.is_open(message())
    with pytest.raises(NotImplementedError):
        move.run(message(), by=None, at=AT)


def test_a_record_that_refuses_in_a_bulk_move_is_left_alone_and_not_counted():
    class Never(RecordAction):
        def run(self, record, *, by, at):
            raise Refused("no")

    assert RecordBulkAction.execute_action([message()], action=Never(), by=None) == (0, 0)
