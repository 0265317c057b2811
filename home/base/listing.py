"""Index pages: every item once, in the nearest language, filtered by what the address says."""

import re
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from home.base import languages
from home.base.blocks import TEXT_FEATURES
from home.base.pages import FRAME_FIELDS, BasePage
from home.base.rows import Topic

PER_PAGE = 20
YEAR = re.compile(r"(19|20)[0-9]{2}")


@dataclass(frozen=True)
class Choice:
    """One value of a filter: what the address says, what the reader reads."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter of an index as a `<select>`: its name in the address and its values."""

    name: str
    label: str
    choices: list[Choice] = field(default_factory=list)

    @property
    def chosen(self) -> str:
        return next((choice.value for choice in self.choices if choice.chosen), "")


class IndexPage(BasePage):
    """A list of pages of one type. Subclasses say which, by which date, and what can be filtered."""

    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    item_type: type[Page]
    date_field = "published_on"
    kind_field: str | None = None
    show_in_menus_default = True
    max_count_per_parent = 1
    query_parameters = ("kind", "topic", "year", "language", "page")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]
    translatable_fields = [*FRAME_FIELDS, TranslatableField("intro")]

    class Meta(BasePage.Meta):
        abstract = True

    def items(self):
        """All live items of this index in every language (its translations' children), newest first."""
        parents = type(self)._default_manager.filter(translation_key=self.translation_key)
        return self.item_type._default_manager.live().public().filter(
            models.Exists(parents.filter(path=models.functions.Substr(models.OuterRef("path"), 1, len(self.path))))
        )

    def listed(self, request):
        """The items this address asks for, each once, in the version nearest to this page's language."""
        tag = self.locale.language_code
        asked = {name: request.GET.get(name, "")[:60] for name in ("kind", "topic", "year", "language")}
        items = self.items()
        if self.kind_field and asked["kind"]:
            items = items.filter(**{self.kind_field: asked["kind"]})
        if asked["topic"]:
            items = items.filter(topic_rows__topic__code=asked["topic"])
        if YEAR.fullmatch(asked["year"]):
            items = items.filter(**{f"{self.date_field}__year": int(asked["year"])})
        if asked["language"]:
            items = items.filter(locale__language_code=asked["language"])
        return self.order(languages.one_per_item(items, tag)).select_related("locale")

    def order(self, items):
        return items.order_by(f"-{self.date_field}", "-pk")

    def filters(self, request) -> list[Filter]:
        """The filters worth showing: only values that some item really has."""
        items = self.items()
        years = [day.year for day in items.dates(self.date_field, "year", order="DESC")]
        topics = Topic.objects.filter(page_rows__page__in=items.values("pk")).distinct()
        tags = set(items.values_list("locale__language_code", flat=True).distinct())
        offered = [
            ("topic", _("Topic"), [(topic.code, str(topic)) for topic in topics]),
            ("year", _("Year"), [(str(year), str(year)) for year in years]),
            ("language", _("Language"), [(tag, languages.name_of(tag)) for tag in languages.tags() if tag in tags]),
        ]
        if self.kind_field:
            kinds = set(items.order_by().values_list(self.kind_field, flat=True).distinct())
            labels = dict(self.item_type._meta.get_field(self.kind_field).choices)
            offered.insert(0, ("kind", _("Kind"), [(kind, label) for kind, label in labels.items() if kind in kinds]))
        return [
            Filter(name, label, [Choice(value, text, request.GET.get(name) == value) for value, text in values])
            for name, label, values in offered if len(values) > 1
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        number = request.GET.get("page", "1")
        page_of_items = Paginator(self.listed(request), PER_PAGE).get_page(number if number.isdecimal() else "1")
        filters = self.filters(request)
        return {
            **context,
            "items": page_of_items,
            "filters": filters,
            "filtered": any(each.chosen for each in filters),
            "languages_of_items": languages_of(page_of_items),
        }


def languages_of(items) -> dict:
    """How many languages each listed item exists in, by translation key. One query."""
    keys = [item.translation_key for item in items]
    counts = (
        Page.objects.live().filter(translation_key__in=keys).values("translation_key").annotate(count=models.Count("pk"))
    )
    return {row["translation_key"]: row["count"] for row in counts}
