"""Where to call for help: desks by language and region, each with the day it was last checked."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from ground.organisation.prefectures import Prefecture
from ground.texts.fields import TextsField, for_reader
from ground.texts.languages import native_name
from home.base.blocks import TEXT_FEATURES
from home.base.listing import Choice, Filter
from home.base.pages import FRAME_FIELDS, BasePage


class ConsultationDesk(models.Model):
    """A desk people can call. One row for all languages, so that a changed number changes everywhere at once."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    name = TextsField(_("name"))
    about = TextsField(_("what they help with"), blank=True, rows=2)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    url = models.URLField(_("web address"), blank=True)
    hours = TextsField(_("hours"), blank=True)
    languages = models.JSONField(
        _("languages spoken"), default=list, blank=True, help_text=_("Language tags, for example [\"ja\", \"vi\"].")
    )
    prefecture = models.CharField(
        _("prefecture"), max_length=2, choices=Prefecture, blank=True, help_text=_("Empty: all of Japan.")
    )
    free_of_charge = models.BooleanField(_("free of charge"), default=True)
    shown = models.BooleanField(_("shown"), default=True)
    last_checked_on = models.DateField(_("last checked on"))

    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("prefecture"), FieldPanel("last_checked_on")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("url")]),
        FieldRowPanel([FieldPanel("free_of_charge"), FieldPanel("shown")]),
        FieldPanel("languages"), FieldPanel("name"), FieldPanel("about"), FieldPanel("hours"),
    ]
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consultation desk")
        verbose_name_plural = _("consultation desks")
        ordering = ["prefecture", "code"]

    class Privacy:
        public = "__all__"

    def __str__(self):
        return str(for_reader(self.name))

    @property
    def language_names(self) -> list[tuple[str, str]]:
        return [(tag, native_name(tag)) for tag in self.languages]


class ConsultationPage(BasePage):
    """The directory, in one language. The desks are the same rows in all of them."""

    intro = RichTextField(_("introduction"), blank=True, features=TEXT_FEATURES)

    template = "pages/consultation_page.html"
    page_description = _("The directory of desks people can call. The desks themselves stand under Shared content.")
    kind_label = _("Consultation")
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    show_in_menus_default = True
    query_parameters = ("language", "prefecture")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]
    translatable_fields = [*FRAME_FIELDS, TranslatableField("intro")]

    class Meta:
        verbose_name = _("consultation directory")

    def get_context(self, request, *args, **kwargs):
        desks = list(ConsultationDesk.objects.filter(shown=True))
        spoken = {tag for desk in desks for tag in desk.languages}
        here = {desk.prefecture for desk in desks if desk.prefecture}
        language, prefecture = (request.GET.get(name, "")[:20] for name in ("language", "prefecture"))
        filters = [
            Filter("language", _("Language"), [
                Choice(tag, native_name(tag), tag == language) for tag in sorted(spoken)
            ]),
            Filter("prefecture", _("Prefecture"), [
                Choice(code, label, code == prefecture) for code, label in Prefecture.choices if code in here
            ]),
        ]
        chosen = [
            desk for desk in desks
            if (not language or language in desk.languages) and desk.prefecture in ({"", prefecture} if prefecture else
                                                                                    {desk.prefecture})
        ]
        return {**super().get_context(request, *args, **kwargs), "desks": chosen, "filters": filters,
                "filtered": bool(language or prefecture)}
