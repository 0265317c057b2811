"""The search page."""

# under /<locale>/
urlpatterns: list = []
# without a language
bare: list = []
