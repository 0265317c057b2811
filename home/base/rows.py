"""Rows any page can carry. wagtail-localize copies them with the page (it would ignore a many-to-many)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from ground.texts.fields import TextsField, for_reader


class Topic(models.Model):
    """What a page is about. One row for all languages: its code is in addresses and filters, its names are texts."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    name = TextsField(_("name"))
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("code"), FieldPanel("name"), FieldPanel("sort_order")]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_order", "code"]

    class Privacy:
        public = "__all__"

    def __str__(self):
        return str(for_reader(self.name))


class Channel(models.TextChoices):
    """Where something was published (SPEC P5)."""

    WEBSITE = "website", _("Website")
    SNS = "sns", _("Social media")
    LEAFLET = "leaflet", _("Leaflet")
    CHANGE_ORG = "change_org", "Change.org"
    M_NET = "m_net", _("Magazine M-net")
    PRESS = "press", _("Press")
    MAILING_LIST = "mailing_list", _("Mailing list")


class PageTopic(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="topic_rows")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="page_rows", verbose_name=_("topic"))

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "topic"], name="topic_once_per_page")]

    class Privacy:
        public = "__all__"


class PageChannel(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="channel_rows")
    channel = models.CharField(_("channel"), max_length=20, choices=Channel)

    panels = [FieldPanel("channel")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "channel"], name="channel_once_per_page")]

    class Privacy:
        public = "__all__"


class RelatedPage(Orderable):
    """Another page a reader should know of; shown in her own language where it exists."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="related_rows")
    related = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("related page")
    )

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "related"], name="related_once_per_page")]

    class Privacy:
        public = "__all__"
