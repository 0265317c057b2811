from datetime import timedelta

from django.core.management import call_command
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from ground.outbox.periodic import Periodic


@hooks.register("insert_global_admin_css")
def waiver_style():
    return format_html('<link rel="stylesheet" href="{}">', static("office/waiver.css"))


@hooks.register("periodic")
def periodic_jobs():
    return [Periodic("membership.sessions", every=timedelta(days=1), run=forget_old_sessions)]


def forget_old_sessions() -> None:
    call_command("clearsessions", verbosity=0)
