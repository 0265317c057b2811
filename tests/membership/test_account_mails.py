"""Every message allauth can send has words of ours, in every language of the interface."""

import re
from datetime import UTC, datetime
from pathlib import Path

import allauth
import pytest
from django.conf import settings

from ground import outbox

MESSAGES = sorted(
    {
        file.name.removesuffix("_subject.txt")
        for app in ("account", "mfa")
        for file in Path(allauth.__file__).parent.glob(f"templates/{app}/email/*_subject.txt")
    }
    - {"password_reset_code"}  # resetting by code is not switched on
)
TOLD = {
    "email": "tanaka@example.org",
    "code": "XK42PQ",
    "activate_url": "https://example.org/a",
    "password_reset_url": "https://example.org/p",
    "signup_url": "https://example.org/s",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "gone@example.org",
    "ip": "192.0.2.7",
    "user_agent": "Firefox",
    "timestamp": datetime(2026, 11, 20, 3, 0, tzinfo=UTC).isoformat(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ja", "ja-simple", "en", "ar"])
@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_has_a_subject_a_text_and_an_html_part(message, language, delivered):
    outbox.put("account-mail", f"account-mail:{message}", sealed=TOLD, message=message, language=language)

    (mail,) = delivered()

    assert mail.subject
    assert not re.search(r"{[{%]|None", mail.subject + mail.body)
    assert f'lang="{language}"' in mail.alternatives[0].content


def test_no_message_of_ours_is_for_nothing():
    folder = settings.SITE / "templates" / "emails" / "account"

    assert sorted(file.name.removesuffix(".subject.txt") for file in folder.glob("*.subject.txt")) == MESSAGES
