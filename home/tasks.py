"""What the outbox hands to this room."""

from ground import outbox
from home import contact
from home.pages.contact import ContactMessage


@outbox.handles(contact.MAIL)
def mail_contact_message(entry, *, message_id):
    message = ContactMessage.objects.filter(pk=message_id).first()
    if message is not None:  # erased before it could be mailed
        contact.mail_to_office(message, entry)
