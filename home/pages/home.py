"""The front door, one per language."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ground import clock
from ground.organisation.models import Figure
from home.base import languages
from home.base.pages import FRAME_FIELDS, BasePage


class HomePage(BasePage):
    """Language row, latest statements, one urgent thing to do, a featured campaign, facts. Empty parts vanish."""

    welcome = models.CharField(_("first sentence"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), blank=True)
    urgent = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("one urgent thing to do"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+", help_text=_("Shown large at the top. Leave empty on quiet days."),
    )
    urgent_label = models.CharField(_("what the button says"), max_length=60, blank=True)
    featured = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("featured page"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
        help_text=_("A campaign, an appeal, an event. It vanishes by itself when it is over."),
    )

    template = "pages/home_page.html"
    page_description = _("The front door of one language.")
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 30

    content_panels = [
        *Page.content_panels,
        FieldPanel("welcome"), FieldPanel("lead"),
        MultiFieldPanel([PageChooserPanel("urgent"), FieldPanel("urgent_label")], _("Urgent")),
        PageChooserPanel("featured"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("welcome"), index.SearchField("lead")]
    translatable_fields = [
        *FRAME_FIELDS, TranslatableField("welcome"), TranslatableField("lead"),
        SynchronizedField("urgent"), TranslatableField("urgent_label"), SynchronizedField("featured"),
    ]

    class Meta:
        verbose_name = _("home page")

    def clean(self):
        super().clean()
        for name in ("urgent", "featured"):
            chosen = getattr(self, name)
            if chosen and not isinstance(chosen.specific, BasePage):
                raise ValidationError({name: _("This page has no card to show. Please choose another one.")})

    def get_context(self, request, *args, **kwargs):
        at = clock.now()
        return {
            **super().get_context(request, *args, **kwargs),
            "urgent": self._in_my_language(self.urgent, at),
            "featured": self._in_my_language(self.featured, at),
            "statements": self._latest("StatementPage", "-adopted_on", 4),
            "news": self._latest("NewsPage", "-dated_on", 4),
            "questions": self._latest("QaPage", "-updated_on", 3, archived=False),
            "events": self._latest("EventPage", "starts_at", 3, ends_at__gte=at, cancelled=False),
            "figures": Figure.objects.filter(show_on_home=True).latest_by_code(on=clock.today()),
        }

    def _in_my_language(self, page, at):
        """The chosen page in this language or the nearest to it, while it is current."""
        if page is None:
            return None
        versions = languages.one_per_item(
            Page.objects.live().public().filter(translation_key=page.translation_key), self.locale.language_code
        )
        found = versions.specific().first()
        return found if found is not None and found.is_current(at) else None

    def _latest(self, model: str, order: str, count: int, **facts) -> list[BasePage]:
        from django.apps import apps

        pages = apps.get_model("home", model)._default_manager.live().public().filter(**facts)
        items = languages.one_per_item(pages, self.locale.language_code).select_related("locale")
        return list(items.order_by(order, "-pk")[:count])
