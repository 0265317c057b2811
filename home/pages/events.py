"""Meetings, lectures, rallies: when, where, online or not (SPEC P8, E6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ground import clock
from home.base import languages
from home.base.listing import IndexPage
from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class EventIndexPage(IndexPage):
    """Coming events first, soonest at the top; then all of them, newest first, to be filtered."""

    template = "pages/event_index_page.html"
    page_description = _("The list of events; it fills itself.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.EventPage"]
    date_field = "starts_at"

    class Meta:
        verbose_name = _("events")

    @property
    def item_type(self):
        return EventPage

    def coming(self, at) -> list["EventPage"]:
        """Events not yet over, soonest first, each once in the nearest language."""
        items = languages.one_per_item(self.items().filter(ends_at__gte=at), self.locale.language_code)
        return list(items.select_related("locale").order_by("starts_at", "pk"))

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "coming": self.coming(clock.now())}


class EventPage(StoryPage):
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    online_url = models.URLField(_("online address"), blank=True)
    organiser = models.CharField(_("organised by"), max_length=200, blank=True)
    cancelled = models.BooleanField(_("cancelled"), default=False)

    template = "pages/event_page.html"
    day_field = "starts_at"
    page_description = _("A meeting, lecture or rally with its time and place.")
    card_template = "components/cards/event.html"
    kind_label = _("Event")
    parent_page_types = ["home.EventIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("cancelled")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("address")]),
        FieldRowPanel([FieldPanel("online_url"), FieldPanel("organiser")]),
        FieldPanel("summary"), FieldPanel("body", help_text=READINGS_HINT),
        InlinePanel("related_rows", label=_("related page")), InlinePanel("topic_rows", label=_("topic")),
    ]
    search_fields = [
        *StoryPage.search_fields, index.SearchField("place"), index.SearchField("address"),
        index.SearchField("organiser"), index.FilterField("starts_at"),
    ]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS, SynchronizedField("starts_at"), SynchronizedField("ends_at"),
        TranslatableField("place"), TranslatableField("address"), SynchronizedField("online_url"),
        TranslatableField("organiser"), SynchronizedField("cancelled"), SynchronizedField("related_rows"),
        SynchronizedField("topic_rows"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gte=models.F("starts_at")), name="event_ends_after_start"
            )
        ]

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            from django.core.exceptions import ValidationError

            raise ValidationError({"ends_at": _("The event ends before it starts. Please check both times.")})

    def is_current(self, at) -> bool:
        return self.ends_at >= at and not self.cancelled


def next_change(at):
    """When the next event begins or is over."""
    moments = EventPage.objects.live().filter(ends_at__gt=at).aggregate(
        begins=models.Min("starts_at", filter=models.Q(starts_at__gt=at)), ends=models.Min("ends_at")
    )
    return min(filter(None, moments.values()), default=None)
