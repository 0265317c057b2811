"""The report "Translation status": every page in every language, and what to do next about each."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from ground import clock
from ground.sheets.files import TYPES, download
from ground.texts.languages import native_name
from home.base import languages
from home.office.steps import with_steps
from home.office.translations import LABELS, Cell, State, cells_of
from home.office.versions import Item, items, kind_names

PER_PAGE = 25
ALL = ("", _("All"))


class ReportFilters(forms.Form):
    q = forms.CharField(label=_("Title"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Type"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = sorted((capfirst(name), label) for label, name in kind_names().items())
        self.fields["kind"].choices = [ALL, *((label, name) for name, label in kinds)]
        self.fields["language"].choices = [ALL, *((tag, native_name(tag)) for tag in languages.tags())]
        self.fields["state"].choices = [ALL, *((state.value, LABELS[state]) for state in State)]


def rows_of(found: list[Item], asked: dict, *, at) -> list[list[Cell]]:
    """The pages asked for, each as its cells; those longest behind first, then as they come."""
    tags = [asked["language"]] if asked.get("language") else None
    rows = []
    for item in found:
        if asked.get("kind") and item.original.kind != asked["kind"]:
            continue
        if asked.get("q") and asked["q"].casefold() not in item.original.plain_title.casefold():
            continue
        cells = cells_of(item, at=at, tags=tags)
        if asked.get("state") and all(cell.state != asked["state"] for cell in cells):
            continue
        rows.append(cells)
    return sorted(rows, key=lambda cells: max(cell.behind_by for cell in cells), reverse=True)


class TranslationStatusView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "office/translation_status.html"
    page_title = _("Translation status")
    header_icon = "globe"
    http_method_names = ("get",)

    def dispatch(self, request, *args, **kwargs):
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") in TYPES:
            return self.export(request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def filters(self) -> ReportFilters:
        return ReportFilters(self.request.GET)

    @cached_property
    def rows(self) -> list[list[Cell]]:
        self.filters.is_valid()
        return rows_of(items(), self.filters.cleaned_data, at=clock.now())

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    @cached_property
    def header_more_buttons(self):
        labels = {"xlsx": _("Download XLSX"), "csv": _("Download CSV")}
        return [
            Button(label, url=self._address(export=kind), icon_name="download", priority=90 + place)
            for place, (kind, label) in enumerate(labels.items())
        ]

    def _address(self, **changes) -> str:
        query = self.request.GET.copy()
        for name, value in changes.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def get_context_data(self, **kwargs):
        page = Paginator(self.rows, PER_PAGE).get_page(self.request.GET.get("p"))
        asked = self.filters.cleaned_data
        steps = with_steps(cell for cells in page for cell in cells)
        kinds = kind_names()
        return {
            **super().get_context_data(**kwargs),
            "filters": self.filters,
            "asked": asked,
            "listing": page,
            "previous_url": self._address(p=page.previous_page_number()) if page.has_previous() else None,
            "next_url": self._address(p=page.next_page_number()) if page.has_next() else None,
            "tags": [(tag, native_name(tag)) for tag in ([asked["language"]] if asked.get("language")
                                                         else languages.tags())],
            "one_language": asked.get("language"),
            "states": [(state.value, LABELS[state]) for state in State],
            "rows": [
                {"original": cells[0].item.original, "kind": capfirst(kinds[cells[0].item.original.kind]),
                 "edit_url": reverse("wagtailadmin_pages:edit", args=[cells[0].item.original.pk]),
                 "cells": [steps[cell.item.key, cell.tag] for cell in cells]}
                for cells in page
            ],
        }

    def export(self, kind: str):
        kinds = kind_names()
        headings = [_("Type"), _("Page"), _("Language"), _("State"), _("Days behind"), _("Published on"), _("Title")]
        cells = [cell for cells in self.rows for cell in cells]
        if wanted := self.filters.cleaned_data.get("state"):
            cells = [cell for cell in cells if cell.state == wanted]
        table = [
            [capfirst(kinds[cell.item.original.kind]), cell.item.original.plain_title, cell.language, cell.label,
             cell.days if cell.state is State.BEHIND else None, cell.version.published_on if cell.version else None,
             cell.version.plain_title if cell.version else None]
            for cell in cells
        ]
        return download(str(self.page_title), kind, headings, table)
