"""`RecordViewSet`: business rows in the Wagtail admin. They are looked at and moved by actions, never edited."""

from collections.abc import Sequence

from django.urls import path
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from ground.records.actions import RecordAction
from ground.records.bulk import bulk_action_of
from ground.records.policy import RecordPolicy
from ground.records.views import RecordActionView, RecordHistoryView, RecordIndexView, RecordInspectView

GENERIC = ("add", "edit", "delete", "copy", "usage", "reorder", "lock", "unlock", "unpublish")


class RecordViewSet(SnippetViewSet):
    """Index, inspect, history and the record's own actions; the generic addresses do not exist (404).

    Subclass with `model`, `list_display`, `list_filter` or `filterset_class`, `search_fields`, `inspect_view_fields`,
    `list_export` and `actions`, and register the class with Wagtail's `register_admin_viewset` hook.
    """

    index_view_class = RecordIndexView
    inspect_view_class = RecordInspectView
    history_view_class = RecordHistoryView
    action_view_class = RecordActionView
    actions: Sequence[RecordAction] = ()
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    add_to_admin_menu = True
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(**{
            **{f"{name}_url_name": None for name in GENERIC},
            "actions": self.actions, "action_url_name": self.get_url_name("action"), **kwargs,
        })

    @cached_property
    def permission_policy(self):
        return RecordPolicy(self.model)

    @property
    def action_view(self):
        return self.construct_view(self.action_view_class)

    def get_urlpatterns(self):
        key = self.pk_path_converter
        return [
            path("", self.index_view, name="list"),
            path("results/", self.index_results_view, name="list_results"),
            path(f"inspect/<{key}:pk>/", self.inspect_view, name="inspect"),
            path(f"history/<{key}:pk>/", self.history_view, name="history"),
            path(f"history-results/<{key}:pk>/", self.history_results_view, name="history_results"),
            path(f"do/<slug:name>/<{key}:pk>/", self.action_view, name="action"),
        ]

    @property
    def url_finder_class(self):
        return type("RecordURLFinder", (super().url_finder_class,), {"edit_url_name": self.get_url_name("inspect")})

    def on_register(self):
        """As any model of the admin, but not as a snippet: nothing chooses, previews or deletes a record in bulk."""
        register_permission_policy(self.model, self.permission_policy, exact_class=True)
        super(SnippetViewSet, self).on_register()
        self.model.snippet_viewset = self
        for action in self.actions:
            if action.bulk:
                hooks.register("register_bulk_action", bulk_action_of(action, self.model))
