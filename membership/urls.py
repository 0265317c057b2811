"""Addresses of people's own pages."""

from django.urls import include, path

from membership import views

# under /<locale>/
urlpatterns: list = [
    path("accounts/", views.account_home, name="account_home"),
    path("accounts/", include("allauth.urls")),
]
# without a language
bare: list = []
