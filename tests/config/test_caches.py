"""The shared cache may be away: limits go on counting in this process, and Redis is left alone for a while."""

import pytest
from redis.exceptions import ConnectionError as RedisAway

from config import health
from config.caches import ShelteredRedisCache
from home.base import page_cache
from home.models import StandardPage
from tests.factories import pages


class Redis:
    """Stands for the client below Django's cache; counts how often it is asked."""

    def __init__(self, *, away: bool):
        self.away, self.asked, self.kept = away, 0, {}

    def _ask(self):
        self.asked += 1
        if self.away:
            raise RedisAway("refused")

    def get(self, key, default):
        self._ask()
        return self.kept.get(key, default)

    def set(self, key, value, timeout):
        self._ask()
        self.kept[key] = value

    def get_client(self, key=None, *, write=False):
        return self

    def ping(self):
        self._ask()
        return True


@pytest.fixture
def shared(monkeypatch):
    monkeypatch.setattr(ShelteredRedisCache, "away_until", 0.0)

    def make(*, away: bool) -> ShelteredRedisCache:
        cache = ShelteredRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_timeout": 0.5}})
        cache.__dict__["_cache"] = Redis(away=away)
        cache.shelter.clear()
        return cache

    return make


def test_while_redis_answers_it_is_asked(shared):
    cache = shared(away=False)

    cache.set("limit", 1)

    assert (cache.get("limit"), cache._cache.asked, cache.ping()) == (1, 2, True)


def test_while_redis_is_away_this_process_goes_on_counting(shared):
    cache = shared(away=True)

    assert cache.get("limit", 0) == 0
    cache.set("limit", 1)
    cache.incr("limit")

    assert cache.get("limit") == 2
    assert cache._cache.asked == 1  # then it was left alone
    assert cache.ping() is False


def test_redis_is_asked_again_after_some_seconds(shared, monkeypatch):
    cache = shared(away=True)
    cache.get("limit")
    cache._cache.away = False
    monkeypatch.setattr(ShelteredRedisCache, "away_until", 0.0)

    cache.set("limit", 5)

    assert cache._cache.kept == {cache.make_key("limit"): 5}


def test_readiness_is_not_fooled_by_the_shelter(shared, monkeypatch):
    monkeypatch.setattr("config.health.caches", {"default": shared(away=True)})

    assert health.cache() is False


@pytest.fixture
def redis_away(settings, monkeypatch):
    """Nobody listens there."""
    redis = {"LOCATION": "redis://127.0.0.1:1/0", "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 1}}
    monkeypatch.setattr(ShelteredRedisCache, "away_until", 0.0)
    monkeypatch.setattr(page_cache, "_away_until", 0.0)
    monkeypatch.setattr(page_cache, "_owed", False)
    settings.CACHES = {
        "default": {"BACKEND": "config.caches.ShelteredRedisCache", **redis},
        "pages": {"BACKEND": "django.core.cache.backends.redis.RedisCache", **redis},
    }


@pytest.mark.django_db
def test_readers_and_sign_in_do_not_notice_that_redis_is_away_and_readiness_does(client, redis_away):
    home = pages.home_page("ja")
    about = pages.publish(pages.add(StandardPage, under=home, slug="about"))

    answers = [client.get(path).status_code for path in (about.url, about.url, "/ja/", "/ja/accounts/login/")]
    refused = client.post("/ja/accounts/login/", {"login": "x@example.org", "password": "wrong"})

    assert (answers, refused.status_code) == ([200] * 4, 200)
    assert client.get("/readyz").json() == {"ready": False, "database": True, "cache": False, "migrations": True}
