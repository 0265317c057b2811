from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "ground.organisation"
    label = "organisation"
    verbose_name = "Organisation"
