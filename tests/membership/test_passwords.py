import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from membership.models import User

SOMEBODY = User(email="tanaka@example.org")


@pytest.mark.parametrize(
    "password",
    [
        "short but odd?",  # fourteen
        "passwordpassword",
        "password1234567890",
        "aaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "1234567890123456",
        "qwertyuiopasdfgh",
        "abcdefghijklmnop",
        "Password!!!!!!!!!!",
        "tanaka@example.org",
    ],
)
def test_a_password_anybody_would_try_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, SOMEBODY)


@pytest.mark.parametrize(
    "password",
    ["four quiet words walking", "ながいみちをゆっくりあるくねこ", "837261940573829", "no capitals no digits"],
)
def test_length_is_enough_and_no_kinds_of_characters_are_asked_for(password):
    validate_password(password, SOMEBODY)
