"""What may stand in a cell. A text that a spreadsheet would run as a formula is kept a text."""

RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(value: object) -> object:
    """The same value, or its text behind an apostrophe if a spreadsheet would run it. Numbers stay numbers.

    >>> safe("=1+1")
    "'=1+1"
    >>> safe(-5)
    -5
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS_AS_FORMULA) else value
