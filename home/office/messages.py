"""Messages from the contact form: newest first, what waits for an answer at one click."""

import django_filters
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn

from ground.records.actions import RecordAction
from ground.records.views import RecordInspectView
from ground.records.viewset import RecordViewSet
from ground.texts.languages import native_name
from home.office.answering import mark_answered
from home.pages.contact import ContactMessage

WAITING, ANSWERED = "waiting", "answered"
STATES = [(WAITING, _("Waiting for an answer")), (ANSWERED, _("Answered"))]


class MarkAnswered(RecordAction):
    name = "answered"
    label = _("Mark as answered")
    question = _("Has somebody answered this message? It then leaves the queue.")
    done = _("Marked as answered.")
    permission = "home.change_contactmessage"
    bulk = True

    def is_open(self, record):
        return record.answered_at is None

    def run(self, record, *, by, at):
        mark_answered(record, by=by, at=at)


class MessageFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=STATES, method="in_state")

    class Meta:
        model = ContactMessage
        fields: list[str] = []

    def in_state(self, messages, _name, value):
        return messages.filter(answered_at__isnull=value == WAITING)


class MessageInspectView(RecordInspectView):
    def get_language_display_value(self):
        return native_name(self.object.language)

    def get_email_display_value(self):
        return format_html('<a href="mailto:{0}">{0}</a>', self.object.email)

    def get_text_display_value(self):
        return format_html('<div class="office-message" lang="{}">{}</div>', self.object.language, self.object.text)


class ContactMessageViewSet(RecordViewSet):
    model = ContactMessage
    icon = "mail"
    menu_label = _("Messages")
    menu_order = 250
    inspect_view_class = MessageInspectView
    filterset_class = MessageFilters
    search_fields = ["subject", "text", "name", "email"]
    list_display = [
        "subject", "name",
        Column("language", label=_("Language"), accessor=lambda message: native_name(message.language)),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
        StatusTagColumn(
            "state", label=_("State"), sort_key="answered_at",
            accessor=lambda message: dict(STATES)[ANSWERED if message.answered_at else WAITING],
            primary=lambda message: message.answered_at is None,
        ),
    ]
    inspect_view_fields = ["subject", "text", "name", "email", "language", "sent_at", "answered_at"]
    list_export = ["sent_at", "subject", "name", "email", "language", "text", "answered_at"]
    export_filename = "messages"
    actions = [MarkAnswered()]
