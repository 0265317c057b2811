"""What a search finds: every item once, in the reader's language where it has the words, grouped by kind.

The number of questions to the database does not depend on the number of hits.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as PageOfHits
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail.search.index import SearchField

from campaigns.pages.campaigns import CampaignPage
from ground.texts.languages import direction
from home.base import languages
from home.pages.consultation import ConsultationPage
from home.pages.events import EventPage
from home.pages.news import NewsPage
from home.pages.publications import PublicationPage
from home.pages.qa import QaIndexPage, QaPage
from home.pages.statements import StatementPage
from search import excerpts, limits, text

# Hits looked at for one search; a word on more pages than this is no help to anyone.
MOST_HITS = 5_000
FIRST_OF_A_KIND = 5
PER_PAGE = 20


@dataclass(frozen=True)
class Kind:
    code: str
    label: str
    model: type[Page] | None = None  # None: everything that is no other kind


KINDS = (
    Kind("statements", _("Statements"), StatementPage),
    Kind("qa", _("Questions and answers"), QaPage),
    Kind("news", _("News"), NewsPage),
    Kind("events", _("Events"), EventPage),
    Kind("publications", _("Publications"), PublicationPage),
    Kind("campaigns", _("Campaigns"), CampaignPage),
    Kind("pages", _("Other pages")),
)


@dataclass(frozen=True)
class Item:
    """One item of the site that was found, in the version nearest to the reader among those with the words."""

    pk: int
    kind: str
    tag: str
    translation_key: object


@dataclass(frozen=True)
class Hit:
    page: Page
    excerpt: list[excerpts.Segment]
    own: Page | None  # the same item in the reader's language, when the words stand in another


@dataclass(frozen=True)
class Group:
    kind: Kind
    count: int
    hits: list[Hit]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.hits)


@dataclass(frozen=True)
class OtherLanguage:
    tag: str
    name: str
    dir: str
    count: int


@dataclass(frozen=True)
class Results:
    """What the page shows. `total` counts items, each once; `others` counts them per further language."""

    total: int = 0
    groups: list[Group] = field(default_factory=list)
    others: list[OtherLanguage] = field(default_factory=list)
    listed: PageOfHits | None = None


def search(asked: str, *, tag: str, kind: str = "", number: str = "1") -> Results:
    """Live public pages with all the words of `asked`, for a reader of `tag`; of one `kind` if it is named."""
    terms = text.query(asked)
    if not terms:
        return Results()
    with limits.at_most(limits.SECONDS):
        versions = _versions(asked)
        items = _once_each(versions, tag)
        of_kind = {each.code: [item for item in items if item.kind == each.code] for each in KINDS}
        listed = Paginator(of_kind[kind], PER_PAGE).get_page(number) if of_kind.get(kind) else None
        chosen = {kind: list(listed)} if listed else {code: found[:FIRST_OF_A_KIND] for code, found in of_kind.items()}
        hits = _hits([item for found in chosen.values() for item in found], terms, tag)
    return Results(
        total=len(items),
        groups=[
            Group(each, len(of_kind[each.code]), [hits[item.pk] for item in chosen[each.code] if item.pk in hits])
            for each in KINDS if chosen.get(each.code)
        ],
        others=_others(versions, tag),
        listed=listed,
    )


def suggestions(tag: str) -> list[Page]:
    """Where to go when the search is no help: the questions and the consultation desks. One query."""
    types = ContentType.objects.get_for_models(QaIndexPage, ConsultationPage).values()
    pages = Page.objects.live().public().filter(content_type__in=types)
    return list(languages.one_per_item(pages, tag).select_related("locale").order_by("path"))


def _versions(asked: str) -> list[Item]:
    """Every version of every item that has the words, best first."""
    kinds = {
        ContentType.objects.get_for_model(each.model).pk: each.code for each in KINDS if each.model is not None
    }
    pages = Page.objects.live().public().filter(depth__gt=1).search(asked).get_queryset()
    rows = pages.order_by("-_relevance", "-first_published_at", "-pk").values_list(
        "pk", "content_type_id", "locale__language_code", "translation_key"
    )[:MOST_HITS]
    return [Item(pk, kinds.get(content_type, "pages"), tag, key) for pk, content_type, tag, key in rows]


def _once_each(versions: list[Item], tag: str) -> list[Item]:
    """One version per item, items with the words in the reader's own language first."""
    nearness = {code: place for place, code in enumerate(languages.nearest_of(tag))}
    nearest: dict[object, Item] = {}
    for version in versions:
        known = nearest.setdefault(version.translation_key, version)
        if nearness.get(version.tag, len(nearness)) < nearness.get(known.tag, len(nearness)):
            nearest[version.translation_key] = version
    return sorted(nearest.values(), key=lambda item: item.tag != tag)


def _others(versions: list[Item], tag: str) -> list[OtherLanguage]:
    counts = Counter(version.tag for version in versions)
    return [
        OtherLanguage(code, languages.name_of(code), direction(code), counts[code])
        for code in languages.tags() if counts[code] and code != tag
    ]


def _hits(items: Iterable[Item], terms: tuple[text.Term, ...], tag: str) -> dict[int, Hit]:
    """The pages themselves, what they say around the words, and what the reader can read instead."""
    items = list(items)
    found = Page.objects.filter(pk__in=[item.pk for item in items]).specific()
    locales = Locale.objects.in_bulk()
    elsewhere = [item.translation_key for item in items if item.tag != tag]
    own = Page.objects.live().public().filter(translation_key__in=elsewhere, locale__language_code=tag)
    by_key = {page.translation_key: page for page in own.select_related("locale")}
    hits = {}
    for page in found:
        page.locale = locales[page.locale_id]  # `specific` forgets what was selected with it
        hits[page.pk] = Hit(page, excerpts.excerpt(_said(page), terms), by_key.get(page.translation_key))
    return hits


def _said(page: Page) -> str:
    """What the index knows of a page beside its title, as it was written."""
    values = [
        each.get_value(page) for each in page.get_search_fields()
        if isinstance(each, SearchField) and each.field_name != "title"
    ]
    return "\n".join("\n".join(value) if isinstance(value, list) else str(value or "") for value in values)
