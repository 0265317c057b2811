"""What every page of the site has: a language, a date per language, an honest word on its translation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.base import furigana, languages, page_cache
from home.base.blocks import StoryBlock

# Title and words for search engines are translated; address, menu, picture and exit button are the same everywhere.
FRAME_FIELDS = [
    TranslatableField("title"),
    SynchronizedField("slug"),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    SynchronizedField("show_in_menus"),
    SynchronizedField("social_image"),
    SynchronizedField("show_exit_button"),
]


class BasePage(Page):
    """A page in one language, beside its translations.

    `published_on` belongs to one language alone: it is set at its first publication there and never copied
    (SPEC P3). The three `text_*` fields say which wording a translation was made from (`home.base.freshness`).
    """

    published_on = models.DateField(
        _("published on"), null=True, blank=True,
        help_text=_("Of this language alone. Set at first publication; change it only to record history."),
    )
    machine_drafted = models.BooleanField(
        _("drafted by a machine, not yet reviewed"), default=False,
        help_text=_("Readers see a note until a person who speaks the language takes this away."),
    )
    show_exit_button = models.BooleanField(
        _("show the exit button"), default=False,
        help_text=_("For pages someone may have to leave at once, for example on violence at home."),
    )
    social_image = models.ForeignKey(
        "home.CustomImage", verbose_name=_("picture for sharing"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )
    text_hash = models.CharField(max_length=64, blank=True, editable=False)
    text_changed_at = models.DateTimeField(null=True, editable=False)
    translated_from_hash = models.CharField(max_length=64, blank=True, editable=False)

    card_template = "components/cards/standard.html"
    kind_label = _("Page")
    # Parameters of the address this page answers to; all others are ignored and share the kept page.
    query_parameters: tuple[str, ...] = ()
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    exclude_fields_in_copy = ["published_on", "text_hash", "text_changed_at", "translated_from_hash"]

    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("social_image"), FieldPanel("show_exit_button"), FieldPanel("published_on"),
             FieldPanel("machine_drafted")],
            _("Readers"),
        ),
    ]
    search_fields = [*Page.search_fields, index.FilterField("published_on")]

    class Meta:
        abstract = True

    class Privacy:
        public = "__all__"

    def is_current(self, at) -> bool:
        """Whether a home page should still show it at this moment; events and campaigns know better."""
        return True

    def get_admin_display_title(self):
        return furigana.plain(super().get_admin_display_title())

    @property
    def plain_title(self) -> str:
        """The title without furigana, for windows, mails and feeds."""
        return furigana.plain(self.title)

    @property
    def card_summary(self) -> str:
        """One or two sentences for a list."""
        return getattr(self, "summary", "") or self.search_description

    def serve(self, request, *args, **kwargs):
        """The same bytes for everyone: nothing of the visitor reaches the page."""
        page_cache.forget_who(request, self.query_parameters)
        return page_cache.mark(super().serve(request, *args, **kwargs), self.query_parameters)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "language_state": languages.state_of(self)}


class StoryPage(BasePage):
    """A page whose body is a story."""

    summary = models.TextField(_("summary"), blank=True, help_text=_("Two or three sentences; shown in lists."))
    body = StreamField(StoryBlock(), verbose_name=_("text"), blank=True)

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    class Meta(BasePage.Meta):
        abstract = True


STORY_FIELDS = [TranslatableField("summary"), TranslatableField("body")]
