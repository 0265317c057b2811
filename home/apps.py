from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("the published word")

    def ready(self):
        from ground.organisation.models import Figure, Organisation
        from home import models
        from home.base import banner, content_changes, freshness, page_cache, publication
        from home.office import broken
        from home.pages import events

        publication.connect()
        freshness.connect()
        broken.connect()
        content_changes.watch(
            Organisation, Figure, models.EmergencyBanner, models.Topic, models.ConsultationDesk,
            models.CustomImage, models.CustomDocument,
        )
        content_changes.connect()
        page_cache.moment(banner.next_change)
        page_cache.moment(events.next_change)
