import pytest
from allauth.account.models import EmailAddress

from ground.outbox.actions import deliver
from membership.models import User

PASSWORD = "four quiet words walking"


@pytest.fixture
def make_person(db):
    def make(email, **fields):
        user = User.objects.create_user(email, PASSWORD, **fields)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    return make


@pytest.fixture
def person(make_person):
    return make_person("tanaka@example.org")


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture
def delivered(mailoutbox):
    """Deliver what waits; the mails that went out."""

    def deliver_now():
        deliver()
        return mailoutbox

    return deliver_now
