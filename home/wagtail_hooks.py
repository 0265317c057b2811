"""Everything the published word adds to the Wagtail admin, each in its module under `home.office`."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.office.messages import ContactMessageViewSet


@hooks.register("register_admin_viewset")
def viewsets():
    return [ContactMessageViewSet()]


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("home.answered", _("Mark as answered"), _("Marked as answered"))
