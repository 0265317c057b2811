from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "ground.outbox"
    label = "outbox"
