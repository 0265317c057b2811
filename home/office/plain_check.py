"""The side panel "やさしい日本語チェック": what a writer should look at again before easy Japanese is published."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from home.base.freshness import FRAME
from home.base.plain_japanese import Report, Rule, check

EASY_JAPANESE = "ja-simple"
ADVICE = {
    Rule.LONG_SENTENCE: (_("Long sentences"), _("Say one thing per sentence. Aim at 24 characters, at most 40.")),
    Rule.NO_READING: (_("Kanji without a reading"), _("Write the reading behind: 漢字《かんじ》.")),
    Rule.DOUBLE_NEGATION: (_("Two negations"), _("Say what people should do instead.")),
    Rule.PASSIVE: (_("Passive"), _("Say who does it.")),
    Rule.HONORIFIC: (_("Honorific language"), _("Write です, ます and ください.")),
    Rule.KATAKANA: (_("Many katakana words"), _("Replace some by words of everyday life.")),
    Rule.ERA_YEAR: (_("Japanese era"), _("Write the year as 2026年.")),
    Rule.WAVE_DASH: (_("Wave dash"), _("Write から and まで.")),
}


def report_on(page) -> Report:
    """The check of all words of a page."""
    segments = [each for each in extract_segments(page) if isinstance(each, StringSegmentValue)]
    words = [each for each in segments if each.path not in (*FRAME, "seo_title", "search_description")]
    return check(each.render_text() for each in words)


def rows_of(report: Report) -> list[dict]:
    return [
        {"title": ADVICE[rule][0], "advice": ADVICE[rule][1], "findings": [each.words for each in findings]}
        for rule, findings in report.by_rule
    ]


class PlainJapanesePanel(BaseSidePanel):
    """Reads what was last saved."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle the check of easy Japanese")
        icon_name = "tasks"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.report.findings)}

    name = "plain_japanese"
    title = _("Easy Japanese check")
    template_name = "office/plain_japanese.html"
    order = 250

    def __init__(self, page, request):
        self.report = report_on(page)
        super().__init__(page, request)

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "report": self.report, "rows": rows_of(self.report)}


class SiteEditView(EditView):
    """Wagtail's page editor with our check beside pages in easy Japanese."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        if self.page.locale.language_code == EASY_JAPANESE and not self.expects_json_response:
            panels.append(PlainJapanesePanel(self.page, self.request))
        return panels


class SitePageViewSet(PageViewSet):
    edit_view_class = SiteEditView
