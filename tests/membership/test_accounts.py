"""Signing up and in, as a person meets it: by code or password, forgiving, and silent about who else is here."""

import re
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from ground.outbox.models import Entry
from membership.models import User

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "another set of quiet words"


def link_in(mail):
    return urlsplit(re.search(r"http://127\.0\.0\.1:8000(/\S+)", mail.body)[0]).path


def code_in(mail):
    return re.search(r"^[A-Z0-9-]{6,12}$", mail.body, re.MULTILINE)[0]


def signed_in_as(client):
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_signing_up_waits_for_a_button_that_no_mail_scanner_presses(client, delivered):
    page = client.post("/ja/accounts/signup/", {"email": "Sato@Example.org"})
    (mail,) = delivered()
    link = link_in(mail)

    assert (page.status_code, mail.to) == (302, ["sato@example.org"])
    opened = client.get(link)
    assert (opened.status_code, EmailAddress.objects.get().verified) == (200, False)
    client.post(link)
    assert (EmailAddress.objects.get().verified, signed_in_as(client).email) == (True, "sato@example.org")


def test_the_link_opened_in_another_browser_confirms_but_signs_nobody_in(client, delivered):
    client.post("/ja/accounts/signup/", {"email": "sato@example.org"})
    other = Client()

    other.post(link_in(delivered()[0]))

    assert (EmailAddress.objects.get().verified, signed_in_as(other)) == (True, None)


def test_signing_in_by_code_needs_no_password(client, person, delivered):
    client.post("/en/accounts/login/code/", {"email": person.email})
    (mail,) = delivered()

    client.post("/en/accounts/login/code/confirm/", {"code": code_in(mail)})

    assert mail.subject == "Your code to sign in"
    assert signed_in_as(client) == person


def test_three_wrong_codes_end_the_attempt(client, person, delivered):
    client.post("/en/accounts/login/code/", {"email": person.email})
    (mail,) = delivered()
    for _attempt in range(3):
        client.post("/en/accounts/login/code/confirm/", {"code": "WRONG1"})

    client.post("/en/accounts/login/code/confirm/", {"code": code_in(mail)})

    assert signed_in_as(client) is None


@pytest.mark.parametrize(
    "typed", ["tanaka@example.org", " TANAKA@Example.ORG ", "ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｏｒｇ"]
)
def test_an_address_is_understood_however_it_is_typed(client, person, password, typed):
    client.post("/ja/accounts/login/", {"login": typed, "password": password})

    assert signed_in_as(client) == person


def test_one_mailbox_is_one_account_however_it_is_typed(client, person, delivered):
    client.post("/ja/accounts/signup/", {"email": "ＴＡＮＡＫＡ＠example.org"})

    assert User.objects.count() == 1
    assert delivered()[0].to == ["tanaka@example.org"]


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("path", ["signup/", "login/code/", "password/reset/"])
def test_nobody_learns_who_has_an_account(person, language, path, delivered):
    def answer(email):
        response = Client().post(f"/{language}/accounts/{path}", {"email": email})
        return response.status_code, response.url

    assert answer(person.email) == answer("nobody@example.org")
    assert sorted(mail.to[0] for mail in delivered()) == ["nobody@example.org", "tanaka@example.org"]


def test_a_wrong_password_and_an_unknown_address_get_the_same_page(person):
    def answer(email):
        page = Client().post("/en/accounts/login/", {"login": email, "password": "not the right one"})
        return page.status_code, re.sub(r'value="[^"]*"', "", page.text)

    assert answer(person.email) == answer("nobody@example.org")


def test_after_five_wrong_passwords_the_right_one_is_refused_for_a_while(client, person, password):
    for _attempt in range(5):
        client.post("/en/accounts/login/", {"login": person.email, "password": "not the right one"})

    page = client.post("/en/accounts/login/", {"login": person.email, "password": password})

    assert (page.status_code, signed_in_as(client)) == (200, None)
    assert "Too many failed" in page.text


def test_what_a_waiting_mail_says_is_sealed_and_wiped_when_it_is_sent(client, person, delivered):
    client.post("/en/accounts/login/code/", {"email": person.email})
    entry = Entry.objects.get()

    assert entry.ids == {"message": "login_code", "language": "en"}
    assert person.email.encode() not in bytes(entry.sealed)
    assert entry.unsealed()["email"] == person.email
    delivered()
    assert Entry.objects.get().sealed is None


def test_links_lead_to_the_configured_address_whatever_host_was_asked(client, person, delivered):
    client.post("/en/accounts/password/reset/", {"email": person.email}, headers={"host": "localhost"})

    assert set(re.findall(r"https?://[^/\s]+", delivered()[0].body)) == {"http://127.0.0.1:8000"}


def test_a_password_is_set_anew_by_the_link_in_the_mail(client, person, delivered):
    client.post("/en/accounts/password/reset/", {"email": person.email})
    page = client.get(link_in(delivered()[0]), follow=True)

    client.post(page.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert delivered()[-1].subject == "Your password was set anew"


def test_the_browser_named_in_a_notice_cannot_smuggle_a_link(client, person, password, delivered):
    client.force_login(person)
    client.post(
        "/en/accounts/password/change/",
        {"oldpassword": password, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
        headers={"user-agent": "Visit https://evil.example/login"},
    )

    (mail,) = delivered()
    assert "https[:]//evil[.]example/login" in mail.body
    assert "evil.example" not in mail.body + mail.alternatives[0].content


@pytest.mark.parametrize("language", ["ja", "ja-simple", "en", "ar", "my"])
@pytest.mark.parametrize("path", ["login/", "signup/", "login/code/", "password/reset/"])
def test_every_way_in_has_the_sites_look_and_is_not_stored(client, db, language, path):
    page = client.get(f"/{language}/accounts/{path}")

    assert_of_the_site(page, language)


@pytest.mark.parametrize("language", ["ja", "ja-simple", "en", "ar"])
@pytest.mark.parametrize("path", ["", "email/", "password/change/", "2fa/", "sessions/", "logout/"])
def test_every_page_of_ones_account_has_the_sites_look_and_is_not_stored(client, person, language, path):
    client.force_login(person)

    page = client.get(f"/{language}/accounts/{path}")

    assert_of_the_site(page, language)


def assert_of_the_site(page, language):
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store, private"
    assert f'<html lang="{language}"' in page.text
    assert '<main id="main"' in page.text
    assert page.text.count("<h1") == 1


def test_an_account_deactivated_is_out_at_the_next_click(client, person):
    client.force_login(person)
    User.objects.update(is_active=False)

    assert client.get("/en/accounts/").status_code == 302


def test_changing_the_password_ends_the_other_sessions(client, person, password):
    elsewhere = Client()
    elsewhere.force_login(person)
    client.force_login(person)

    client.post(
        "/en/accounts/password/change/",
        {"oldpassword": password, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )

    assert (client.get("/en/accounts/").status_code, elsewhere.get("/en/accounts/").status_code) == (200, 302)


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil.example"]
)
def test_signing_in_never_leads_off_the_site(client, person, password, target):
    answer = client.post("/en/accounts/login/", {"login": person.email, "password": password, "next": target})

    assert answer.url == "/en/accounts/"


def test_too_many_tries_from_one_place_get_a_page_that_says_when_to_come_back(client, db):
    for _attempt in range(20):
        client.post("/ja/accounts/signup/", {"email": "not an address"})

    page = client.post("/ja/accounts/signup/", {"email": "not an address"})

    assert (page.status_code, page.headers["Retry-After"]) == (429, "60")
    assert '<html lang="ja"' in page.text


def test_ones_sessions_are_listed_and_the_others_can_be_ended(client, person, password):
    elsewhere = Client(headers={"user-agent": "A telephone"})
    for browser in (elsewhere, client):
        browser.post("/en/accounts/login/", {"login": person.email, "password": password})
    listed = client.get("/en/accounts/sessions/").text

    client.post("/en/accounts/sessions/")

    assert "A telephone" in listed
    assert (client.get("/en/accounts/").status_code, elsewhere.get("/en/accounts/").status_code) == (200, 302)
