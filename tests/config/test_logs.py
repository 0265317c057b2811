"""What production writes down: one JSON line per event, findable by request, about nobody."""

import io
import json
import logging

import pytest
import structlog
from django.http import HttpResponse
from django.test import RequestFactory

from config import logs

CANARIES = ("tanaka@example.org", "090-1234-5678", "+819012345678", "1234567890123456", "s3cr3t-token")


@pytest.fixture
def written():
    """Configure logging as production does; gives the lines written so far."""
    stream = io.StringIO()
    settings = logs.configure("INFO")
    formatter = settings["formatters"]["json"]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter["()"](
        foreign_pre_chain=formatter["foreign_pre_chain"], processors=formatter["processors"]))
    logger = logging.getLogger()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel("INFO")
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)
    logger.setLevel(level)
    structlog.reset_defaults()


def answer(request, *, given="", status=200):
    def view(request):
        logging.getLogger("room").warning("something happened")
        return HttpResponse(status=status)

    return logs.RequestLogMiddleware(view)(request)


def test_each_request_is_one_line_and_shares_its_id_with_what_happened_in_it(written):
    request = RequestFactory(headers={"x-request-id": "abcd-1234"}).get("/ja/about/?email=tanaka@example.org")

    answer(request)

    inside, line = written()
    assert inside["request_id"] == line["request_id"] == "abcd-1234"
    assert {key: line[key] for key in ("event", "method", "route", "status", "level")} == {
        "event": "request", "method": "GET", "route": None, "status": 200, "level": "info",
    }
    assert "tanaka" not in json.dumps(written())


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "a b c d e f", "abcdefgh\nforged"])
def test_an_id_that_is_none_gets_one_of_ours(written, given):
    request = RequestFactory().get("/", HTTP_X_REQUEST_ID=given)

    answer(request)

    assert len(written()[-1]["request_id"]) == 32


def test_who_meets_an_error_gets_the_id_to_report(written):
    good, bad = (answer(RequestFactory().get("/"), status=status) for status in (200, 500))

    assert not good.has_header("X-Request-ID")
    assert bad["X-Request-ID"] == written()[-1]["request_id"]


@pytest.mark.parametrize("canary", CANARIES[:4])
def test_addresses_and_numbers_are_struck_out_of_every_sentence(written, canary):
    logger = logging.getLogger("library")

    logger.warning("Key (email)=(%s) already exists.", canary)
    logger.error("no mail to <%s>", canary, extra={"request": object()})
    structlog.get_logger("ours").info("event", detail=f"from {canary}")
    try:
        raise ValueError(f"cannot send to {canary}")
    except ValueError:
        logger.exception("failed")

    assert len(written()) == 4
    assert canary not in json.dumps(written(), ensure_ascii=False)
    assert "ValueError" in written()[-1]["exception"]


def test_a_path_may_hold_a_token_and_is_struck_out(written):
    logging.getLogger("django.request").warning("Not Found: %s", "/ja/accounts/confirm-email/s3cr3t-token/")

    assert written()[0]["event"] == "Not Found: /•••"


def test_what_helps_stays(written):
    sentence = "tick ran 12 tasks in 1500 ms on 2024-02-08 12:30:00, page 123456"

    logging.getLogger("room").info(sentence)

    assert written()[0]["event"] == sentence
