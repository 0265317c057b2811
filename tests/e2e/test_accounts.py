"""An account from the first mail to the passkey, in a real browser with a virtual authenticator."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.server import ROOT

MAILS = ROOT / "var" / "e2e" / "mail"


@pytest.fixture
def window(visit, site):
    """A page that remembers what the browser complained about. Passkeys need a name, an address of numbers has none."""
    page = visit("/en/accounts/login/", base_url=site.replace("127.0.0.1", "localhost"))
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def mail_to(address: str, pattern: str) -> str:
    """What the newest mail to this address says, as a group of the pattern."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for file in sorted(MAILS.glob("*.log"), key=lambda each: each.stat().st_mtime, reverse=True):
            text = file.read_text(encoding="utf-8")
            if f"To: {address}" in text and (found := re.search(pattern, text, re.MULTILINE)):
                return found[1]
        time.sleep(0.2)
    raise AssertionError(f"No mail to {address} says {pattern}")


def sign_up(page, address: str):
    page.goto("/en/accounts/signup/")
    page.get_by_label("Email").fill(address)
    page.get_by_role("button", name="Sign Up").click()
    page.goto(mail_to(address, r"https?://[^/]+(/en/accounts/confirm-email/\S+)"))
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url("**/en/accounts/")


def sign_out(page):
    page.goto("/en/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign Out").click()
    page.wait_for_load_state()


def virtual_authenticator(page):
    """A fingerprint reader that always says yes."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def test_an_account_with_a_passkey_opens_without_mail_or_password(window):
    page = window
    virtual_authenticator(page)
    address = f"passkey-{time.time_ns()}@example.org"
    sign_up(page, address)

    page.goto("/en/accounts/2fa/webauthn/add/")
    page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/2fa/recovery-codes/**")
    sign_out(page)
    page.goto("/en/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/en/accounts/")

    assert address in page.locator("main").inner_text()
    assert page.complaints == []


def test_an_account_with_an_authenticator_app_asks_for_its_code(window):
    page = window
    address = f"app-{time.time_ns()}@example.org"
    sign_up(page, address)

    page.goto("/en/accounts/2fa/totp/activate/")
    secret = page.locator("main").locator("input[readonly], code, input[disabled]").first
    secret = secret.input_value() if secret.evaluate("each => each.tagName") == "INPUT" else secret.inner_text()
    page.get_by_label("Authenticator code").fill(code_of(secret))
    page.get_by_role("button", name="Activate").click()
    page.wait_for_url("**/2fa/recovery-codes/**")
    sign_out(page)
    time.sleep(30 - time.time() % 30)  # a code works once; the next one comes with the next half minute
    page.goto("/en/accounts/login/code/")
    page.get_by_label("Email").fill(address)
    page.get_by_role("button", name="Request Code").click()
    page.get_by_label("Code").fill(mail_to(address, r"^([A-Z0-9]{4,}-?[A-Z0-9]*)$"))
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign In", exact=True).click()
    page.wait_for_url("**/en/accounts/")

    assert address in page.locator("main").inner_text()
    assert page.complaints == []


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret.strip(), int(time.time()) // 30))


def test_the_tour_signs_in_as_every_role_with_one_button(visit):
    page = visit("/tour/")
    roles = page.locator("form [name=role]").evaluate_all("all => all.map(each => each.value)")

    opened = {}
    for role in roles:
        page.goto("/tour/")
        page.locator(f"form:has([name=role][value={role}]) button").click()
        page.wait_for_url("**/cms/")
        opened[role] = page.locator(".office-waiver").is_visible()

    assert opened == dict.fromkeys(roles, True)
    assert len(roles) == 9
