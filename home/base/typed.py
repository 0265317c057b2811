"""What people type or paste, without what no one can see: control characters and hidden changes of direction. Pure."""

import re
import unicodedata

# Embeddings, overrides and isolates can make a text read as something else; plain marks (U+200E, U+200F) stay.
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff{DIRECTIONS}]")
LINE_ENDS = re.compile(r"\r\n?|\u0085|\u2028|\u2029")


def one_line(text: str) -> str:
    """For names and subjects: no line break survives, nor a tab."""
    return " ".join(several_lines(text).split())


def several_lines(text: str) -> str:
    """For messages: line breaks and tabs stay, in one form."""
    return unicodedata.normalize("NFC", CONTROLS.sub("", LINE_ENDS.sub("\n", text))).strip()
