"""Giving: what a gift does, and every way to give."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class GiftBlock(blocks.StructBlock):
    """An amount and what it makes possible."""

    yen = blocks.IntegerBlock(label=_("Yen"), min_value=500, max_value=10_000_000)
    does = blocks.CharBlock(label=_("What it does"), max_length=120)

    class Meta:
        icon = "pick"
        label = _("Gift")


class DonatePage(StoryPage):
    """The postal account and bank stand in the organisation's settings; the page shows them beside its own words."""

    gifts = StreamField([("gift", GiftBlock())], verbose_name=_("what a gift does"), blank=True)

    template = "pages/donate_page.html"
    page_description = _("What a gift does, and every way to give.")
    kind_label = _("Donate")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    show_in_menus_default = True

    content_panels = [
        *Page.content_panels, FieldPanel("summary"), FieldPanel("gifts"),
        FieldPanel("body", help_text=READINGS_HINT),
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("gifts")]
    translatable_fields = [*FRAME_FIELDS, *STORY_FIELDS, TranslatableField("gifts")]

    class Meta:
        verbose_name = _("donation page")
