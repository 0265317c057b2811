"""Sealed values: bytes that only somebody holding the key of their purpose, and knowing what they belong to, can read.

`seal("mfa", f"totp|{uuid}", secret)` binds the ciphertext to that context: pasted into another row it opens no more.
The context is permanent (never a model path, which moves) and ends in the uuid of the row.
"""

from ground.sealed.envelope import SealBroken
from ground.sealed.keys import KeyMissing, Purpose, ring

__all__ = ["KeyMissing", "Purpose", "SealBroken", "seal", "unseal"]


def seal(purpose: str, context: str, data: bytes) -> bytes:
    """Encrypt with the newest key of the purpose."""
    return ring().sealing_key(Purpose(purpose)).seal(context, data)


def unseal(purpose: str, context: str, blob: bytes) -> bytes:
    """Decrypt with whichever key of the purpose sealed it; raises SealBroken if key, context or bytes do not fit."""
    return ring().opening_key(Purpose(purpose), blob).unseal(context, blob)
