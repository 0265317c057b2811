"""Whoever has just added a second factor has shown it: nobody is asked for the same code twice in a row."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added


def connect() -> None:
    authenticator_added.connect(_remember, dispatch_uid="membership.second_factor")


def _remember(request, user, authenticator, **kwargs) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        shown = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, "mfa", **shown)
