"""The help page of the admin: what somebody needs who writes here for the first time."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin


class WritingGuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "office/guide.html"
    page_title = _("Writing here")
    header_icon = "help"
    http_method_names = ("get",)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]
