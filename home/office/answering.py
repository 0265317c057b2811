"""A message from the contact form has been answered. The only writer of that fact."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ground.records.actions import Refused
from home.pages.contact import ContactMessage


@transaction.atomic
def mark_answered(message: ContactMessage, *, by, at: datetime) -> ContactMessage:
    """Note when it was answered, and in the log by whom; the log holds the row's id, never the sender's words."""
    message = ContactMessage.objects.select_for_update().get(pk=message.pk)
    if message.answered_at is not None:
        raise Refused(_("This message has been marked as answered already."))
    message.answered_at = at
    message.save(update_fields=["answered_at"])
    log(message, "home.answered", user=by, title=str(message.pk))
    return message
