"""Pages for tests: what is needed to stand, nothing else happens.

`home_page("ja")` makes the site, `add(QaPage, under=index)` a live page, `translation(page, "vi")` its version in
another language, `publish(page)` publishes what the object holds as an editor would.
"""

from datetime import UTC, date, datetime
from itertools import count

from wagtail.models import Locale, Page, Site
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from campaigns.models import CampaignIndexPage, CampaignPage, DonatePage
from home.models import (
    ConsultationDesk,
    ConsultationPage,
    ContactPage,
    EventIndexPage,
    EventPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    PageTopic,
    PublicationIndexPage,
    PublicationPage,
    QaIndexPage,
    QaPage,
    StandardPage,
    StatementIndexPage,
    StatementPage,
    Topic,
)
from membership.models import JoinPage

# What a type cannot be saved without.
NEEDED = {
    StatementPage: {"adopted_on": date(2024, 2, 8), "issuer": "Network"},
    QaPage: {"updated_on": date(2024, 2, 8)},
    NewsPage: {"dated_on": date(2024, 2, 8)},
    EventPage: {"starts_at": datetime(2024, 3, 1, 5, tzinfo=UTC), "ends_at": datetime(2024, 3, 1, 7, tzinfo=UTC)},
    PublicationPage: {"kind": "leaflet", "issued_on": date(2024, 2, 8)},
    CampaignPage: {"demand": "Withdraw the bill", "opens_on": date(2024, 2, 8)},
}
# The address of a page there is one of; the same in every language.
SLUGS = {
    StatementIndexPage: "statements",
    QaIndexPage: "qa",
    NewsIndexPage: "news",
    EventIndexPage: "events",
    PublicationIndexPage: "publications",
    CampaignIndexPage: "campaigns",
    ConsultationPage: "consultation",
    ContactPage: "contact",
    JoinPage: "join",
    DonatePage: "donate",
}
# Every index with the type it lists.
INDEXES = {
    StatementIndexPage: StatementPage,
    QaIndexPage: QaPage,
    NewsIndexPage: NewsPage,
    EventIndexPage: EventPage,
    PublicationIndexPage: PublicationPage,
    CampaignIndexPage: CampaignPage,
}
numbers = count(1)


def locale(tag: str) -> Locale:
    return Locale.objects.get_or_create(language_code=tag)[0]


def publish(page: Page) -> Page:
    """Publish what the object holds now and return it as the database has it."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def home_page(tag: str = "ja", **facts) -> HomePage:
    """A home page; the first one becomes the root of the site, the others are its translations."""
    site = Site.objects.filter(is_default_site=True).first()
    root = HomePage.objects.filter(pk=site.root_page_id).first() if site else None
    facts = {"title": f"Home {tag}", "slug": f"home-{tag}", "locale": locale(tag)} | facts
    if root is not None:
        facts.setdefault("translation_key", root.translation_key)
    page = HomePage(**facts)
    Page.get_first_root_node().add_child(instance=page)
    if site is None:
        Site.objects.create(hostname="testserver", root_page=page, is_default_site=True, site_name="Test")
    elif root is None:
        site.root_page = page
        site.save()
    return page


def add(page_type: type[Page], /, *, under: Page, **facts) -> Page:
    """A live page of this type below another one, in that one's language."""
    number = next(numbers)
    page = page_type(**{
        "title": f"{page_type.__name__} {number}", "slug": SLUGS.get(page_type, f"page-{number}"),
        "locale": under.locale, **NEEDED.get(page_type, {}), **facts,
    })
    under.add_child(instance=page)
    return page


def translation(page: Page, tag: str, **facts) -> Page:
    """This page in another language, live; its parent must exist there."""
    copy = page.copy_for_translation(locale(tag))
    for name, value in ({"live": True, "title": f"{page.title} ({tag})"} | facts).items():
        setattr(copy, name, value)
    copy.save()
    return copy


def statement_index(home: HomePage, **facts) -> StatementIndexPage:
    return add(StatementIndexPage, under=home, **({"title": "Statements"} | facts))


def statement(index: StatementIndexPage, **facts) -> StatementPage:
    """A draft statement; `publish` makes it public."""
    return add(StatementPage, under=index, **({"title": "声明", "slug": "statement", "live": False} | facts))


def topic(code: str = "residence", **facts) -> Topic:
    return Topic.objects.create(**({"code": code, "name": {"ja": f"話題 {code}", "en": f"Topic {code}"}} | facts))


def about(page: Page, *topics: Topic) -> None:
    """Put the page under these topics."""
    PageTopic.objects.bulk_create(PageTopic(page_id=page.pk, topic=each) for each in topics)


def desk(**facts) -> ConsultationDesk:
    number = next(numbers)
    return ConsultationDesk.objects.create(**({
        "code": f"desk-{number}", "name": {"ja": f"相談窓口 {number}"}, "languages": ["ja"],
        "last_checked_on": date(2024, 2, 8),
    } | facts))


def standard_page(home: HomePage, **facts) -> StandardPage:
    return add(StandardPage, under=home, **facts)


def translate(*originals: Page, tag: str = "en", publish: bool = True) -> Page:
    """Translations through wagtail-localize of pages, parents first; the last one as the database has it.

    Publication waits for the commit: run it under `django_capture_on_commit_callbacks(execute=True)`.
    """
    for page in originals:
        translate_object(page, [locale(tag)])
        if publish:
            record = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale(tag))
            record.save_target(publish=True)
    last = originals[-1]
    return type(last).objects.get(translation_key=last.translation_key, locale__language_code=tag)
