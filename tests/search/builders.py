"""Small sites to search in: home pages by language, and pages below them."""

from datetime import date

from wagtail.models import Locale, Page, Site

from home.pages.home import HomePage
from home.pages.standard import StandardPage


def locale(tag: str) -> Locale:
    return Locale.objects.get_or_create(language_code=tag)[0]


def home(tag: str) -> HomePage:
    """The home page of a language; the first one made becomes the site's root."""
    found = HomePage.objects.filter(locale__language_code=tag).first()
    if found:
        return found
    original = HomePage.objects.order_by("pk").first()
    page = HomePage(title=f"Home {tag}", slug=f"home-{tag}", locale=locale(tag))
    if original:
        page.translation_key = original.translation_key
    Page.objects.get(depth=1).add_child(instance=page)
    if not original:
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": page}
        )
    return page


def page(title: str, text: str = "", *, tag: str = "ja", of=None, model=StandardPage, **facts):
    """A published page with one paragraph; `of` is the page it translates."""
    made = model(
        title=title, slug=facts.pop("slug", f"p{Page.objects.count()}"), locale=locale(tag),
        body=[("text", f"<p>{text}</p>")] if text else [], published_on=facts.pop("published_on", date(2026, 1, 1)),
        **facts,
    )
    if of is not None:
        made.translation_key = of.translation_key
    return home(tag).add_child(instance=made)
