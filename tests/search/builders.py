"""Pages to search for: text in a language, wherever it belongs in the site."""

from datetime import date

from home.models import HomePage, StandardPage
from tests.factories import pages


def home(tag: str) -> HomePage:
    return HomePage.objects.filter(locale__language_code=tag).first() or pages.home_page(tag)


def page(title: str, text: str = "", *, tag: str = "ja", of=None, model=StandardPage, **facts):
    """A published page with one paragraph; `of` is the page it translates."""
    if of is not None:
        facts["translation_key"] = of.translation_key
    body = [("text", f"<p>{text}</p>")] if text else []
    return pages.add(model, under=home(tag), **{"title": title, "body": body, "published_on": date(2026, 1, 1)} | facts)
