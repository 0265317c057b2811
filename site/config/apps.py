from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The composition root: settings, URLs and commands that know every room. It has no models."""

    name = "config"
    label = "config"

    def ready(self):
        from config import checks  # noqa: F401  (registers the system checks)
