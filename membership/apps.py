from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "membership"
    verbose_name = _("membership")

    def ready(self):
        from membership import checks, roles, second_factor, sessions  # noqa: F401  (checks register themselves)

        roles.connect()
        sessions.connect()
        second_factor.connect()
