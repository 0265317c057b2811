import json
import stat
from io import StringIO

import pytest
from django.core.management import call_command

from ground import sealed
from ground.sealed.checks import key_ring
from ground.sealed.keys import Purpose, RingUnreadable, fresh, parse


@pytest.fixture
def own_keys(settings):
    settings.SEALED_KEYS = fresh()
    settings.SEALED_DEV_KEYS_FILE = None
    settings.ROLE = "all"
    return json.loads(settings.SEALED_KEYS)


def test_a_new_key_first_in_the_list_seals_while_the_old_one_still_opens(settings, own_keys):
    old = sealed.seal("mfa", "totp|1", b"old")
    settings.SEALED_KEYS = json.dumps({"mfa": json.loads(fresh())["mfa"] + own_keys["mfa"]})

    new = sealed.seal("mfa", "totp|1", b"new")

    assert (sealed.unseal("mfa", "totp|1", old), sealed.unseal("mfa", "totp|1", new)) == (b"old", b"new")
    assert old[1:5] != new[1:5]


def test_a_removed_key_opens_nothing(settings, own_keys):
    blob = sealed.seal("mfa", "totp|1", b"old")
    settings.SEALED_KEYS = fresh()

    with pytest.raises(sealed.SealBroken):
        sealed.unseal("mfa", "totp|1", blob)


def test_a_process_without_the_key_can_neither_seal_nor_open(settings, own_keys):
    blob = sealed.seal("mfa", "totp|1", b"secret")
    settings.SEALED_KEYS = fresh([Purpose.MAIL])

    with pytest.raises(sealed.KeyMissing):
        sealed.seal("mfa", "totp|1", b"secret")
    with pytest.raises(sealed.KeyMissing):
        sealed.unseal("mfa", "totp|1", blob)


def test_the_ring_may_lie_in_a_file(settings, own_keys, tmp_path):
    file = tmp_path / "ring.json"
    file.write_text(settings.SEALED_KEYS)
    blob = sealed.seal("mail", "outbox-mail|1", b"code")
    settings.SEALED_KEYS = str(file)

    assert sealed.unseal("mail", "outbox-mail|1", blob) == b"code"


def test_developer_keys_are_made_once_for_this_user_only(settings, tmp_path):
    file = tmp_path / "var" / "keys.json"
    settings.SEALED_KEYS, settings.SEALED_DEV_KEYS_FILE = "", str(file)

    blob = sealed.seal("mail", "outbox-mail|1", b"code")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(json.loads(file.read_text())) == sorted(Purpose)
    assert sealed.unseal("mail", "outbox-mail|1", blob) == b"code"
    assert list(file.parent.iterdir()) == [file]


def test_a_purpose_added_later_joins_the_developer_keys(settings, tmp_path):
    file = tmp_path / "keys.json"
    before = json.loads(fresh([Purpose.MAIL]))
    file.write_text(json.dumps(before))
    settings.SEALED_KEYS, settings.SEALED_DEV_KEYS_FILE = "", str(file)

    sealed.seal("mfa", "totp|1", b"secret")

    assert json.loads(file.read_text())["mail"] == before["mail"]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{",
        '{"mail": [{"id": "0a1b2c3d"}]}',
        '{"mail": [{"id": "0a", "aes256": "AAAA"}]}',
        '{"mail": [{"id": "0a1b2c3d", "aes256": "c2hvcnQ="}]}',
        '{"mail": [{"id": "0a1b2c3d", "aes256": "***"}]}',
        '{"mail": 3}',
    ],
)
def test_an_unreadable_ring_is_named_without_being_quoted(text):
    with pytest.raises(RingUnreadable) as raised:
        parse(text)

    assert str(raised.value) == "SEALED_KEYS is not a readable key ring."


def test_the_command_prints_a_ring_that_can_be_used():
    printed = StringIO()

    call_command("make_sealed_keys", "mfa", stdout=printed)

    assert list(parse(printed.getvalue()).keys) == [Purpose.MFA]


def ids(errors):
    return [(error.id, str(error.msg)) for error in errors]


def test_a_complete_ring_passes_the_deploy_check(own_keys):
    assert key_ring(None) == []


def test_the_deploy_check_refuses_developer_keys(settings, tmp_path):
    settings.SEALED_KEYS, settings.SEALED_DEV_KEYS_FILE = "", str(tmp_path / "keys.json")

    assert ids(key_ring(None)) == [("ground.E001", "Sealed values use the developer's keys.")]


def test_the_deploy_check_names_an_unreadable_ring(settings, own_keys):
    settings.SEALED_KEYS = "/nowhere/ring.json"

    assert ids(key_ring(None)) == [("ground.E002", "The file SEALED_KEYS names cannot be read.")]


def test_the_deploy_check_names_each_missing_purpose(settings, own_keys):
    settings.SEALED_KEYS = ""

    assert ids(key_ring(None)) == [
        ("ground.E003", "There is no key to seal with for “mail”."),
        ("ground.E003", "There is no key to seal with for “mfa”."),
    ]


def test_the_public_process_must_not_hold_the_authenticators_key(settings, own_keys):
    settings.ROLE = "public"

    assert ids(key_ring(None)) == [
        ("ground.E004", "The public process holds the key for “mfa”, which it must not be able to read.")
    ]

    settings.SEALED_KEYS = fresh([Purpose.MAIL])
    assert key_ring(None) == []
