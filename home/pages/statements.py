"""Statements, requests and opinions: what the network says, to whom, since when (SPEC P1-P5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.base.listing import IndexPage
from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class StatementIndexPage(IndexPage):
    template = "pages/statement_index_page.html"
    page_description = _("The list of statements; it fills itself.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StatementPage"]
    date_field = "adopted_on"
    kind_field = "kind"

    class Meta:
        verbose_name = _("statements")

    @property
    def item_type(self):
        return StatementPage


class StatementPage(StoryPage):
    """One statement. The day it was adopted is one; the day it appeared differs by language and channel (D7)."""

    class Kind(models.TextChoices):
        STATEMENT = "statement", _("Statement")
        REQUEST = "request", _("Request")
        PUBLIC_COMMENT = "public_comment", _("Public comment")
        OPINION = "opinion", _("Opinion")
        PRESS = "press", _("Press release")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.STATEMENT)
    number = models.CharField(_("number"), max_length=30, blank=True)
    adopted_on = models.DateField(_("adopted on"))
    issuer = models.CharField(_("issued by"), max_length=200)
    pdf = models.ForeignKey(
        "home.CustomDocument", verbose_name=_("PDF of the original"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )

    template = "pages/statement_page.html"
    day_field = "adopted_on"
    page_description = _("What the network says: to whom, with whom, adopted on which day.")
    card_template = "components/cards/statement.html"
    kind_label = _("Statement")
    parent_page_types = ["home.StatementIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("adopted_on")]),
        MultiFieldPanel(
            [FieldPanel("issuer"), InlinePanel("cosigners", label=_("co-signing organisation")),
             InlinePanel("addressees", label=_("addressee"))],
            _("From whom, to whom"),
        ),
        FieldPanel("summary"),
        FieldPanel("body", help_text=READINGS_HINT),
        FieldPanel("pdf"),
        InlinePanel("follow_ups", label=_("follow-up note")),
        InlinePanel("related_rows", label=_("related page")),
        InlinePanel("topic_rows", label=_("topic")),
        InlinePanel("channel_rows", label=_("channel")),
    ]
    search_fields = [
        *StoryPage.search_fields,
        index.SearchField("issuer"),
        index.SearchField("number"),
        index.RelatedFields("addressees", [index.SearchField("name")]),
        index.RelatedFields("cosigners", [index.SearchField("name")]),
        index.RelatedFields("follow_ups", [index.SearchField("text")]),
        index.FilterField("kind"),
        index.FilterField("adopted_on"),
    ]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS,
        SynchronizedField("kind"), SynchronizedField("number"), SynchronizedField("adopted_on"),
        TranslatableField("issuer"), SynchronizedField("pdf"),
        TranslatableField("cosigners"), TranslatableField("addressees"), TranslatableField("follow_ups"),
        SynchronizedField("related_rows"), SynchronizedField("topic_rows"), SynchronizedField("channel_rows"),
    ]

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")


class Addressee(TranslatableMixin, Orderable):
    page = ParentalKey(StatementPage, on_delete=models.CASCADE, related_name="addressees")
    name = models.CharField(_("addressee"), max_length=200)

    panels = [FieldPanel("name")]
    translatable_fields = [TranslatableField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("addressee")

    class Privacy:
        public = "__all__"


class Cosigner(TranslatableMixin, Orderable):
    page = ParentalKey(StatementPage, on_delete=models.CASCADE, related_name="cosigners")
    name = models.CharField(_("organisation"), max_length=200)

    panels = [FieldPanel("name")]
    translatable_fields = [TranslatableField("name")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("co-signing organisation")

    class Privacy:
        public = "__all__"


class FollowUp(TranslatableMixin, Orderable):
    """What happened after: added below the text, never into it."""

    page = ParentalKey(StatementPage, on_delete=models.CASCADE, related_name="follow_ups")
    on = models.DateField(_("date"))
    text = models.TextField(_("what happened"))

    panels = [FieldPanel("on"), FieldPanel("text")]
    translatable_fields = [SynchronizedField("on"), TranslatableField("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("follow-up note")

    class Privacy:
        public = "__all__"
