"""What is published in the language of the office is offered for translation at once."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_localize.models import TranslationSource

from home.base.pages import BasePage


def offer_translation(request, page) -> None:
    """A message with the way to the translators: begin translations, and hand on what changed to those there are."""
    if not isinstance(page, BasePage) or page.locale.language_code != settings.SOURCE_LANGUAGE:
        return
    if not page.live or not request.user.has_perm("wagtail_localize.submit_translation"):
        return
    here = urlencode({"next": reverse("wagtailadmin_pages:edit", args=[page.pk])})
    buttons = [messages.button(reverse("wagtail_localize:submit_page_translation", args=[page.pk]),
                               _("Translate this page"))]
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is not None and source.translations.filter(enabled=True).exists():
        update = reverse("wagtail_localize:update_translations", args=[source.pk])
        buttons.insert(0, messages.button(f"{update}?{here}", _("Hand the changes to the translators")))
    messages.info(request, _("Readers of other languages wait for this page too."), buttons=buttons)
