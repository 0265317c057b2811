"""The hidden field of a public form: a key that works once, signed with the moment the form was shown.

Whoever sends sooner than a person can type, or days later, or with a key of his own making, gets the form again with
everything he wrote.
"""

import uuid
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

SOONEST = timedelta(seconds=3)
LATEST = timedelta(days=1)


class UnusableKey(Exception):
    """The form must be sent again; `keep` says whether with the same key."""

    def __init__(self, *, keep: bool):
        super().__init__("too early" if keep else "too old or not ours")
        self.keep = keep


def issue(purpose: str) -> str:
    """A fresh key for a form shown now."""
    return _signer(purpose).sign(uuid.uuid4().hex)


def check(token: str, purpose: str) -> uuid.UUID:
    """The key inside, if it may be used now."""
    signer = _signer(purpose)
    try:
        key = uuid.UUID(signer.unsign(token, max_age=LATEST))
    except (BadSignature, ValueError) as reason:
        raise UnusableKey(keep=False) from reason
    try:
        signer.unsign(token, max_age=SOONEST)
    except SignatureExpired:
        return key
    raise UnusableKey(keep=True)


def _signer(purpose: str) -> TimestampSigner:
    return TimestampSigner(salt=f"form:{purpose}")
