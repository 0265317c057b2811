"""News of the office, voices, and the forum: the three sections of the old site (SPEC A0)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from home.base.listing import IndexPage
from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class NewsIndexPage(IndexPage):
    template = "pages/news_index_page.html"
    page_description = _("The list of news; it fills itself.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    date_field = "dated_on"
    kind_field = "section"

    class Meta:
        verbose_name = _("news")

    @property
    def item_type(self):
        return NewsPage


class NewsPage(StoryPage):
    class Section(models.TextChoices):
        OFFICE = "office", _("From the office")
        VOICE = "voice", _("Statements and opinions")
        FORUM = "forum", _("Forum")

    section = models.CharField(_("section"), max_length=10, choices=Section, default=Section.OFFICE)
    dated_on = models.DateField(_("date"))

    template = "pages/news_page.html"
    day_field = "dated_on"
    page_description = _("News of the office, a voice, or a contribution to the forum.")
    card_template = "components/cards/news.html"
    kind_label = _("News")
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("section"), FieldPanel("dated_on")]),
        FieldPanel("summary"), FieldPanel("body", help_text=READINGS_HINT),
        InlinePanel("related_rows", label=_("related page")), InlinePanel("topic_rows", label=_("topic")),
    ]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS, SynchronizedField("section"), SynchronizedField("dated_on"),
        SynchronizedField("related_rows"), SynchronizedField("topic_rows"),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
