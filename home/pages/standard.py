"""Plain pages: about us, privacy, accessibility, and whatever an editor needs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class StandardPage(StoryPage):
    template = "pages/standard_page.html"
    page_description = _("Anything else: about us, privacy, accessibility.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    content_panels = [
        *Page.content_panels, FieldPanel("summary"), FieldPanel("body", help_text=READINGS_HINT),
        InlinePanel("related_rows", label=_("related page")), InlinePanel("topic_rows", label=_("topic")),
    ]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS, SynchronizedField("related_rows"), SynchronizedField("topic_rows"),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
