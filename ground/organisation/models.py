"""What is true of the organisation that runs this site: nothing of it is a constant in code (SPEC A0, P12)."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from ground.texts.fields import TextsField, for_reader


@register_setting(icon="home", order=100)
class Organisation(BaseSiteSetting):
    """Names, address, numbers and accounts of the organisation, per site and per language."""

    name = TextsField(_("name"), blank=True)
    short_name = TextsField(_("short name"), blank=True)
    mission = TextsField(_("mission in one sentence"), blank=True, rows=2)
    postal_code = models.CharField(_("postal code"), max_length=8, blank=True)
    address = TextsField(_("address"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    phone_hours = TextsField(_("phone hours"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Messages from the contact form arrive here."))
    postal_account = models.CharField(_("postal transfer account number"), max_length=20, blank=True)
    postal_account_holder = models.CharField(_("postal transfer account holder"), max_length=120, blank=True)
    bank_account = TextsField(_("bank account"), blank=True, rows=3)
    social_links = models.JSONField(_("social media"), default=list, blank=True, editable=False)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("short_name"), FieldPanel("mission")], _("Who we are")),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("phone_hours"),
             FieldPanel("postal_code"), FieldPanel("address")],
            _("How to reach us"),
        ),
        MultiFieldPanel(
            [FieldPanel("postal_account"), FieldPanel("postal_account_holder"), FieldPanel("bank_account")],
            _("Where money is sent"),
        ),
    ]

    class Meta:
        verbose_name = _("organisation")

    class Privacy:
        public = "__all__"

    def __str__(self):
        return str(for_reader(self.name))


class FigureQuerySet(models.QuerySet):
    def latest_by_code(self, codes: list[str] | None = None, *, on: date | None = None) -> list["Figure"]:
        """The newest figure of each code, in the order the codes are given (else by code); two queries at most."""
        figures = self.filter(code__in=codes) if codes is not None else self
        if on is not None:
            figures = figures.filter(as_of__lte=on)
        newest = {figure.code: figure for figure in figures.order_by("code", "as_of", "pk")}
        return [newest[code] for code in (codes if codes is not None else newest) if code in newest]


class Figure(models.Model):
    """A dated fact: a value with its unit, the day it is true of, and where it comes from (SPEC P12).

    The same code has one row per day it was counted; a page shows the newest and says how old it is.
    """

    code = models.SlugField(_("code"), max_length=50, help_text=_("The same for every date, for example members."))
    label = TextsField(_("what is counted"))
    value = models.BigIntegerField(_("value"))
    unit = TextsField(_("unit"), blank=True)
    approximate = models.BooleanField(_("approximate"), default=False)
    as_of = models.DateField(_("as of"))
    source = TextsField(_("source"))
    show_on_home = models.BooleanField(_("show on the home page"), default=False)

    objects = FigureQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("as_of")]),
        FieldRowPanel([FieldPanel("value"), FieldPanel("approximate"), FieldPanel("show_on_home")]),
        FieldPanel("label"), FieldPanel("unit"), FieldPanel("source"),
    ]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(fields=["code", "as_of"], name="figure_once_per_day"),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="figure_not_negative"),
        ]

    class Privacy:
        public = "__all__"

    def __str__(self):
        return f"{for_reader(self.label)} {self.value:,} ({self.as_of:%Y-%m-%d})"
