"""The magazine, leaflets, books, and the papers that show what we do with money (SPEC P9, P11)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home.base.listing import IndexPage
from home.base.pages import FRAME_FIELDS, READINGS_HINT, STORY_FIELDS, StoryPage


class PublicationIndexPage(IndexPage):
    template = "pages/publication_index_page.html"
    page_description = _("The list of publications; it fills itself.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.PublicationPage"]
    date_field = "issued_on"
    kind_field = "kind"

    class Meta:
        verbose_name = _("publications")

    @property
    def item_type(self):
        return PublicationPage


class PublicationPage(StoryPage):
    """One issue or paper. `pdf` belongs to one language; who may open it is `access`."""

    class Kind(models.TextChoices):
        MAGAZINE = "magazine", _("Magazine M-net")
        LEAFLET = "leaflet", _("Leaflet")
        BOOK = "book", _("Book")
        ANNUAL_REPORT = "annual_report", _("Annual report")
        ACCOUNTS = "accounts", _("Accounts")
        AUDIT = "audit", _("Audit report")

    class Access(models.TextChoices):
        PUBLIC = "public", _("Everyone")
        SUBSCRIBERS = "subscribers", _("Subscribers and members")
        MEMBERS = "members", _("Members")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    number = models.CharField(_("number"), max_length=30, blank=True)
    issued_on = models.DateField(_("date of issue"))
    pages_count = models.PositiveSmallIntegerField(_("number of pages"), null=True, blank=True)
    price_yen = models.PositiveIntegerField(_("price in yen"), null=True, blank=True)
    cover = models.ForeignKey(
        "home.CustomImage", verbose_name=_("cover"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    pdf = models.ForeignKey(
        "home.CustomDocument", verbose_name=_("PDF in this language"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )
    access = models.CharField(_("who may open the PDF"), max_length=20, choices=Access, default=Access.PUBLIC)

    template = "pages/publication_page.html"
    day_field = "issued_on"
    page_description = _("An issue, leaflet, book or report, with its PDF per language.")
    card_template = "components/cards/publication.html"
    kind_label = _("Publication")
    parent_page_types = ["home.PublicationIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("number"), FieldPanel("issued_on")]),
        FieldRowPanel([FieldPanel("pages_count"), FieldPanel("price_yen")]),
        FieldPanel("summary"), FieldPanel("cover"),
        FieldRowPanel([FieldPanel("pdf"), FieldPanel("access")]),
        FieldPanel("body", help_text=READINGS_HINT),
        InlinePanel("topic_rows", label=_("topic")),
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("number")]
    translatable_fields = [
        *FRAME_FIELDS, *STORY_FIELDS, SynchronizedField("kind"), SynchronizedField("number"),
        SynchronizedField("issued_on"), SynchronizedField("pages_count"), SynchronizedField("price_yen"),
        SynchronizedField("cover"), SynchronizedField("access"), SynchronizedField("topic_rows"),
    ]
    exclude_fields_in_copy = [*StoryPage.exclude_fields_in_copy, "pdf"]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    @property
    def is_open(self) -> bool:
        """Whether anyone may open the PDF."""
        return self.access == self.Access.PUBLIC
