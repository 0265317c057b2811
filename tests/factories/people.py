"""Accounts for tests: who signs in, in which role, with the second factor shown."""

from types import SimpleNamespace

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.test import Client

from membership.models import User
from membership.roles import group_of


def staff_member(role: str | None = None, **facts) -> User:
    """Someone of the office with an authenticator app; without a role, a superuser."""
    email = f"{role or 'superuser'}@example.org"
    user = User.objects.create_user(email, **({"is_staff": True, "is_superuser": role is None} | facts))
    if role is not None:
        user.groups.add(group_of(role))
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    return user


def sign_in(client: Client, user: User) -> Client:
    """Signed in with the second factor just shown, as after the two forms."""
    client.force_login(user)
    session = client.session
    record_authentication(SimpleNamespace(session=session), user, method="mfa", type="totp")
    session.save()
    return client


def staff_client(role: str | None = None) -> Client:
    """A browser of someone of the office."""
    return sign_in(Client(), staff_member(role))
