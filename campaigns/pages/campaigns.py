"""What the public is asked to do: the demand, to whom, with whom, until when (SPEC C1, C8, C9)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.base.blocks import StoryBlock
from home.base.listing import IndexPage
from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class CampaignIndexPage(IndexPage):
    template = "pages/campaign_index_page.html"
    page_description = _("The list of campaigns; it fills itself.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage"]
    date_field = "opens_on"

    class Meta:
        verbose_name = _("campaigns")

    @property
    def item_type(self):
        return CampaignPage


class CampaignPage(StoryPage):
    """A campaign readers can join by the ways written on it."""

    demand = models.TextField(_("what we demand"))
    goal = models.PositiveIntegerField(_("goal"), null=True, blank=True)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    hashtags = models.CharField(_("hashtags"), max_length=200, blank=True)
    next_steps = models.TextField(_("what happens next"), blank=True)
    outcome = models.TextField(_("what came of it"), blank=True)
    ways = StreamField(StoryBlock(), verbose_name=_("how to take part"), blank=True)

    template = "pages/campaign_page.html"
    day_field = "opens_on"
    page_description = _("A demand and the ways to join in.")
    card_template = "components/cards/campaign.html"
    kind_label = _("Campaign")
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"), FieldPanel("demand"),
        InlinePanel("addressees", label=_("addressee")), InlinePanel("conveners", label=_("convening organisation")),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on"), FieldPanel("goal")]),
        FieldPanel("ways"),
        FieldPanel("body", help_text=READINGS_HINT),
        FieldPanel("next_steps"), FieldPanel("outcome"), FieldPanel("hashtags"),
        InlinePanel("related_rows", label=_("related page")), InlinePanel("topic_rows", label=_("topic")),
    ]
    search_fields = [
        *StoryPage.search_fields, index.SearchField("demand"), index.SearchField("ways"),
        index.SearchField("next_steps"), index.SearchField("outcome"), index.SearchField("hashtags"),
        index.RelatedFields("addressees", [index.SearchField("name")]),
        index.RelatedFields("conveners", [index.SearchField("name")]), index.FilterField("opens_on"),
    ]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS, TranslatableField("demand"), SynchronizedField("goal"),
        SynchronizedField("opens_on"), SynchronizedField("closes_on"), TranslatableField("hashtags"),
        TranslatableField("next_steps"), TranslatableField("outcome"), TranslatableField("ways"),
        TranslatableField("addressees"), TranslatableField("conveners"), SynchronizedField("related_rows"),
        SynchronizedField("topic_rows"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__isnull=True) | models.Q(closes_on__gte=models.F("opens_on")),
                name="campaign_closes_after_opening",
            )
        ]

    def clean(self):
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            from django.core.exceptions import ValidationError

            raise ValidationError({"closes_on": _("The campaign closes before it opens. Please check both dates.")})

    def is_current(self, at) -> bool:
        from ground.clock import tokyo_date

        return self.opens_on <= tokyo_date(at) and (self.closes_on is None or tokyo_date(at) <= self.closes_on)

    @property
    def hashtag_list(self) -> list[str]:
        return self.hashtags.split()


class CampaignAddressee(TranslatableMixin, Orderable):
    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="addressees")
    name = models.CharField(_("addressee"), max_length=200)

    panels = [FieldPanel("name")]
    translatable_fields = [TranslatableField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("addressee")

    class Privacy:
        public = "__all__"


class Convener(TranslatableMixin, Orderable):
    page = ParentalKey(CampaignPage, on_delete=models.CASCADE, related_name="conveners")
    name = models.CharField(_("convening organisation"), max_length=200)

    panels = [FieldPanel("name")]
    translatable_fields = [TranslatableField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("convening organisation")

    class Privacy:
        public = "__all__"
