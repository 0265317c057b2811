"""Where allauth meets this house: its mails go through the outbox, its secrets are sealed."""

import base64
import uuid
from datetime import datetime
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from ground import outbox, sealed
from ground.organisation.models import Organisation
from ground.texts.fields import for_reader
from home.base import furigana
from membership.models.user import normalise_email

TOLD = ("code", "activate_url", "password_reset_url", "signup_url", "ip", "user_agent", "timestamp")
TOLD += ("from_email", "to_email", "deleted_email")
MFA_CONTEXT = "authenticator"  # allauth hands over the secret alone, without the row it belongs to


class AccountAdapter(DefaultAccountAdapter):
    def clean_email(self, email: str) -> str:
        return normalise_email(super().clean_email(email))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Known and unknown addresses alike become one sealed row; nothing is rendered or sent in the request."""
        told = {name: _plain(context[name]) for name in TOLD if context.get(name)}
        outbox.put(
            "account-mail",
            f"account-mail:{uuid.uuid4()}",
            sealed={"email": email, **told},
            message=template_prefix.rpartition("/")[2],
            language=get_language() or settings.LANGUAGE_CODE,
        )

    def get_login_redirect_url(self, request):
        """Staff go to work, everybody else to their account."""
        if request.user.has_perm("wagtailadmin.access_admin") and settings.ROLE in {"all", "office"}:
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)


class MfaAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        return self._get_site_name()

    def _get_site_name(self) -> str:
        """The name beside the code in an authenticator app, and on the key of a passkey."""
        organisation = Organisation.for_request(allauth_context.request)
        name = for_reader(organisation.short_name) or for_reader(organisation.name)
        return furigana.plain(str(name)) or settings.WAGTAIL_SITE_NAME

    def encrypt(self, text: str) -> str:
        return base64.b64encode(sealed.seal("mfa", MFA_CONTEXT, text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealed.unseal("mfa", MFA_CONTEXT, base64.b64decode(encrypted_text)).decode()


def _plain(value) -> str:
    """Dates as text; links always on the configured address, whatever the request said its host was."""
    if isinstance(value, datetime):
        return value.isoformat()
    text = str(value)
    if text.startswith(("http://", "https://")):
        parts = urlsplit(text)
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + parts.path + (f"?{parts.query}" if parts.query else "")
    return text
