"""Rows pages draw on, kept by editors: topics, dated figures, consultation desks. A figure can stand in a body."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ground import clock
from ground.organisation.models import Figure
from ground.texts.languages import native_name
from home.base.rows import Topic
from home.pages.consultation import ConsultationDesk

# A telephone number nobody has tried for half a year is a rumour.
CHECK_AGAIN_AFTER = timedelta(days=180)


def is_stale(desk: ConsultationDesk, *, today) -> bool:
    """Whether somebody should call this desk again before readers do."""
    return today - desk.last_checked_on > CHECK_AGAIN_AFTER


class DeskForm(WagtailAdminModelForm):
    """Languages are ticked by their own names; tags are what is kept."""

    languages = forms.MultipleChoiceField(label=_("languages spoken"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        site = [tag for tag, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        others = [tag for tag in self.instance.languages or [] if tag not in site]
        self.fields["languages"].choices = [(tag, native_name(tag)) for tag in [*site, *others]]


ConsultationDesk.base_form_class = DeskForm


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["__str__", "code", Column("pages", label=_("Pages"), accessor=lambda topic: topic.pages)]
    search_fields = ["code", "name__ja", "name__en"]
    search_backend_name = None
    copy_view_enabled = False

    def get_queryset(self, request):
        return Topic.objects.annotate(pages=Count("page_rows"))


class FigureViewSet(SnippetViewSet):
    model = Figure
    icon = "order"
    list_display = ["__str__", NumberColumn("value"), DateColumn("as_of"), Column("code"), "show_on_home"]
    list_filter = ["code", "show_on_home"]
    search_fields = ["code", "label__ja", "label__en"]
    search_backend_name = None
    ordering = ["code", "-as_of"]


class DeskViewSet(SnippetViewSet):
    model = ConsultationDesk
    icon = "help"
    list_display = [
        "__str__",
        Column("phone", label=_("Phone")),
        Column("languages", label=_("Languages"), accessor=lambda desk: "、".join(map(native_name, desk.languages))),
        Column(
            "prefecture", label=_("Prefecture"),
            accessor=lambda desk: desk.get_prefecture_display() or _("All of Japan"),
        ),
        DateColumn("last_checked_on"),
        StatusTagColumn(
            "state", label=_("State"),
            accessor=lambda desk: _("Check again") if is_stale(desk, today=clock.today()) else _("Checked"),
            primary=lambda desk: is_stale(desk, today=clock.today()),
        ),
    ]
    list_filter = ["prefecture", "shown"]
    search_fields = ["code", "phone", "name__ja", "name__en"]
    search_backend_name = None
    copy_view_enabled = False
    ordering = ["last_checked_on"]


class RowsGroup(SnippetViewSetGroup):
    items = (TopicViewSet, FigureViewSet, DeskViewSet)
    menu_label = _("Shared content")
    menu_name = "rows"
    menu_icon = "list-ul"
    menu_order = 250
