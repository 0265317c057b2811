"""Who works in the admin has shown a second factor in this session, and not long ago."""

import time
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OFFICE = "/cms/"
EXITS = {"/cms/login/", "/cms/logout/"}
SESSION_STARTED, SESSION_SEEN = "staff_started", "staff_seen"


class StaffSession:
    """Everything under /cms/: a second factor where it is required, 30 minutes idle, 12 hours in all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(OFFICE) and request.user.is_authenticated and request.path_info not in EXITS:
            return self._too_old(request) or self._second_factor(request) or self.get_response(request)
        return self.get_response(request)

    def _too_old(self, request):
        now, session = int(time.time()), request.session
        started = session.setdefault(SESSION_STARTED, now)
        seen = session.get(SESSION_SEEN, now)
        if now - seen > settings.STAFF_SESSION_IDLE_SECONDS or now - started > settings.STAFF_SESSION_SECONDS:
            logout(request)
            messages.info(request, _("Your session ended for safety. Please sign in again."))
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        if SESSION_SEEN not in session or now - seen >= 60:  # once a minute, not at every click
            session[SESSION_SEEN] = now
        return None

    def _second_factor(self, request):
        if not settings.STAFF_MFA_REQUIRED:
            return None
        if not is_mfa_enabled(request.user, SECOND_FACTORS):
            messages.info(request, _("To work here, first add a passkey or an authenticator app to your account."))
            return redirect("mfa_index")
        if any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user)):
            return None
        # a password there would leave no record of a second factor and send people round in circles
        by_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
        page = "mfa_reauthenticate" if by_app else "mfa_reauthenticate_webauthn"
        return redirect(f"{reverse(page)}?{urlencode({'next': request.get_full_path()})}")


class NoStore:
    """What a signed-in person sees, and every account page, stays out of caches and out of the back button.

    Whoever is sent away for being too quick is told when to come back.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 429:
            response.setdefault("Retry-After", "60")
        match = request.resolver_match
        if (match and match.view_name and match.view_name.startswith(("account_", "mfa_", "usersessions_"))) or (
            hasattr(request, "user") and request.session.accessed and request.user.is_authenticated
        ):
            response["Cache-Control"] = "no-store, private"
        return response
