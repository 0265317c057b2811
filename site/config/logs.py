"""One JSON line per event, with the id of the request it belongs to and nothing about the person behind it.

No address, cookie, query or body is written; of a path only its pattern, because tokens travel in paths. Libraries
write sentences of their own: e-mail addresses and long numbers are struck out of every one of them.
"""

import re
import time
from uuid import uuid4

import structlog

log = structlog.get_logger("request")
GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
EMAIL = re.compile(r"[^\s@<>\"'(=]+@[^\s@<>\"')]+\.[^\s@<>\"')]+")
LONG_NUMBER = re.compile(r"(?<![\w.:-])\+?\d(?:[ -]?\d){8,}(?![\w:.])")
PATH = re.compile(r"(?P<before>: )/[^\s:]*")
STRUCK_OUT = "•••"


class RequestLogMiddleware:
    """Names the request, and writes one line when it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        given = request.headers.get("X-Request-ID", "")
        request_id = given if GIVEN_ID.fullmatch(given) else uuid4().hex
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            match = getattr(request, "resolver_match", None)
            log.info(
                "request",
                method=request.method,
                route=match.route if match else None,
                status=response.status_code,
                ms=round((time.perf_counter() - started) * 1000),
            )
        if response.status_code >= 400:
            response.headers["X-Request-ID"] = request_id  # for a reader who reports the error
        return response


def without_persons(_logger, _name, event: dict) -> dict:
    """The last look at an event before it is written."""
    kept = {key: value for key, value in event.items() if key not in {"request", "server_time"}}
    return {key: struck_out(value) if isinstance(value, str) else value for key, value in kept.items()}


def struck_out(text: str) -> str:
    """The sentence without e-mail addresses, long numbers and what follows a route in a path."""
    text = EMAIL.sub(STRUCK_OUT, text)
    text = PATH.sub(rf"\g<before>/{STRUCK_OUT}", text)
    return LONG_NUMBER.sub(STRUCK_OUT, text)


def configure(level: str) -> dict:
    """Settings for `LOGGING`: everything to standard output, ours and libraries' lines alike."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    without_persons,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
            }
        },
        "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "json"}},
        "root": {"handlers": ["stdout"], "level": level},
        # Django's own handlers would write a second line, and mail tracebacks to administrators.
        "loggers": {name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
    }
