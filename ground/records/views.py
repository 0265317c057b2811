"""List, look, and one confirmed move. Nothing here edits a field."""

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views import snippets

from ground import clock
from ground.records.actions import Refused, open_actions
from ground.records.policy import LOOK


class RecordIndexView(snippets.IndexView):
    """The list, with each record's open moves at its row; tick boxes only where there is a bulk move."""

    any_permission_required = [LOOK]
    actions = ()
    action_url_name = None

    @cached_property
    def columns(self):
        ticks = any(action.bulk and action.allows(self.request.user) for action in self.actions)
        return [each for each in super().columns if ticks or not isinstance(each, BulkActionsCheckboxColumn)]

    def get_list_more_buttons(self, instance):
        moves = [
            Button(action.label, url=self._action_url(action, instance), icon_name=action.icon, priority=5)
            for action in open_actions(self.actions, instance, self.request.user)
        ]
        return [*moves, *super().get_list_more_buttons(instance)]

    def _action_url(self, action, instance):
        return reverse(self.action_url_name, args=[action.name, quote(instance.pk)])


class RecordInspectView(snippets.InspectView):
    """Everything there is to see of one record, and the buttons for what can be done with it."""

    any_permission_required = [LOOK]
    actions = ()
    action_url_name = None
    history_url_name = None

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(action.label, url=reverse(self.action_url_name, args=[action.name, quote(self.object.pk)]),
                         icon_name=action.icon)
            for action in open_actions(self.actions, self.object, self.request.user)
        ]

    @cached_property
    def header_more_buttons(self):
        history = reverse(self.history_url_name, args=[quote(self.object.pk)])
        return [Button(_("History"), url=history, icon_name="history", priority=30)]


class RecordHistoryView(snippets.HistoryView):
    any_permission_required = [LOOK]
    header_buttons = ()


class RecordActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks first (GET), then makes the move (POST) and says what happened."""

    permission_required = LOOK
    template_name = "records/confirm_action.html"
    model = None
    actions = ()
    index_url_name = None
    inspect_url_name = None
    http_method_names = ("get", "post")

    def setup(self, request, *args, name, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.action = next((action for action in self.actions if action.name == name), None)
        self.object = get_object_or_404(self.model, pk=unquote(str(pk)))

    def dispatch(self, request, *args, **kwargs):
        if self.action is None or not self.action.allows(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def page_title(self):
        return self.action.label

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": self.model._meta.verbose_name_plural},
            {"url": self.inspect_url, "label": str(self.object)},
            {"url": "", "label": self.action.label},
        ]

    @property
    def inspect_url(self):
        return reverse(self.inspect_url_name, args=[quote(self.object.pk)])

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "action": self.action, "object": self.object,
                "is_open": self.action.is_open(self.object), "inspect_url": self.inspect_url}

    def post(self, request, *args, **kwargs):
        try:
            self.action.run(self.object, by=request.user, at=clock.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.inspect_url)
        messages.success(request, self.action.done)
        return redirect(self.index_url_name)
