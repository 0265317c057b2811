"""How often one sender may do something, counted in the shared cache so that all workers count together.

Senders are kept as a keyed hash of their address, an IPv6 network as one sender. Without the shared cache each process
counts for itself: slower to notice, never open, never broken.
"""

import ipaddress
import logging
import time
from dataclasses import dataclass
from math import ceil

from django.core.cache import cache
from django.core.cache.backends.locmem import LocMemCache
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)
alone = LocMemCache("limits", {})


@dataclass(frozen=True)
class Limit:
    """So many times within so many seconds."""

    times: int
    seconds: int


def wait(action: str, sender: str, limits: list[Limit], *, at: float | None = None) -> int:
    """Count this try. Zero: go on; else the seconds until the next one is welcome."""
    at = time.time() if at is None else at
    return max((_wait(action, sender, limit, at) for limit in limits), default=0)


def _wait(action: str, sender: str, limit: Limit, at: float) -> int:
    window = int(at // limit.seconds)
    name = salted_hmac("home.base.limits", f"{action}|{limit.seconds}|{window}|{_network(sender)}", algorithm="sha256")
    if _count(f"limit:{name.hexdigest()}", limit.seconds) <= limit.times:
        return 0
    return ceil((window + 1) * limit.seconds - at)


def _count(key: str, seconds: int) -> int:
    try:
        return _count_in(cache, key, seconds)
    except Exception as error:
        log.warning("the shared cache is away (%s); this process counts alone", type(error).__name__)
        return _count_in(alone, key, seconds)


def _count_in(store, key: str, seconds: int) -> int:
    store.add(key, 0, seconds)
    try:
        count = store.incr(key)
    except ValueError:  # forgotten between the two
        store.set(key, count := 1, seconds)
    store.touch(key, seconds)  # a file cache shortens what it counts up
    return count


def _network(sender: str) -> str:
    try:
        address = ipaddress.ip_address(sender)
    except ValueError:
        return sender
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
