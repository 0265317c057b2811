"""A shared cache that may be away without taking the site with it."""

import logging
import time

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
AWAY_SECONDS = 5


def _sheltered(name: str):
    def method(self, *args, **kwargs):
        if time.monotonic() >= ShelteredRedisCache.away_until:
            try:
                return getattr(RedisCache, name)(self, *args, **kwargs)
            except (RedisError, OSError) as error:
                ShelteredRedisCache.away_until = time.monotonic() + AWAY_SECONDS
                logger.warning("The shared cache does not answer (%s).", type(error).__name__)
        return getattr(self.shelter, name)(*args, **kwargs)

    return method


class ShelteredRedisCache(RedisCache):
    """Redis; while it is away, memory of this process: rate limits go on counting, each process for itself.

    After a failure Redis is left alone for some seconds, so that one that hangs costs one request, not all.
    """

    away_until = 0.0

    def __init__(self, server, params):
        super().__init__(server, params)
        self.shelter = LocMemCache("shelter", {**params, "OPTIONS": {}})

    def ping(self) -> bool:
        """Whether Redis itself answers; used by /readyz."""
        try:
            return bool(self._cache.get_client(None, write=True).ping())
        except (RedisError, OSError):
            return False

    add, get, set, touch, delete = map(_sheltered, ("add", "get", "set", "touch", "delete"))
    get_many, set_many, delete_many = map(_sheltered, ("get_many", "set_many", "delete_many"))
    has_key, incr, clear = map(_sheltered, ("has_key", "incr", "clear"))
