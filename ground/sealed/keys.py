"""The key ring: per purpose a list of keys, newest first; the first one seals, all of them open.

Written as JSON, `{"mail": [{"id": "0a1b2c3d", "aes256": "<base64>"}], …}`, in the environment variable SEALED_KEYS
or in the file it names. Local and test settings name a file of their own, made on first use.
"""

import base64
import binascii
import json
import os
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from ground.sealed.envelope import KEY_ID_BYTES, AesKey, SealBroken, key_id_of


class Purpose(StrEnum):
    """What a key may be used for. Adding a line (and its key) is all a new purpose needs."""

    MAIL = "mail"  # what a waiting mail may not say in clear: addresses, codes, links
    MFA = "mfa"  # TOTP secrets and recovery code seeds


class KeyMissing(Exception):
    """The ring of this process has no key for the purpose."""

    def __init__(self, purpose: Purpose):
        super().__init__(f"No key for the purpose “{purpose}”.")


class RingUnreadable(Exception):
    """SEALED_KEYS is not the JSON it should be. The message never quotes it."""


@dataclass(frozen=True, slots=True, repr=False)
class Ring:
    keys: dict[Purpose, tuple[AesKey, ...]]

    def sealing_key(self, purpose: Purpose) -> AesKey:
        if not self.keys.get(purpose):
            raise KeyMissing(purpose)
        return self.keys[purpose][0]

    def opening_key(self, purpose: Purpose, blob: bytes) -> AesKey:
        if not self.keys.get(purpose):
            raise KeyMissing(purpose)
        wanted = key_id_of(blob)
        for key in self.keys[purpose]:
            if (key.version, key.key_id) == wanted:
                return key
        raise SealBroken

    def missing(self, purposes: Iterable[Purpose]) -> list[Purpose]:
        return [purpose for purpose in purposes if not self.keys.get(purpose)]


def ring() -> Ring:
    """The ring of this process, read once per value of the setting."""
    return _ring(settings.SEALED_KEYS, str(settings.SEALED_DEV_KEYS_FILE or ""))


@lru_cache(maxsize=4)
def _ring(configured: str, dev_file: str) -> Ring:
    if configured:
        text = configured if configured.lstrip().startswith("{") else _read(configured)
    elif dev_file:
        text = _read_or_make(Path(dev_file))
    else:
        text = "{}"
    return parse(text)


def parse(text: str) -> Ring:
    try:
        written = json.loads(text)
        return Ring(
            {
                Purpose(purpose): tuple(_key(entry) for entry in entries)
                for purpose, entries in written.items()
                if purpose in Purpose.__members__.values()
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise RingUnreadable("SEALED_KEYS is not a readable key ring.") from None


def _key(entry: dict[str, str]) -> AesKey:
    key_id, secret = bytes.fromhex(entry["id"]), base64.b64decode(entry["aes256"], validate=True)
    if len(key_id) != KEY_ID_BYTES or len(secret) != AesKey.secret_bytes:
        raise binascii.Error
    return AesKey(key_id, secret)


def fresh(purposes: Iterable[Purpose] = tuple(Purpose)) -> str:
    """A new ring as JSON, one key per purpose."""
    return json.dumps(
        {
            purpose.value: [
                {
                    "id": secrets.token_hex(KEY_ID_BYTES),
                    "aes256": base64.b64encode(secrets.token_bytes(AesKey.secret_bytes)).decode(),
                }
            ]
            for purpose in purposes
        },
        indent=2,
    )


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        raise RingUnreadable("The file SEALED_KEYS names cannot be read.") from None


def _read_or_make(path: Path) -> str:
    """The developer's keys; made whole and then linked into place, so that two first starts agree on one ring."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text() if path.exists() else "{}"
    lacking = [purpose for purpose in Purpose if purpose.value not in json.loads(text)]
    if not lacking:
        return text
    text = json.dumps({**json.loads(text), **json.loads(fresh(lacking))}, indent=2)
    handle, made = tempfile.mkstemp(dir=path.parent)  # readable by this user only
    with os.fdopen(handle, "w") as file:
        file.write(text)
    if path.exists():  # a purpose was added since: the old keys are in the new text
        os.replace(made, path)
        return text
    try:
        os.link(made, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(made)
    return path.read_text()
