"""Writing to the office: the one way a message comes in, is mailed, and is forgotten."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from wagtail.models import Site

from ground import outbox
from ground.organisation.models import Organisation
from ground.outbox import mail
from home.base import languages
from home.pages.contact import ContactMessage

MAIL = "contact.message"
KEPT_AFTER_ANSWER = timedelta(days=365)


class KeyUsed(Exception):
    """This form was sent before, with other words."""


def was_sent(form_key: uuid.UUID) -> bool:
    return ContactMessage.objects.filter(form_key=form_key).exists()


def send(
    *, form_key: uuid.UUID, name: str, email: str, subject: str, text: str, language: str, at: datetime
) -> ContactMessage:
    """Keep the message and have it mailed. A second click is the same message; other words need another form."""
    typed = {"name": name, "email": email, "subject": subject, "text": text}
    with transaction.atomic():
        message, created = ContactMessage.objects.get_or_create(
            form_key=form_key, defaults={**typed, "language": language, "sent_at": at}
        )
        if created:
            outbox.put(MAIL, f"{MAIL}:{message.pk}", message_id=message.pk)
    if any(getattr(message, field) != value for field, value in typed.items()):
        raise KeyUsed
    return message


def mail_to_office(message: ContactMessage, entry) -> None:
    """The message as a mail to the organisation, which answers by replying to it."""
    site = Site.objects.filter(is_default_site=True).first()
    office = Organisation.for_site(site).email if site else ""
    mail.send(
        "contact_message", to=office or settings.DEFAULT_FROM_EMAIL, language=settings.SOURCE_LANGUAGE, entry=entry,
        reply_to=message.email, context={"message": message, "language_name": languages.name_of(message.language)},
    )


def forget(at: datetime) -> int:
    """Erase what was answered a year ago; returns how many."""
    return ContactMessage.objects.filter(answered_at__lt=at - KEPT_AFTER_ANSWER).delete()[0]
