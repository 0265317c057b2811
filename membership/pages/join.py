"""Becoming a member or subscriber: the classes, what they cost in a year, and how to pay (SPEC M1-M3)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class FeeBlock(blocks.StructBlock):
    """One class of membership and its yearly fee."""

    name = blocks.CharBlock(label=_("Class"), max_length=80)
    yearly_yen = blocks.IntegerBlock(label=_("Yen a year"), min_value=0)
    votes = blocks.BooleanBlock(label=_("Votes at the general meeting"), required=False)
    note = blocks.CharBlock(label=_("Note"), required=False, default="", max_length=150)

    class Meta:
        icon = "group"
        label = _("Class")


class JoinPage(StoryPage):
    fees = StreamField([("fee", FeeBlock())], verbose_name=_("fees"), blank=True)

    template = "pages/join_page.html"
    page_description = _("Classes of membership, what they cost, and how to join.")
    kind_label = _("Join")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    show_in_menus_default = True

    content_panels = [
        *Page.content_panels, FieldPanel("summary"), FieldPanel("fees"),
        FieldPanel("body", help_text=READINGS_HINT),
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("fees")]
    translatable_fields = [*FRAME_FIELDS, *STORY_FIELDS, TranslatableField("fees")]

    class Meta:
        verbose_name = _("membership page")
