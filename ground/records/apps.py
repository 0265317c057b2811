from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "ground.records"
    label = "records"
