"""The same move for many ticked records: a loop over the same action, those it does not fit left alone and counted."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ground import clock
from ground.records.actions import RecordAction, Refused
from ground.records.policy import LOOK


class RecordBulkAction(SnippetBulkAction):
    template_name = "records/confirm_bulk_action.html"
    record_action: RecordAction
    aria_label = _("Do this with all selected records")

    def dispatch(self, request, *args, **kwargs):
        if not (self.permission_policy.user_has_permission(request.user, LOOK) and
                self.record_action.allows(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def check_perm(self, record):
        return self.record_action.is_open(record)

    def object_context(self, record):
        return {"item": record}

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "action": self.record_action}

    def get_execution_context(self):
        return {"action": self.record_action, "by": self.request.user}

    @classmethod
    def execute_action(cls, objects, *, action, by, **kwargs):
        made = 0
        for record in objects:
            try:
                action.run(record, by=by, at=clock.now())
            except Refused:
                continue
            made += 1
        return made, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext("%(count)d record: done.", "%(count)d records: done.", num_parent_objects) % {
            "count": num_parent_objects
        }


def bulk_action_of(action: RecordAction, record_model: type) -> type[RecordBulkAction]:
    """A class for Wagtail's `register_bulk_action` hook."""
    return type(f"Bulk{type(action).__name__}", (RecordBulkAction,), {
        "models": [record_model], "record_action": action, "display_name": action.label, "action_type": action.name,
    })
