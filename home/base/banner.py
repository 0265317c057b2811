"""The emergency banner: one switch, one short text per language, on every page until it is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ground.texts.fields import TextsField


@register_setting(icon="warning", order=1)
class EmergencyBanner(BaseSiteSetting):
    """Cannot be dismissed by readers; goes away by itself at `until`."""

    shown = models.BooleanField(_("show now"), default=False)
    until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until you switch it off."))
    title = TextsField(_("title"), blank=True, max_length=30)
    text = TextsField(_("text"), blank=True, max_length=140, rows=2)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("leads to"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("shown"), FieldPanel("until")]),
        FieldPanel("title"), FieldPanel("text"), PageChooserPanel("page"),
    ]

    class Meta:
        verbose_name = _("emergency banner")

    class Privacy:
        public = "__all__"

    def is_current(self, at) -> bool:
        """Whether readers see it at this moment."""
        return self.shown and bool(self.title or self.text) and (self.until is None or at < self.until)


def next_change(at):
    """When the first banner now shown goes away by itself."""
    return EmergencyBanner.objects.filter(shown=True, until__gt=at).aggregate(models.Min("until"))["until__min"]
