"""Anonymous pages: the same bytes for everyone, made once per content version (docs/decisions has the reasons).

A page or view says of its answer that it is the same for everyone, and which parameters of the address matter
(`BasePage.serve`, `@same_for_everyone`). From there on the request is nobody's: no user, no cookies, no messages, no
other parameters. What still sets a cookie or varies by one is not kept.
"""

import gzip
import hashlib
import logging
import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache as once
from functools import wraps
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.http import HttpResponse, QueryDict
from django.utils.cache import get_conditional_response

from ground import clock

logger = logging.getLogger(__name__)
VERSION = "content-version"
# Anyone can invent thousands of addresses with parameters: those are kept for a minute, and only short ones.
LONGEST_QUERY, QUERY_SECONDS = 200, 60
AWAY_SECONDS = 5
MARK = "_same_for_everyone"


# --- what a view says

def forget_who(request, parameters) -> None:
    """From here on nothing of the visitor can reach the page, only the parameters that are part of its key."""
    query = canonical(request.GET, parameters)
    request.META = {**request.META, "QUERY_STRING": query, "HTTP_COOKIE": ""}
    request.GET = QueryDict(query)
    request.COOKIES = {}
    request.user = AnonymousUser()
    if hasattr(request, "_messages"):
        del request._messages  # they wait for the next page that is the visitor's own


def mark(response, parameters) -> HttpResponse:
    """Say that this answer is the same for everyone who sends these parameters."""
    setattr(response, MARK, tuple(sorted(parameters)))
    return response


def same_for_everyone(*parameters: str):
    """For a view: its GET depends on the address and these parameters alone."""

    def decorate(view):
        @wraps(view)
        def wrapped(request, *args, **kwargs):
            if request.method not in {"GET", "HEAD"}:
                return view(request, *args, **kwargs)
            forget_who(request, parameters)
            return mark(view(request, *args, **kwargs), parameters)

        return wrapped

    return decorate


def canonical(given: QueryDict, parameters) -> str:
    """The query as it counts: known parameters with a value, sorted."""
    return urlencode([(name, given[name]) for name in sorted(parameters) if given.get(name)])


# --- the version of the content

_moments: list[Callable[[datetime], datetime | None]] = []
_away_until = 0.0
_owed = False  # a change that could not be noted while the cache was away


def moment(find: Callable[[datetime], datetime | None]):
    """Register when content next changes by itself after `at`: an event is over, a banner ends."""
    _moments.append(find)
    return find


def seconds_until_change(at: datetime) -> int:
    """How long what is rendered at this moment stays true. Days change at midnight in Tokyo."""
    local = at.astimezone(clock.TOKYO)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    changes = [midnight, *filter(None, (find(at) for find in _moments))]
    return max(1, min(settings.PAGE_CACHE_SECONDS, math.ceil((min(changes) - at).total_seconds())))


def bump() -> None:
    """Content changed: everything kept until now is history."""
    global _owed
    _owed = not _ask(lambda pages: (pages.delete(VERSION), True)[1], False)


def current_version() -> str | None:
    """The version every kept page must carry; None while there is no cache to ask."""
    if _owed:
        bump()
    found = _ask(lambda pages: pages.get(VERSION))
    if found is None and _reachable():
        seconds = seconds_until_change(clock.now())
        _ask(lambda pages: pages.add(VERSION, uuid4().hex, seconds))
        found = _ask(lambda pages: pages.get(VERSION))
    return found


def _reachable() -> bool:
    return settings.PAGE_CACHE_SECONDS > 0 and time.monotonic() >= _away_until


def _ask(question, otherwise=None):
    """Ask the cache; while it is away every page is made anew, and the cache is left alone for some seconds."""
    global _away_until
    if not _reachable():
        return otherwise
    try:
        return question(caches["pages"])
    except Exception as error:  # each backend raises its own; none of them may cost a reader the page
        _away_until = time.monotonic() + AWAY_SECONDS
        logger.warning("The page cache does not answer (%s); pages are made anew.", type(error).__name__)
        return otherwise


@once
def release() -> str:
    """A name for the code and templates, so that a new release never shows a page of the old one."""
    digest = hashlib.sha256()
    for folder in ("ground", "home", "membership", "campaigns", "search", "site"):
        for file in sorted((settings.ROOT / folder).rglob("*")):
            if file.suffix in {".py", ".html", ".svg", ".css", ".js", ".mo"}:
                digest.update(f"{file.name}:{file.stat().st_size}:".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


# --- what is kept

@dataclass(frozen=True, slots=True)
class Kept:
    """An answer ready to be sent; an empty one only says which parameters matter at this address."""

    version: str | None
    parameters: tuple[str, ...]
    headers: tuple[tuple[str, str], ...] = ()
    zipped: bytes = b""

    def answer(self, request) -> HttpResponse:
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        body = self.zipped if packed else gzip.decompress(self.zipped)
        response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(self.headers))
        response.headers["Content-Length"] = str(len(body))
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return get_conditional_response(request, etag=response.headers["ETag"], response=response)


def kept_from(response: HttpResponse, version: str | None) -> Kept:
    """What to keep of a fresh answer. The tag is weak: it names the content, zipped or not."""
    body = response.content
    seconds = settings.PAGE_CACHE_BROWSER_SECONDS
    headers = {name: value for name, value in response.items() if name not in {"Content-Length", "Vary"}}
    headers |= {
        "ETag": f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
        "Cache-Control": f"public, max-age={seconds}" + ("" if seconds else ", must-revalidate"),
        "Vary": "Accept-Encoding",
    }
    # mtime=0: zipping the same page twice gives the same bytes
    return Kept(version, getattr(response, MARK), tuple(headers.items()), gzip.compress(body, 6, mtime=0))


def may_be_kept(response) -> bool:
    """Only what says it is the same for everyone, and does nothing that would show it is not."""
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return (
        hasattr(response, MARK)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and vary <= {"accept-encoding"}
        and not re.search(r"no-store|no-cache|private", response.get("Cache-Control", ""))
    )


def address(request) -> str:
    return f"{request.scheme}://{request.get_host()}{request.path}"


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join((release(), *parts)).encode()).hexdigest()


def find(request, version: str | None) -> Kept | None:
    """The kept answer to this request, if it is of this version. One look for an address without parameters."""
    if version is None:
        return None
    where = address(request)
    found = _ask(lambda pages: pages.get(_key(where)))
    if found is None or found.version != version:
        return None
    query = canonical(request.GET, found.parameters)
    if query:
        found = _ask(lambda pages: pages.get(_key(where, query)))
    return found if found is not None and found.version == version and found.zipped else None


def keep(request, kept: Kept, query: str) -> None:
    """Keep the answer at its address; one with parameters leaves a note there which parameters matter."""
    if kept.version is None or len(query) > LONGEST_QUERY:
        return
    where = address(request)
    if not query:
        _ask(lambda pages: pages.set(_key(where), kept, settings.PAGE_CACHE_SECONDS))
        return
    there = _ask(lambda pages: pages.get(_key(where)))
    if there is None or there.version != kept.version:
        note = replace(kept, headers=(), zipped=b"")
        _ask(lambda pages: pages.set(_key(where), note, settings.PAGE_CACHE_SECONDS))
    _ask(lambda pages: pages.set(_key(where, query), kept, QUERY_SECONDS))


HEALTH = {"/healthz", "/readyz"}


class PageCacheMiddleware:
    """Stands before sessions: what it answers costs no query and sees no cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A preview is made by a request that only looks like a reader's; questions about our health wait for nothing.
        if request.method not in {"GET", "HEAD"} or getattr(request, "is_dummy", False) or request.path_info in HEALTH:
            return self.get_response(request)
        version = current_version()
        kept = find(request, version)
        if kept is None:
            given = request.GET
            response = self.get_response(request)
            if not may_be_kept(response):
                return response
            kept = kept_from(response, version)
            keep(request, kept, canonical(given, kept.parameters))
        return kept.answer(request)
