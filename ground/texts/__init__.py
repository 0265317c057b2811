"""Texts of one row in many languages, and who reads which of them when one is missing."""
