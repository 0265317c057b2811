import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.base.furigana import annotate, document, has_readings, plain, ruby


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("漢字《かんじ》", "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>"),
        ("私は｜お金《おかね》が", "私は<ruby>お金<rp>(</rp><rt>おかね</rt><rp>)</rp></ruby>が"),
        ("<b>漢字《かんじ》", "&lt;b&gt;<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>"),
        ("漢字《<i>》", "<ruby>漢字<rp>(</rp><rt>&lt;i&gt;</rt><rp>)</rp></ruby>"),
        ("《かんじ》", "《かんじ》"),
        ("漢字《》", "漢字《》"),
        ("在《难民公约》中", "在《难民公约》中"),
    ],
)
def test_readings_become_ruby_and_everything_else_is_escaped(written, read):
    assert ruby(written) == read


def test_plain_text_has_no_readings():
    assert plain("在留資格《ざいりゅうしかく》の｜取消し《とりけし》") == "在留資格の取消し"
    assert (has_readings("永住《えいじゅう》"), has_readings("永住")) == (True, False)


@given(st.text(alphabet=st.sampled_from("漢字かな《》｜|<>&\"'ab\n ")))
def test_no_text_can_open_a_tag_of_its_own(text):
    html = annotate(ruby(text))
    for tag in ("<ruby>", "</ruby>", "<rp>", "</rp>", "<rt>", "</rt>"):
        html = html.replace(tag, "")

    assert "<" not in html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>漢字《かんじ》</p>", "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby></p>"),
        ('<a title="漢字《かんじ》" href="?a>b">文', '<a title="漢字" href="?a>b">文'),
        ("<title>漢字《かんじ》</title>", "<title>漢字</title>"),
        ("<option value='字《じ》'>字《じ》</option>", "<option value='字《じ》'>字</option>"),
        ('<input value="字《じ》" placeholder="字《じ》">', '<input value="字《じ》" placeholder="字">'),
        ("<TEXTAREA>字《じ》</TEXTAREA>", "<TEXTAREA>字《じ》</TEXTAREA>"),
        ('<script>{"name": "字《じ》"}</script><!-- 字《じ》 -->', '<script>{"name": "字"}</script><!-- 字 -->'),
        ("<p>no notation</p>", "<p>no notation</p>"),
    ],
)
def test_a_finished_page_shows_readings_only_where_text_is_laid_out(written, shown):
    assert document(written) == shown
