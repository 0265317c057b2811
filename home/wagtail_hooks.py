"""Everything the published word adds to the Wagtail admin, each in its module under `home.office`."""

from datetime import timedelta

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from ground import clock
from ground.outbox.periodic import Periodic
from home import contact
from home.office import panels
from home.office.after_publish import offer_translation
from home.office.guide import WritingGuideView
from home.office.messages import ContactMessageViewSet
from home.office.plain_check import SitePageViewSet
from home.office.report import TranslationStatusView
from home.office.rows import RowsGroup


@hooks.register("register_admin_viewset")
def viewsets():
    return [ContactMessageViewSet()]


@hooks.register("register_admin_viewset", order=100)
def page_viewset():
    """After Wagtail's own, which it replaces."""
    return SitePageViewSet()


@hooks.register("after_publish_page")
def translate_next(request, page):
    offer_translation(request, page)


register_snippet(RowsGroup)


@hooks.register("periodic")
def periodic_jobs():
    forget = Periodic("home.forget-messages", every=timedelta(days=1), run=lambda: contact.forget(clock.now()))
    return [forget]


@hooks.register("register_log_actions")
def log_actions(actions):
    actions.register_action("home.answered", _("Mark as answered"), _("Marked as answered"))


@hooks.register("insert_global_admin_css")
def stylesheet():
    return format_html('<link rel="stylesheet" href="{}">', static("office/office.css"))


@hooks.register("construct_homepage_panels")
def queue_first(request, shown):
    """Our queue instead of Wagtail's workflow panels, which ask the database once per row."""
    kept = [panel for panel in shown if getattr(panel, "name", "") == "recent_edits"]
    for panel in kept:
        panel.order = 500
    shown[:] = [*panels.front_page(request), *kept]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_totals_above_the_queue(request, items):
    items.clear()


@hooks.register("register_admin_urls")
def urls():
    return [
        path("reports/translation-status/", TranslationStatusView.as_view(), name="translation_status"),
        path("guide/", WritingGuideView.as_view(), name="writing_guide"),
    ]


@hooks.register("register_help_menu_item")
def writing_guide_item():
    return MenuItem(_("Writing here"), reverse("writing_guide"), name="writing-guide", icon_name="help", order=1)


@hooks.register("construct_help_menu")
def help_of_this_house(request, items):
    """Wagtail's release news and its guide on another host are not for those who write here."""
    items[:] = [item for item in items if item.name in {"writing-guide", "keyboard-shortcuts"}]


@hooks.register("register_reports_menu_item")
def translation_status_item():
    return MenuItem(_("Translation status"), reverse("translation_status"), name="translation-status",
                    icon_name="globe", order=10)


@hooks.register("construct_reports_menu")
def one_report_on_translations(request, items):
    """wagtail-localize's own list of strings waiting would stand beside ours under nearly the same name."""
    items[:] = [item for item in items if item.url != reverse("wagtail_localize:translations_report")]
