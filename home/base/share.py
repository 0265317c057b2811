"""Plain links that share a page: no script, no counter, nothing loaded from anywhere before the reader clicks. Pure."""

from urllib.parse import quote, urlencode

# Networks cut long texts silently; a title this long leaves room for the address.
LONGEST_TEXT = 200


def line(url: str, title: str = "") -> str:
    return _link("https://social-plugins.line.me/lineit/share", url=url, text=_short(title))


def x(url: str, title: str = "") -> str:
    return _link("https://x.com/intent/post", text=_short(title), url=url)


def facebook(url: str) -> str:
    return _link("https://www.facebook.com/sharer/sharer.php", u=url)


def mail(url: str, title: str = "") -> str:
    """A new mail without a receiver. Spaces must be %20: mail programs show a plus as a plus."""
    return _link("mailto:", subject=_short(title), body="\r\n".join(text for text in (_short(title), url) if text))


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TEXT else f"{words[: LONGEST_TEXT - 1]}…"


def _link(address: str, **words: str) -> str:
    return f"{address}?{urlencode({name: text for name, text in words.items() if text}, quote_via=quote, safe='')}"
