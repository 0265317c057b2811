import pytest

from ground import sealed
from ground.sealed.envelope import AesKey


def test_what_is_sealed_opens_with_its_purpose_and_context():
    blob = sealed.seal("mfa", "totp|1", b"JBSWY3DP")

    assert sealed.unseal("mfa", "totp|1", blob) == b"JBSWY3DP"


def test_a_sealed_value_is_version_key_id_nonce_and_ciphertext_with_tag():
    key = AesKey(b"\x01\x02\x03\x04", bytes(32))

    blob = key.seal("totp|1", b"secret")

    assert (blob[:1], blob[1:5], len(blob)) == (b"\x01", b"\x01\x02\x03\x04", 1 + 4 + 12 + 6 + 16)
    assert b"secret" not in blob


def test_the_same_value_never_looks_the_same_twice():
    blobs = {sealed.seal("mail", "outbox-mail|1", b"code") for _ in range(50)}

    assert len(blobs) == 50


@pytest.mark.parametrize(("purpose", "context"), [("mfa", "totp|2"), ("mail", "totp|1"), ("mfa", "")])
def test_a_value_pasted_elsewhere_does_not_open(purpose, context):
    blob = sealed.seal("mfa", "totp|1", b"secret")

    with pytest.raises(sealed.SealBroken):
        sealed.unseal(purpose, context, blob)


def test_every_changed_byte_is_noticed():
    blob = sealed.seal("mfa", "totp|1", b"secret")

    for position in range(len(blob)):
        changed = bytearray(blob)
        changed[position] ^= 1
        with pytest.raises(sealed.SealBroken):
            sealed.unseal("mfa", "totp|1", bytes(changed))


@pytest.mark.parametrize("length", [0, 1, 5, 17, 32])
def test_a_value_too_short_to_be_sealed_does_not_open(length):
    with pytest.raises(sealed.SealBroken):
        sealed.unseal("mfa", "totp|1", bytes(length))


def test_a_key_never_shows_its_secret():
    assert repr(AesKey(b"\x01\x02\x03\x04", b"s" * 32)) == "AesKey(01020304)"


def test_an_unknown_purpose_is_refused():
    with pytest.raises(ValueError, match="'gossip' is not a valid Purpose"):
        sealed.seal("gossip", "totp|1", b"secret")
