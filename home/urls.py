"""Addresses of the published word that are no Wagtail pages."""

from django.urls import re_path

from home import views

# under /<locale>/
urlpatterns: list = []
# without a language
bare = [
    re_path(r"^(?P<folder>news/office|news/voice|forum)/(?P<name>[0-9_]{8,11})\.html$", views.old_address,
            name="old_address"),
]
