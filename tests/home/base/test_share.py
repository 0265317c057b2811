from urllib.parse import parse_qs, urlsplit

import pytest

from home.base import share

URL = "https://example.org/ja/statements/residence/?a=1&b=永住#q"
TITLE = "永住者の資格 & <b>\"100%\"</b>?\r\nBcc: x@example.org"


@pytest.mark.parametrize(("make", "host", "name"), [
    (share.line, "social-plugins.line.me", "url"), (share.x, "x.com", "url"),
])
def test_networks_get_address_and_title_whole(make, host, name):
    link = urlsplit(make(URL, TITLE))

    assert (link.scheme, link.netloc) == ("https", host)
    assert parse_qs(link.query) == {name: [URL], "text": ['永住者の資格 & <b>"100%"</b>? Bcc: x@example.org']}
    assert not set(link.query) & set(" \n\r<>\"'")


def test_facebook_reads_the_title_itself():
    assert parse_qs(urlsplit(share.facebook(URL)).query) == {"u": [URL]}


def test_a_mail_has_a_subject_of_one_line_and_no_receiver():
    link = share.mail(URL, TITLE)

    assert link.startswith("mailto:?subject=")
    assert "+" not in link
    assert "%0A" not in link.partition("&body=")[0]
    assert parse_qs(link.partition("?")[2])["body"][0].endswith(URL)


def test_a_long_title_leaves_room_for_the_address():
    text = parse_qs(urlsplit(share.x(URL, "長" * 500)).query)["text"][0]

    assert text == "長" * 199 + "…"


def test_without_a_title_the_address_is_enough():
    assert share.mail("https://example.org/") == "mailto:?body=https%3A%2F%2Fexample.org%2F"
