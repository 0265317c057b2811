"""Pages for tests: what is needed to stand, nothing else happens."""

from datetime import date

from wagtail.models import Locale, Page, Site

from home.models import HomePage, StatementIndexPage, StatementPage


def locale(tag: str) -> Locale:
    return Locale.objects.get_or_create(language_code=tag)[0]


def publish(page: Page) -> Page:
    """Publish what the object holds now and return it as the database has it."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def home_page(tag: str = "ja", **facts) -> HomePage:
    """A home page at the root of the site; the first one becomes the site's root."""
    page = HomePage(**({"title": f"Home {tag}", "slug": f"home-{tag}", "locale": locale(tag)} | facts))
    Page.get_first_root_node().add_child(instance=page)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="testserver", root_page=page, is_default_site=True, site_name="Test")
    elif not HomePage.objects.filter(pk=site.root_page_id).exists():
        site.root_page = page
        site.save()
    return page


def statement_index(home: HomePage, **facts) -> StatementIndexPage:
    page = StatementIndexPage(**({"title": "Statements", "slug": "statements", "locale": home.locale} | facts))
    home.add_child(instance=page)
    return page


def statement(index: StatementIndexPage, **facts) -> StatementPage:
    """A draft statement; `publish` makes it public."""
    facts = {"title": "声明", "slug": "statement", "adopted_on": date(2024, 2, 8), "issuer": "Network",
             "locale": index.locale, "live": False} | facts
    page = StatementPage(**facts)
    index.add_child(instance=page)
    return page
