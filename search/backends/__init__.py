"""Wagtail's two database backends, taught to read and ask in the tokens of `search.text`."""
