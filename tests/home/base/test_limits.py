import pytest
from django.core.cache import cache

from home.base import limits
from home.base.limits import Limit

THREE_A_MINUTE = [Limit(3, 60)]


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    limits.alone.clear()
    yield
    cache.clear()


def tries(sender, *, at, count=1, rules=THREE_A_MINUTE):
    return [limits.wait("x", sender, rules, at=at) for _ in range(count)]


def test_the_fourth_try_in_a_minute_waits_for_the_next_minute():
    assert tries("192.0.2.1", at=1_200, count=4) == [0, 0, 0, 60]
    assert tries("192.0.2.1", at=1_259.5) == [1]
    assert tries("192.0.2.1", at=1_260) == [0]


def test_senders_and_actions_are_counted_apart():
    tries("192.0.2.1", at=0, count=4)

    assert tries("192.0.2.2", at=0) == [0]
    assert limits.wait("y", "192.0.2.1", THREE_A_MINUTE, at=0) == 0


def test_one_ipv6_network_is_one_sender():
    tries("2001:db8::1", at=0, count=3)

    assert tries("2001:db8::2", at=0) == [60]
    assert tries("2001:db8:0:1::2", at=0) == [0]


def test_the_strictest_of_several_limits_speaks():
    assert tries("192.0.2.1", at=0, count=4, rules=[Limit(3, 60), Limit(2, 3_600)]) == [0, 0, 3_600, 3_600]


def test_what_is_no_address_is_a_sender_too():
    assert tries("unknown", at=0, count=4)[-1] == 60


def test_without_the_shared_cache_a_process_counts_alone(monkeypatch):
    def away(*_args, **_kwargs):
        raise ConnectionError

    monkeypatch.setattr(limits, "cache", type("Away", (), {"add": away})())

    assert tries("192.0.2.1", at=0, count=4) == [0, 0, 0, 60]


def test_a_counter_forgotten_between_two_steps_begins_again():
    class Forgetful:
        def add(self, *_args): ...
        def set(self, *_args): ...
        def touch(self, *_args): ...
        def incr(self, key):
            raise ValueError(key)

    assert limits._count_in(Forgetful(), "key", 60) == 1
