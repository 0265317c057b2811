"""Questions and answers people search for at night on a phone (SPEC P4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.base.listing import IndexPage
from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class QaIndexPage(IndexPage):
    template = "pages/qa_index_page.html"
    page_description = _("The list of Q&As; it fills itself.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.QaPage"]
    date_field = "updated_on"

    class Meta:
        verbose_name = _("Q&As")

    @property
    def item_type(self):
        return QaPage

    def order(self, items):
        return items.order_by("archived", "-updated_on", "-pk")


class QaPage(StoryPage):
    """Questions stand in the body as question blocks; each block's id is its anchor for ever."""

    updated_on = models.DateField(_("content checked on"))
    legal_basis = models.TextField(_("legal basis"), blank=True)
    archived = models.BooleanField(
        _("archived"), default=False, help_text=_("Kept for the record; readers see that it no longer holds.")
    )

    template = "pages/qa_page.html"
    day_field = "updated_on"
    page_description = _("Questions people search for, each with its answer. Write each as a question block.")
    card_template = "components/cards/qa.html"
    kind_label = _("Q&A")
    parent_page_types = ["home.QaIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("updated_on"), FieldPanel("archived")]),
        FieldPanel("summary"), FieldPanel("body", help_text=READINGS_HINT), FieldPanel("legal_basis"),
        InlinePanel("related_rows", label=_("related page")),
        InlinePanel("topic_rows", label=_("topic")),
        InlinePanel("channel_rows", label=_("channel")),
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("legal_basis")]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS, SynchronizedField("updated_on"), TranslatableField("legal_basis"),
        SynchronizedField("archived"), SynchronizedField("related_rows"), SynchronizedField("topic_rows"),
        SynchronizedField("channel_rows"),
    ]

    class Meta:
        verbose_name = _("Q&A")
        verbose_name_plural = _("Q&As")

    def is_current(self, at) -> bool:
        return not self.archived

    @property
    def questions(self) -> list:
        """The question blocks of the body, for contents and structured data."""
        return [block for block in self.body if block.block_type == "question"]
