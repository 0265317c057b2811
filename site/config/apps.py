from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root: settings, URLs and commands that know every room. It has no models."""

    name = "config"
    label = "config"

    def ready(self):
        from django.conf import settings

        from config import checks  # noqa: F401  (registers the system checks)

        if settings.CELERY_BROKER_URL:
            from config import celery  # noqa: F401  (so that shared tasks are sent by our app)
