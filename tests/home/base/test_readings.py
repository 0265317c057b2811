import pytest
from django.http import HttpResponse, StreamingHttpResponse

from home.base.readings import middleware

RUBY = "<p><ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>"
WRITTEN = "<p>字《じ》</p>"


@pytest.mark.parametrize(
    ("language", "kind", "sent"),
    [
        ("ja-simple", "text/html; charset=utf-8", RUBY),
        ("ja", "text/html; charset=utf-8", RUBY),
        ("zh-hans", "text/html; charset=utf-8", WRITTEN),
        ("ja-simple", "application/rss+xml; charset=utf-8", "<p>字</p>"),
        ("ja-simple", "application/pdf", WRITTEN),
    ],
)
def test_a_japanese_page_leaves_with_its_readings_and_a_feed_without(rf, language, kind, sent):
    request = rf.get("/")
    request.LANGUAGE_CODE = language

    response = middleware(lambda _request: HttpResponse(WRITTEN, content_type=kind))(request)

    assert response.content.decode() == sent


def test_what_is_sent_piece_by_piece_is_left_alone(rf):
    request = rf.get("/")
    request.LANGUAGE_CODE = "ja-simple"

    response = middleware(lambda _request: StreamingHttpResponse([WRITTEN]))(request)

    assert b"".join(response.streaming_content).decode() == WRITTEN
