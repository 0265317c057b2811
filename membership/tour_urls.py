"""/tour/: mounted by local settings only; who can reach it can be anybody."""

from django.urls import path

from membership import tour

urlpatterns = [
    path("", tour.guided_tour, name="guided_tour"),
    path("sign-in/", tour.sign_in, name="tour_sign_in"),
]
