from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@login_required
@require_safe
def account_home(request):
    """Where one lands after signing in: what there is to see and to change."""
    office = settings.ROLE in {"all", "office"} and request.user.has_perm("wagtailadmin.access_admin")
    return render(
        request,
        "account/home.html",
        {"office_url": reverse("wagtailadmin_home") if office else "", "has_mfa": is_mfa_enabled(request.user)},
    )


def to_sign_in(request):
    wanted = request.GET.get("next", "")
    return redirect(reverse("account_login") + (f"?{urlencode({'next': wanted})}" if wanted else ""))


def to_password_reset(request, rest=""):
    return redirect("account_reset_password")
