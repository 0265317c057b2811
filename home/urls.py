"""Addresses of the published word that are no Wagtail pages."""

# under /<locale>/
urlpatterns: list = []
# without a language
bare: list = []
