"""The form to write to the office: its own address, kept by nobody, since it carries a token."""

from math import ceil

from allauth.account.adapter import get_adapter
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ground import clock
from home import contact
from home.base import languages, limits
from home.base.limits import Limit
from home.forms import ContactForm
from home.pages.contact import ContactPage

LIMITS = [Limit(5, 10 * 60), Limit(30, 24 * 60 * 60)]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request):
    """Shows the form; takes it, once."""
    if request.method != "POST":
        return show(request, ContactForm())
    form = ContactForm(request.POST)
    if not form.is_valid():
        return show(request, form, status=422)
    return take(request, form)


def take(request, form: ContactForm):
    """One call to the action; what it cannot do is said on the form, with everything typed."""
    typed = {name: form.cleaned_data[name] for name in ("form_key", "name", "email", "subject", "text")}
    seconds = 0 if contact.was_sent(typed["form_key"]) else limits.wait("contact", sender_of(request), LIMITS)
    if seconds:
        return too_often(request, form, seconds)
    try:
        contact.send(**typed, language=get_language(), at=clock.now())
    except contact.KeyUsed:
        form.again(gettext("This form was sent before. To send this as another message, please send it again."))
        return show(request, form, status=409)
    return HttpResponseRedirect(reverse("contact_sent"))


def too_often(request, form: ContactForm, seconds: int):
    minutes = ceil(seconds / 60)
    form.again(ngettext(
        "You have sent several messages in a short time. Please send this one again in %(minutes)d minute.",
        "You have sent several messages in a short time. Please send this one again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}, fresh=False)
    response = show(request, form, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


@never_cache
def without_cookie(request):
    """The browser sent the form without its security cookie: nothing typed is lost, and the next try has one."""
    form = ContactForm(request.POST)
    form.is_valid()
    form.again(gettext(
        "Your browser did not send this site’s security cookie. Please allow cookies and send your message again."
    ))
    return show(request, form, status=403)


write.on_csrf_failure = without_cookie


@never_cache
@require_safe
def sent(request):
    return render(request, "pages/contact_sent.html", {"contact": contact_page()})


def show(request, form: ContactForm, *, status: int = 200):
    return render(request, "pages/contact_write.html", {"form": form, "contact": contact_page()}, status=status)


def contact_page() -> ContactPage | None:
    """The page around the form, in the nearest language."""
    pages = languages.one_per_item(ContactPage.objects.live().public(), get_language())
    return pages.select_related("locale").first()


def sender_of(request) -> str:
    return get_adapter(request).get_client_ip(request)
