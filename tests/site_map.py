"""One address of every page type, found on the running site as a reader would: from its indexes."""

import re
import urllib.request
from collections.abc import Iterator

LOCALES = ["ja", "ja-simple", "en", "zh-hans", "ko", "vi", "tl", "pt-br", "es", "ne", "id", "th", "my", "ar", "tr",
           "fr", "hi", "ta", "am"]
SECTIONS = ["statements", "qa", "news", "events", "publications", "campaigns"]
STANDING = ["", "consultation", "contact", "contact/write", "about", "join", "donate", "accounts/login",
            "accounts/signup", "search"]
FULLY_TRANSLATED = ["statements/2024-02-08-permanent-residence", "qa/permanent-residence"]


def page_types(site: str, locale: str) -> Iterator[tuple[str, str]]:
    """Name and path of every kind of page this language can be shown: standing pages, indexes, one item of each."""
    for name in STANDING:
        yield (name.replace("/", "-") or "home"), f"/{locale}/{name}/".replace("//", "/")
    yield "search-results", f"/{locale}/search/?q=永住".replace("永住", "%E6%B0%B8%E4%BD%8F")
    yield "not-found", f"/{locale}/statements/no-such-page/"
    for section in SECTIONS:
        yield section, f"/{locale}/{section}/"
        items = items_of(site, locale, section)
        favourite = next((f"/{locale}/{path}/" for path in FULLY_TRANSLATED if path.startswith(section)), None)
        if favourite or items:
            yield f"{section}-item", favourite or items[0]


def items_of(site: str, locale: str, section: str) -> list[str]:
    """The items an index links to, in this language or the nearest."""
    with urllib.request.urlopen(f"{site}/{locale}/{section}/", timeout=20) as answer:
        html = answer.read().decode()
    main = html[html.find("<main"):html.find("</main")]
    return list(dict.fromkeys(re.findall(rf'href="(/[a-z-]+/{section}/[^"/?#]+/)"', main)))
