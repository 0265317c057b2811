"""What the head of a page says to search engines, networks and feed readers. Addresses are the site's own, never the
request's: the same bytes for everyone."""

from dataclasses import dataclass, field
from functools import singledispatch
from urllib.parse import urljoin

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext
from wagtail.images.shortcuts import get_rendition_or_not_found

from ground.clock import TOKYO
from ground.texts.resolve import resolve
from home.base import furigana, languages, navigation, structured
from home.base.listing import IndexPage
from home.pages.events import EventPage
from home.pages.home import HomePage
from home.pages.news import NewsPage
from home.pages.qa import QaPage
from home.pages.statements import StatementPage

# Networks know a language only together with a country.
NETWORK_LOCALES = {
    "ja": "ja_JP", "ja-simple": "ja_JP", "en": "en_US", "zh-hans": "zh_CN", "zh-hant": "zh_TW", "ko": "ko_KR",
    "vi": "vi_VN", "tl": "tl_PH", "pt-br": "pt_BR", "es": "es_ES", "ne": "ne_NP", "id": "id_ID", "th": "th_TH",
    "my": "my_MM", "ar": "ar_AR", "tr": "tr_TR", "fr": "fr_FR", "hi": "hi_IN", "ta": "ta_IN", "am": "am_ET",
}
DEFAULT_IMAGE = "img/share.png"
IMAGE_SIZE = (1200, 630)
LONGEST_DESCRIPTION = 200


@dataclass(frozen=True)
class Link:
    url: str
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Meta:
    """Everything `components/head_meta.html` writes down."""

    title: str
    description: str
    canonical: str
    language: str
    site_name: str
    image: str
    image_alt: str
    is_article: bool
    alternates: list[Link] = field(default_factory=list)
    feeds: list[Link] = field(default_factory=list)
    structured: str = ""

    @property
    def network_locale(self) -> str:
        return network_locale(self.language)

    @property
    def other_network_locales(self) -> list[str]:
        spoken = [network_locale(link.kind) for link in self.alternates if link.kind != "x-default"]
        return [each for each in dict.fromkeys(spoken) if each != self.network_locale]


def network_locale(tag: str) -> str:
    return NETWORK_LOCALES.get(tag) or translation.to_locale(tag)


def meta_of(page, *, state, organisation, number: int = 1) -> Meta:
    """The head of a page; `number` is the page of a long list, which has an address of its own."""
    tag = page.locale.language_code
    url = page.full_url or ""
    title = furigana.plain(page.seo_title or page.title)
    trail = [*navigation.trail(page), page]
    image, alt = image_of(page, url)
    publisher = publisher_of(organisation, tag, root_url=urljoin(url, "/"))
    facts = Facts(
        url=url, language=tag, title=title, summary=description_of(page, organisation, tag), image=image,
        publisher=publisher, original=urljoin(url, state.original.url) if state.original and state.original.url else "",
    )
    things = [*things_of(page, facts)]
    if len(trail) > 1:
        things.append(structured.breadcrumbs((furigana.plain(each.title), each.full_url or "") for each in trail))
    return Meta(
        title=title, description=facts.summary, canonical=f"{url}?page={number}" if number > 1 else url, language=tag,
        site_name=str(publisher.get("name", "")), image=image, image_alt=alt,
        is_article=isinstance(page, (StatementPage, NewsPage, QaPage)), alternates=alternates_of(state, url),
        feeds=feeds_of(trail, tag), structured=structured.script_text(things) if things else "",
    )


def alternates_of(state, url: str) -> list[Link]:
    """Every language that has this page, itself included, and the one for everybody else."""
    existing = {link.tag: urljoin(url, link.url) for link in state.existing}
    default = next((existing[tag] for tag in languages.nearest_of("") if tag in existing), "")
    return [*(Link(address, tag) for tag, address in existing.items()), Link(default, "x-default")] if existing else []


def feeds_of(trail: list, tag: str) -> list[Link]:
    """The feed of everything, and that of the section the page stands in."""
    sections = [("all", gettext("Everything new"))]
    indexes = [each for each in trail if issubclass(each.specific_class, IndexPage)]
    sections += [(index.slug, furigana.plain(index.title)) for index in indexes]
    with translation.override(tag):
        return [
            Link(reverse("feed", args=[section, form]), f"application/{form}+xml", title)
            for section, title in sections for form in ("rss", "atom")
        ]


def image_of(page, url: str) -> tuple[str, str]:
    """The picture for sharing and what it shows; the site's own, without words, where the page has none."""
    chosen = page.social_image or getattr(page, "cover", None)
    if chosen is None:
        return urljoin(url, static(DEFAULT_IMAGE)), ""
    rendition = get_rendition_or_not_found(chosen, "fill-{}x{}|format-jpeg".format(*IMAGE_SIZE))
    return urljoin(url, rendition.url), chosen.description


def description_of(page, organisation, tag: str) -> str:
    text = page.search_description or page.card_summary or resolve(organisation.mission, tag).text
    return Truncator(" ".join(furigana.plain(text).split())).chars(LONGEST_DESCRIPTION)


def publisher_of(organisation, tag: str, *, root_url: str) -> structured.Thing:
    def text(texts) -> str:
        return furigana.plain(resolve(texts, tag).text)

    return structured.organisation(
        name=text(organisation.name), url=root_url, mission=text(organisation.mission),
        address=text(organisation.address), postal_code=organisation.postal_code, phone=organisation.phone,
        email=organisation.email,
        same_as=[link["url"] for link in organisation.social_links if isinstance(link, dict) and link.get("url")],
    )


@dataclass(frozen=True)
class Facts:
    """What every description of a page begins with."""

    url: str
    language: str
    title: str
    summary: str
    image: str
    publisher: structured.Thing
    original: str = ""


@singledispatch
def things_of(page, facts: Facts) -> list[structured.Thing]:
    """What a page describes, beside its place on the site. Other rooms register their own page types."""
    return []


@things_of.register
def _(page: HomePage, facts: Facts):
    return [facts.publisher]


def article_of(page, facts: Facts, author: str = "") -> structured.Thing:
    return structured.article(
        title=facts.title, url=facts.url, language=facts.language, publisher=facts.publisher, summary=facts.summary,
        published=page.published_on, changed=page.last_published_at, image=facts.image, original=facts.original,
        author=author,
    )


@things_of.register
def _(page: NewsPage, facts: Facts):
    return [article_of(page, facts)]


@things_of.register
def _(page: StatementPage, facts: Facts):
    return [article_of(page, facts, author=furigana.plain(page.issuer))]


@things_of.register
def _(page: QaPage, facts: Facts):
    asked = [
        (block.id, furigana.plain(block.value["question"]), furigana.plain(strip_tags(block.value["answer"].source)))
        for block in page.questions
    ]
    return [structured.questions(asked, url=facts.url, language=facts.language)] if asked else []


@things_of.register
def _(page: EventPage, facts: Facts):
    own = structured.thing("Organization", name=furigana.plain(page.organiser))
    return [structured.event(
        name=facts.title, url=facts.url, language=facts.language, starts=page.starts_at.astimezone(TOKYO),
        ends=page.ends_at.astimezone(TOKYO), organiser=own if page.organiser else facts.publisher,
        place=furigana.plain(page.place), address=furigana.plain(page.address), online_url=page.online_url,
        summary=facts.summary, image=facts.image,
        cancelled=page.cancelled,
    )]
