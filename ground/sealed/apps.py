from django.apps import AppConfig


class SealedConfig(AppConfig):
    """No models: an app so that its checks and its command are found."""

    name = "ground.sealed"
    label = "sealed"

    def ready(self):
        from ground.sealed import checks  # noqa: F401  registers
