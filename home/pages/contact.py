"""Writing to the office. What is written is kept here and mailed; see `home.contact` for the form and its action."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from home.base.blocks import TEXT_FEATURES
from home.base.pages import FRAME_FIELDS, BasePage


class ContactPage(BasePage):
    """Leads to the form, which is its own uncached address `…/contact/write/`."""

    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)
    thanks = RichTextField(_("thanks after sending"), blank=True, features=TEXT_FEATURES)

    template = "pages/contact_page.html"
    page_description = _("Leads to the form that writes to the office.")
    kind_label = _("Contact")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("thanks")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]
    translatable_fields = [*FRAME_FIELDS, TranslatableField("intro"), TranslatableField("thanks")]

    class Meta:
        verbose_name = _("contact page")


class ContactMessage(models.Model):
    """What somebody wrote to the office. Erased a year after it was answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form_key = models.UUIDField(unique=True, help_text=_("One per form shown: a second click sends nothing twice."))
    sent_at = models.DateTimeField(_("sent"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=20)
    subject = models.CharField(_("subject"), max_length=150)
    text = models.TextField(_("message"), max_length=5000)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-sent_at"]

    class Privacy:
        personal = ["name", "email", "subject", "text", "language"]
        public = ["id", "form_key", "sent_at", "answered_at"]

    def __str__(self):
        return f"{self.subject} ({self.sent_at:%Y-%m-%d})"
