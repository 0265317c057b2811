"""One message, rendered when it is delivered, in its reader's language.

`emails/<name>.subject.txt` and `emails/<name>.txt` are all a message needs: the HTML part is the same text in
`emails/base.html`, unless the message brings an `emails/<name>.html` of its own. What people typed about themselves
goes through the filter `defanged` (`{% load mail %}`).
"""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation
from wagtail.models import Site

from ground.organisation.models import Organisation
from ground.outbox.models import Entry
from ground.texts.fields import for_reader


def send(name: str, *, to: str, language: str, context: dict, entry: Entry, reply_to: str = "") -> None:
    """Render and send one mail. Raises if the address or the subject could smuggle in another header.

    The Message-ID comes from the outbox entry: a repeat after a crash is recognised by the reader's mail program.
    """
    with translation.override(language):
        context = {**context, "base_url": settings.WAGTAILADMIN_BASE_URL, "organisation": _organisation()}
        subject = " ".join(_text(f"{name}.subject.txt", context).split())
        text = _text(f"{name}.txt", context).strip() + "\n"
        html = _html(name, {**context, "subject": subject, "text": text})
    message = EmailMultiAlternatives(
        subject,
        text,
        settings.DEFAULT_FROM_EMAIL,
        [to],
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Message-ID": f"<{entry.uuid}@{_domain()}>",
            "Content-Language": language,
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(html, "text/html")
    message.send()


def _text(name: str, context: dict) -> str:
    """Plain text needs no HTML escapes."""
    return get_template(f"emails/{name}").template.render(Context(context, autoescape=False))


def _html(name: str, context: dict) -> str:
    try:
        template = get_template(f"emails/{name}.html")
    except TemplateDoesNotExist:
        template = get_template("emails/base.html")
    return template.render(context)


def _organisation() -> str:
    """Who writes, in the reader's language."""
    site = Site.objects.filter(is_default_site=True).first()
    name = str(for_reader(Organisation.for_site(site).name)) if site else ""
    return name or settings.WAGTAIL_SITE_NAME


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
