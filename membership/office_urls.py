"""/cms/: Wagtail's own ways in and out lead to the site's; they come before Wagtail's addresses."""

from allauth.account.views import logout
from django.urls import path

from membership import views

urlpatterns = [
    path("login/", views.to_sign_in),
    path("logout/", logout),
    path("password_reset/", views.to_password_reset),
    path("password_reset/<path:rest>", views.to_password_reset),
]
