"""The front page of the admin: the queue first, totals last, nothing for decoration."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy, policy_registry

from ground import clock
from ground.texts.resolve import resolve
from home.base.banner import EmergencyBanner
from home.base.listing import IndexPage
from home.base.media import CustomDocument, CustomImage
from home.office import queue
from home.office.broken import REASONS, broken_links
from home.office.described import pages_with_undescribed_pictures, undescribed_images
from home.office.steps import with_steps
from home.office.translations import State
from home.office.versions import items, page_types

# More languages of one page than these stand in the report.
LANGUAGES_SHOWN = 4
HEADINGS = {
    State.BEHIND: _("Older than the original"),
    State.MISSING: _("New, and missing in a language we promise"),
    State.MACHINE: _("Drafted by a machine, not reviewed"),
}


class Panel(Component):
    """A part of the queue. `facts` is what the template shows; it is asked once per page."""

    name: str
    order: int

    def __init__(self, request):
        self.request = request

    @property
    def template_name(self):
        return f"office/panels/{self.name}.html"

    @cached_property
    def facts(self) -> dict:
        raise NotImplementedError

    def get_context_data(self, parent_context):
        return {**self.facts, "request": self.request}


class BannerPanel(Panel):
    """Whether readers see the emergency banner, and the way to switch it."""

    name, order = "banner", 10

    @cached_property
    def facts(self):
        site = Site.find_for_request(self.request) or Site.objects.order_by("-is_default_site", "pk").first()
        if site is None or not policy_registry.get_by_type(EmergencyBanner).user_has_permission(
            self.request.user, "change"
        ):
            return {"banner": None}
        banner = EmergencyBanner.for_site(site)
        return {
            "banner": banner,
            "title": resolve(banner.title, settings.STAFF_LANGUAGE),
            "shown": banner.is_current(clock.now()),
            "url": reverse("wagtailsettings:edit", args=["home", "emergencybanner", site.pk]),
        }


class WritePanel(Panel):
    """The way to an empty page of each kind, in the language the office writes in first."""

    name, order = "write", 15

    @cached_property
    def facts(self):
        indexes = [model for model in page_types() if issubclass(model, IndexPage)]
        types = ContentType.objects.get_for_models(*indexes)
        by_type = {types[model].pk: model for model in indexes}
        pages = page_permission_policy.instances_user_has_permission_for(self.request.user, "add").filter(
            content_type__in=by_type, locale__language_code=settings.SOURCE_LANGUAGE).order_by("path")
        found = []
        for pk, kind in pages.values_list("pk", "content_type"):
            item = by_type[kind].allowed_subpage_models()[0]
            found.append({"label": capfirst(item._meta.verbose_name), "url": reverse(
                "wagtailadmin_pages:add", args=[item._meta.app_label, item._meta.model_name, pk])})
        return {"kinds": found}


class TranslationsPanel(Panel):
    """Translations older than their original, missing, or not yet read by a person."""

    name, order = "translations", 20

    @cached_property
    def facts(self):
        waiting = queue.translations(items(), at=clock.now())
        steps = with_steps(cell for part in waiting.values() for cells in part.rows for cell in cells)
        report = reverse("translation_status")
        parts = [
            {"state": state.value, "label": HEADINGS[state], "count": part.count, "url": f"{report}?state={state}",
             "rows": [{"item": cells[0].item, "days": max(cell.days for cell in cells),
                       "cells": [steps[cell.item.key, cell.tag] for cell in cells[:LANGUAGES_SHOWN]],
                       "more": max(len(cells) - LANGUAGES_SHOWN, 0)} for cells in part.rows]}
            for state, part in waiting.items() if part
        ]
        return {"parts": parts, "report_url": report}


class WorkPanel(Panel):
    """Decisions asked of me, my pages waiting for others, drafts, and what will happen by itself."""

    name, order = "work", 30

    @cached_property
    def facts(self):
        to_decide, asked = queue.tasks(self.request.user)
        return {"to_decide": to_decide, "asked": asked, "drafts": queue.drafts(self.request.user),
                "schedule": queue.schedule(at=clock.now())}


class MessagesPanel(Panel):
    name, order = "messages", 25

    @cached_property
    def facts(self):
        return {"messages": queue.messages(self.request.user),
                "url": f"{reverse('wagtailsnippets_home_contactmessage:list')}?state=waiting"}


class RepairsPanel(Panel):
    """Links that lead nowhere and pictures without words."""

    name, order = "repairs", 40

    @cached_property
    def facts(self):
        links = broken_links()
        shown = links[:queue.SHOWN]
        titles = {page.pk: page for page in Page.objects.filter(pk__in={link.page for link in shown}).select_related(
            "locale")}
        images, pages = undescribed_images(), pages_with_undescribed_pictures()
        return {
            "links": [{"page": titles[link.page], "reason": REASONS[link.reason]} for link in shown],
            "links_count": len(links),
            "images": images[:queue.SHOWN], "images_count": len(images),
            "pages": [{"pk": pk, "title": title, "tag": tag} for pk, title, tag in pages[:queue.SHOWN]],
            "pages_count": len(pages),
            "count": len(links) + len(images) + len(pages),
        }


class TotalsPanel(Panel):
    """How much there is. Last, and small."""

    name, order = "totals", 900

    @cached_property
    def facts(self):
        by_language = Page.objects.filter(live=True, depth__gt=1).values_list("locale__language_code").annotate(
            count=Count("pk")).order_by("-count", "locale__language_code")
        return {"by_language": list(by_language), "images": CustomImage.objects.count(),
                "documents": CustomDocument.objects.count()}


# Of no use to those who work on no page; the rest asks for its own permission.
FOR_WRITERS = (WritePanel, TranslationsPanel, WorkPanel, RepairsPanel)


def front_page(request) -> list[Panel]:
    """The panels this person can do something with."""
    kinds = (BannerPanel, WritePanel, TranslationsPanel, MessagesPanel, WorkPanel, RepairsPanel, TotalsPanel)
    writes = user_has_any_page_permission(request.user)
    return [kind(request) for kind in kinds if writes or kind not in FOR_WRITERS]
