"""How a sealed value lies in the database: version(1) | key id(4) | nonce(12) | ciphertext and tag.

The version names the suite. AES-256-GCM is 1; a suite that only writes (HPKE, a public key in the public process)
becomes 2 with a class of its own, and nothing stored under 1 has to move.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_ID_BYTES = 4
NONCE_BYTES = 12
HEADER_BYTES = 1 + KEY_ID_BYTES
TAG_BYTES = 16


class SealBroken(Exception):
    """The value does not open: wrong key, wrong context, or changed bytes. Carries no data on purpose."""


@dataclass(frozen=True, slots=True, repr=False)
class AesKey:
    """One AES-256-GCM key. Its repr never shows the secret."""

    version = 1
    secret_bytes = 32

    key_id: bytes
    secret: bytes

    def seal(self, context: str, data: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        header = bytes([self.version]) + self.key_id
        return header + nonce + AESGCM(self.secret).encrypt(nonce, data, context.encode())

    def unseal(self, context: str, blob: bytes) -> bytes:
        nonce, body = blob[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES], blob[HEADER_BYTES + NONCE_BYTES :]
        try:
            return AESGCM(self.secret).decrypt(nonce, body, context.encode())
        except InvalidTag:
            raise SealBroken from None

    def __repr__(self) -> str:
        return f"AesKey({self.key_id.hex()})"


def key_id_of(blob: bytes) -> tuple[int, bytes]:
    """Suite version and key id of a stored value."""
    if len(blob) < HEADER_BYTES + NONCE_BYTES + TAG_BYTES:
        raise SealBroken
    return blob[0], blob[1:HEADER_BYTES]
