"""Builders for tests: what is needed to stand, nothing else happens."""
