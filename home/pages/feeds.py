"""RSS and Atom of each section in each language: what appeared in that language, newest first.

A section is the index page of that address, so a room above this one gets its feed by having an index page.
"""

import re
from datetime import datetime, time
from uuid import uuid5

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe
from wagtail.models import Site

from ground.clock import TOKYO
from ground.organisation.models import Organisation
from ground.texts.resolve import resolve
from home.base import furigana, navigation
from home.base.listing import IndexPage
from home.base.page_cache import same_for_everyone

ALL = "all"
LONGEST = 30
BEFORE = datetime(1997, 1, 1, tzinfo=TOKYO)  # older than anything anyone publishes here
# XML has no place for these at all, and Django's writer refuses the whole feed because of one.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def sections(site: Site | None, tag: str) -> list[IndexPage]:
    """The index pages of this language, in the editors' order. One query and one per type of index."""
    home = navigation.homes(site).get(tag)
    pages = home.get_children().live().public().specific() if home else []
    return [page for page in pages if isinstance(page, IndexPage)]


def newest(index: IndexPage) -> list:
    """What appeared in the language of this index."""
    items = index.item_type.objects.live().public().child_of(index).exclude(published_on=None)
    return list(items.select_related("locale").order_by("-published_on", "-pk")[:LONGEST])


class Steady:
    """A feed without items is as old as its section, not as the moment somebody asks: the same bytes for everyone."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["since"]


class Rss(Steady, Rss201rev2Feed):
    pass


class Atom(Steady, Atom1Feed):
    pass


FORMS = {"rss": Rss, "atom": Atom}


class SectionFeed(Feed):
    """Django's feed with addresses of the site, readings left out, and one guid per text and language."""

    def __init__(self, form: str):
        self.form = form
        self.feed_type = FORMS[form]

    def get_object(self, request, section: str):
        self.site, self.tag, self.section = Site.find_for_request(request), get_language(), section
        found = sections(self.site, self.tag)
        self.chosen = found if section == ALL else [index for index in found if index.slug == section]
        if not self.chosen:
            raise Http404(f"no feed of {section}")
        self.organisation = Organisation.for_site(self.site)
        return self.chosen

    def name_of_site(self) -> str:
        return furigana.plain(resolve(self.organisation.name, self.tag).text)

    def title(self, chosen):
        name = gettext("Everything new") if self.section == ALL else chosen[0].title
        return writable(f"{name} | {self.name_of_site()}")

    def subtitle(self, chosen):
        return writable(resolve(self.organisation.mission, self.tag).text)

    description = subtitle

    def link(self, chosen):
        return f"{self.site.root_url}/{self.tag}/" if self.section == ALL else chosen[0].full_url

    def feed_url(self, chosen):
        return f"{self.site.root_url}{reverse('feed', args=[self.section, self.form])}"

    feed_guid = feed_url

    def feed_extra_kwargs(self, chosen):
        return {"since": max((index.last_published_at for index in chosen if index.last_published_at), default=BEFORE)}

    def author_name(self, chosen):
        return writable(self.name_of_site())

    def items(self, chosen):
        found = [page for index in chosen for page in newest(index)]
        return sorted(found, key=lambda page: (page.published_on, page.pk), reverse=True)[:LONGEST]

    def item_title(self, page):
        return writable(page.title)

    def item_description(self, page):
        return writable(page.card_summary)

    def item_link(self, page):
        return page.full_url

    def item_guid(self, page):
        """The same for ever, even when the page moves; another one in another language."""
        return uuid5(page.translation_key, page.locale.language_code).urn

    item_guid_is_permalink = False

    def item_pubdate(self, page):
        return datetime.combine(page.published_on, time(), TOKYO)

    def item_updateddate(self, page):
        return page.last_published_at

    def item_categories(self, page):
        return [str(page.kind_label)] if self.section == ALL else []


@require_safe
@same_for_everyone()
def feed(request, section: str, form: str):
    """`/<locale>/feeds/<section>.rss` or `.atom`."""
    return SectionFeed(form)(request, section=section)


def writable(text: str) -> str:
    """Without readings, and without what XML cannot hold."""
    return UNWRITABLE.sub("", furigana.plain(str(text)))
