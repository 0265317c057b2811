"""The guided tour: each role of the demo, what to look at in five minutes, and one button to sign in as it."""

from dataclasses import dataclass, field

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from membership import demo
from membership.models import User
from membership.roles import BY_CODE, Role

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


@dataclass(frozen=True, slots=True)
class Stop:
    text: str | Promise
    url: str  # `{language}` is the reader's


@dataclass(frozen=True, slots=True)
class Guest:
    """A stretch of the tour: a role of the demo, or a visitor who does not sign in."""

    title: str | Promise
    stops: tuple[Stop, ...]
    role: Role | None = field(default=None)


READER = Guest(
    _("A reader"),
    (
        Stop(_("Read the newest statements, then the same page in Arabic."), "/{language}/statements/"),
        Stop(_("Find something with a word of two characters: 永住."), "/ja/search/?q=永住"),
        Stop(_("Read in easy Japanese and switch the furigana off and on."), "/ja-simple/"),
        Stop(_("Find help in your language and region."), "/{language}/consultation/"),
        Stop(_("Write to the office; the mail arrives as a file in var/mail/."), "/{language}/contact/"),
        Stop(_("Make an account of your own, with a code in the mail."), "/{language}/accounts/signup/"),
    ),
)
STOPS = {
    "editor": (
        Stop(
            _("Your queue: drafts, translations that fell behind, pages without a description of their pictures."),
            "/cms/",
        ),
        Stop(_("Write a statement and hand it in for publication."), "/cms/pages/"),
        Stop(_("Choose the centre of a picture and say what it shows."), "/cms/images/"),
    ),
    "publisher": (
        Stop(_("What was handed in waits on your first page; approve it or send it back."), "/cms/"),
        Stop(_("Switch the emergency banner on."), "/cms/settings/home/emergencybanner/"),
        Stop(_("Lead an old address to its new page."), "/cms/redirects/"),
    ),
    "translator": (
        Stop(_("See which translations are missing or older than their original."), "/cms/reports/translation-status/"),
        Stop(
            _("Open a page in English and translate it sentence by sentence, or take it away as a PO file."),
            "/cms/pages/",
        ),
    ),
    "secretariat": (
        Stop(_("Read a message from the contact form and mark it as answered."), "/cms/snippets/home/contactmessage/"),
        Stop(_("Change the organisation's address and telephone number."), "/cms/settings/organisation/organisation/"),
    ),
    "administrator": (
        Stop(_("Invite a person and give them a role."), "/cms/users/"),
        Stop(_("Who changed what: the history of the site."), "/cms/reports/site-history/"),
        Stop(_("The workflow between editors and publishers."), "/cms/workflows/list/"),
    ),
}
DEFAULT_STOPS = (
    Stop(_("The admin as this role sees it; its own work arrives with the support network."), "/cms/"),
    Stop(_("Add a passkey or an authenticator app, and look at your sessions."), "/{language}/accounts/"),
)


@require_safe
@never_cache
def guided_tour(request):
    guests = [READER, *(_as(account) for account in demo.ACCOUNTS)]
    ready = User.objects.filter(email__in=[account.email for account in demo.ACCOUNTS]).exists()
    parts = [
        (guest, [(stop.text, stop.url.format(language=get_language())) for stop in guest.stops]) for guest in guests
    ]
    return render(request, "account/tour.html", {"parts": parts, "ready": ready, "mail_folder": "var/mail/"})


@require_POST
def sign_in(request):
    """Sign in as a role of the demo. Only local settings mount this, and it looks a second time."""
    code = request.POST.get("role", "")
    if not settings.LOCAL or code not in BY_CODE:
        raise Http404
    user = get_object_or_404(User, email=demo.email_of(code))
    login(request, user, backend=BACKEND)
    UserSession.objects.create_from_request(request)
    return redirect("wagtailadmin_home")


def _as(account: demo.Account) -> Guest:
    return Guest(account.name, STOPS.get(account.code, DEFAULT_STOPS), BY_CODE[account.code])
