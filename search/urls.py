"""The search page."""

from django.urls import path

from search import views

# under /<locale>/
urlpatterns = [path("search/", views.results, name="search")]
# without a language
bare: list = []
