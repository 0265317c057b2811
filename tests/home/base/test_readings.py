import pytest
from django.http import HttpResponse, StreamingHttpResponse

from home.base.readings import middleware

RUBY = "<p><ruby>字<rp>(</rp><rt>じ</rt><rp>)</rp></ruby></p>"
WRITTEN = "<p>字《じ》</p>"


@pytest.mark.parametrize(
    ("path", "kind", "sent"),
    [
        ("/ja-simple/", "text/html; charset=utf-8", RUBY),
        ("/ja/qa/", "text/html; charset=utf-8", RUBY),
        ("/zh-hans/", "text/html; charset=utf-8", WRITTEN),
        ("/ja-simple/news/feed/", "application/rss+xml; charset=utf-8", "<p>字</p>"),
        ("/ja-simple/", "application/pdf", WRITTEN),
        ("/cms/pages/3/edit/", "text/html; charset=utf-8", WRITTEN),
    ],
)
def test_a_japanese_page_leaves_with_its_readings_a_feed_without_and_the_editor_as_it_was(rf, path, kind, sent):
    request = rf.get(path)

    response = middleware(lambda _request: HttpResponse(WRITTEN, content_type=kind))(request)

    assert response.content.decode() == sent


def test_what_is_sent_piece_by_piece_is_left_alone(rf):
    request = rf.get("/ja-simple/")

    response = middleware(lambda _request: StreamingHttpResponse([WRITTEN]))(request)

    assert b"".join(response.streaming_content).decode() == WRITTEN
