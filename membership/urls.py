"""Addresses of people's own pages."""

from django.urls import include, path

from membership import views

# under /<locale>/
urlpatterns: list = [
    path("accounts/", views.account_home, name="account_home"),
    path("accounts/", include("allauth.urls")),
    # Wagtail's own form for closed pages knows no second factor and counts no attempts; it comes after ours.
    path("_util/login/", views.to_sign_in),
]
# without a language
bare: list = []
