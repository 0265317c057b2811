from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "ground.sheets"
    label = "sheets"

    def ready(self):
        from ground.sheets import wagtail_exports

        wagtail_exports.replace()
