"""The admin opens to a second factor only, closes after a while, and has one way in."""

import time
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.signals import authenticator_added
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client

from membership.checks import staff_second_factor
from membership.roles import ROLES, group_of

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 20, 0, 0, tzinfo=UTC)


@pytest.fixture
def staff(make_person):
    def make(role="editor"):
        user = make_person(f"{role}@example.org", is_staff=True)
        user.groups.add(group_of(role))
        return user

    return make


def with_app(user):
    """An authenticator app for this person; what it shows now."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return lambda: format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client, user, password, code=None):
    client.post("/en/accounts/login/", {"login": user.email, "password": password})
    if code:
        client.post("/en/accounts/2fa/authenticate/", {"code": code()})


def test_the_admin_sends_strangers_to_the_sites_own_sign_in(client):
    answer = client.get("/cms/pages/")

    assert answer.status_code == 302
    assert urlsplit(answer.url).path == "/ja/accounts/login/"
    assert parse_qs(urlsplit(answer.url).query) == {"next": ["/cms/pages/"]}


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/cms/login/?next=/cms/pages/", "/ja/accounts/login/?next=%2Fcms%2Fpages%2F"),
        ("/cms/login/", "/ja/accounts/login/"),
        ("/cms/password_reset/", "/ja/accounts/password/reset/"),
        ("/cms/password_reset/confirm/x/y/", "/ja/accounts/password/reset/"),
    ],
)
def test_wagtails_own_ways_in_are_closed(client, path, leads_to):
    assert client.get(path).url == leads_to


@pytest.mark.parametrize("code", [role.code for role in ROLES])
def test_no_role_works_with_a_password_alone(client, staff, password, code):
    sign_in(client, staff(code), password)

    for path in ("/cms/", "/cms/pages/", "/cms/users/", "/cms/images/"):
        answer = client.get(path)
        assert (answer.status_code, urlsplit(answer.url).path) == (302, "/ja/accounts/2fa/")


def test_a_second_factor_in_this_session_opens_the_admin(client, staff, password):
    user = staff()
    sign_in(client, user, password, with_app(user))

    assert client.get("/cms/").status_code == 200


def test_a_session_from_before_the_second_factor_is_asked_for_it_and_does_not_go_round_in_circles(
    client, staff, password
):
    user = staff()
    client.force_login(user)
    code = with_app(user)

    asked = client.get("/cms/pages/")
    assert urlsplit(asked.url).path == "/ja/accounts/2fa/reauthenticate/"
    answered = client.post(asked.url, {"code": code(), "next": "/cms/pages/"})
    assert answered.url == "/cms/pages/"
    assert client.get("/cms/pages/").status_code in (200, 302)
    assert "2fa" not in client.get("/cms/pages/").headers.get("Location", "")


def test_recovery_codes_alone_are_no_second_factor(client, staff, password):
    user = staff()
    RecoveryCodes.activate(user)
    client.force_login(user)

    assert urlsplit(client.get("/cms/").url).path == "/ja/accounts/2fa/"


def test_a_recovery_code_works_once(client, staff, password):
    user = staff()
    with_app(user)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    sign_in(client, user, password, lambda: code)
    again = Client()
    sign_in(again, user, password, lambda: code)

    assert (client.get("/cms/").status_code, again.get("/cms/").status_code) == (200, 302)


def test_secrets_of_authenticators_are_sealed_in_the_database(staff):
    user = staff()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)

    totp, codes = (Authenticator.objects.get(user=user, type=kind).data for kind in ("totp", "recovery_codes"))
    assert secret not in str(totp)
    assert get_adapter().decrypt(totp["secret"]) == secret
    seed = get_adapter().decrypt(codes["seed"])
    assert seed not in str(codes)
    assert len(seed) >= 40


def test_half_an_hour_idle_ends_the_session_and_work_keeps_it_open(client, staff, password):
    user = staff()
    with time_machine.travel(MORNING, tick=False) as clock:
        sign_in(client, user, password, with_app(user))
        kept = []
        for _visit in range(3):
            kept.append(client.get("/cms/").status_code)
            clock.shift(timedelta(minutes=29))
        kept.append(client.get("/cms/").status_code)
        clock.shift(timedelta(minutes=31))
        ended = client.get("/cms/")

    assert kept == [200] * 4
    assert urlsplit(ended.url).path == "/ja/accounts/login/"


def test_after_twelve_hours_even_a_busy_session_ends(client, staff, password):
    user = staff()
    with time_machine.travel(MORNING, tick=False) as clock:
        sign_in(client, user, password, with_app(user))
        answers = []
        for _visit in range(26):
            answers.append(client.get("/cms/").status_code)
            clock.shift(timedelta(minutes=29))

    assert answers == [200] * 25 + [302]


def test_signing_out_of_the_admin_is_signing_out(client, staff, password):
    user = staff()
    sign_in(client, user, password, with_app(user))

    client.post("/cms/logout/")

    assert client.get("/cms/").url.startswith("/ja/accounts/login/")


def test_a_member_of_the_public_gets_no_further_with_a_second_factor(client, person, password):
    sign_in(client, person, password, with_app(person))

    assert client.get("/cms/").status_code == 302


def test_where_the_second_factor_is_waived_the_admin_says_so_on_every_page(client, staff, password, settings):
    settings.STAFF_MFA_REQUIRED = False
    sign_in(client, staff(), password)

    for path in ("/cms/", "/cms/account/"):
        assert "office-waiver" in client.get(path).text


def test_where_it_is_required_there_is_nothing_to_say(client, staff, password):
    user = staff()
    sign_in(client, user, password, with_app(user))

    assert "office-waiver" not in client.get("/cms/").text


def test_the_deploy_check_refuses_what_makes_a_laptop_comfortable(settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    assert staff_second_factor(None) == []

    settings.STAFF_MFA_REQUIRED = False
    settings.MFA_TOTP_INSECURE_BYPASS_CODE = "123456"
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    assert [error.id for error in staff_second_factor(None)] == [
        "membership.E001",
        "membership.E002",
        "membership.E003",
    ]


@pytest.mark.parametrize(("kind", "remembered"), [("totp", ["mfa"]), ("webauthn", ["mfa"]), ("recovery_codes", [])])
def test_who_has_just_added_an_authenticator_is_not_asked_for_it_at_once(rf, staff, kind, remembered):
    user = staff()
    request = rf.post("/")
    request.session = SessionStore()

    authenticator = Authenticator.objects.create(user=user, type=kind, data={})
    authenticator_added.send(sender=Authenticator, request=request, user=user, authenticator=authenticator)

    assert [record["method"] for record in get_authentication_records(request, user)] == remembered


def test_a_new_role_ends_every_session_of_the_person(client, staff, password):
    user = staff()
    sign_in(client, user, password, with_app(user))
    opened = client.get("/cms/").status_code

    user.groups.add(group_of("publisher"))

    assert (opened, client.get("/cms/").status_code) == (200, 302)
    assert "login" in client.get("/cms/").url
