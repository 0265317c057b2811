"""Dates where Django has no form for a language, or one that can be misread: 03/04/2026 is two different days."""
