import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.base import typed


@pytest.mark.parametrize(
    ("given_text", "line", "lines"),
    [
        ("  a  b ", "a b", "a  b"),
        ("a\r\nb\rc\u2028d\u0085e", "a b c d e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b", "a\tb"),
        ("\u202egnp.exe\u2066\ufeff", "gnp.exe", "gnp.exe"),
        ("می\u200cخواهم \u200fسلام\u200e", "می\u200cخواهم \u200fسلام\u200e", "می\u200cخواهم \u200fسلام\u200e"),
        ("か\u3099", "が", "が"),
        ("\x00\x1b\x9f", "", ""),
    ],
)
def test_what_no_one_sees_goes_and_everything_else_stays(given_text, line, lines):
    assert typed.one_line(given_text) == line
    assert typed.several_lines(given_text) == lines


@given(st.text())
def test_one_line_is_one_line_whatever_is_typed(text):
    line = typed.one_line(text)

    assert len(line.splitlines()) <= 1
    assert typed.CONTROLS.search(line) is None
    assert typed.one_line(line) == line
