"""Addresses of people's own pages."""

# under /<locale>/
urlpatterns: list = []
# without a language
bare: list = []
