from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from home.demo.parse import PageContent, blocks, pages_named, read_page, read_site, rich_text, story

TODAY = date(2024, 3, 20)
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.fixture
def folder(tmp_path):
    """A page in two languages, told in the notation's own small words."""

    def write(page: str = "", ja: str = 'title = "声明"', **others: str):
        home = tmp_path / "statements" / "first"
        home.mkdir(parents=True)
        for name, text in {"page": page, "ja": ja, **others}.items():
            (home / f"{name}.toml").write_text(text, "utf-8")
        return home

    return write


def test_a_page_is_its_facts_and_one_version_per_language(folder):
    home = folder(page='kind = "statement"', ja='title = "声明"', en='title = "Statement"')

    assert read_page(home, TODAY) == PageContent(
        slug="first", facts={"kind": "statement"}, versions={"en": {"title": "Statement"}, "ja": {"title": "声明"}}
    )


def test_a_page_without_japanese_is_refused(folder):
    home = folder()
    (home / "ja.toml").unlink()

    with pytest.raises(ValueError, match="a page needs page"):
        read_page(home, TODAY)


def test_a_site_is_read_parents_first(folder, tmp_path):
    folder()
    for name in ("page", "ja"):
        (tmp_path / "statements" / f"{name}.toml").write_text("", "utf-8")

    assert list(read_site(tmp_path, TODAY)) == ["statements", "statements/first"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{ today = -6 }", date(2024, 3, 14)),
        ('{ today = 12, at = "14:00" }', datetime(2024, 4, 1, 14, 0, tzinfo=TOKYO)),
        ("{ issue = 0 }", date(2024, 2, 1)),
        ("{ issue = -1 }", date(2023, 12, 1)),
        ("2023-06-10", date(2023, 6, 10)),
        ("2023-06-10T13:00:00", datetime(2023, 6, 10, 13, 0, tzinfo=TOKYO)),
        ("[{ on = { today = 0 } }]", [{"on": TODAY}]),
        ("{ today = 1, other = 2 }", {"today": 1, "other": 2}),
        ("{ issue = 1, other = 2 }", {"issue": 1, "other": 2}),
    ],
)
def test_moments_may_be_counted_from_today(folder, written, read):
    assert read_page(folder(page=f"moment = {written}"), TODAY).facts == {"moment": read}


@pytest.mark.parametrize(
    ("today", "issue"), [(date(2024, 1, 31), date(2023, 12, 1)), (date(2024, 2, 1), date(2024, 2, 1))]
)
def test_the_latest_issue_is_that_of_the_latest_even_month(folder, today, issue):
    assert read_page(folder(page="on = { issue = 0 }"), today).facts == {"on": issue}


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ("published_on = { ja = 2024-02-08, default = 2024-02-09 }", (date(2024, 2, 8), date(2024, 2, 9))),
        ("published_on = { ja = 2024-02-08 }", (date(2024, 2, 8), None)),
        ("", (None, None)),
    ],
)
def test_each_language_has_its_day_of_publication(folder, facts, days):
    page = read_page(folder(page=facts), TODAY)

    assert (page.published_on("ja"), page.published_on("vi")) == days


def test_a_body_becomes_blocks_in_order():
    body = """
First paragraph.

Second paragraph.
- one
- two
## Why
### not a heading
> We are here. | A speaker
> No name needed.
!note 在留《ざいりゅう》カード: the card you carry
!timeline 1997 | Founded
!timeline 2015 | A legal body
!table Members
| Year | People |
| 2023 | 867 |
!table Regions
| North
!cta Sign -> page:campaigns/first
!cta Read -> https://example.org/?a=1&b=2
"""

    assert blocks(body, {"campaigns/first": 7}) == [
        ("text", "<p>First paragraph.</p><p>Second paragraph.</p><ul><li>one</li><li>two</li></ul>"),
        ("heading", "Why"),
        ("text", "<p>### not a heading</p>"),
        ("quote", {"text": "We are here.", "who": "A speaker"}),
        ("quote", {"text": "No name needed.", "who": ""}),
        ("ruby_note", {"term": "在留《ざいりゅう》カード", "meaning": "the card you carry"}),
        ("timeline", [{"when": "1997", "text": "Founded"}, {"when": "2015", "text": "A legal body"}]),
        ("table", {"caption": "Members", "rows": "Year | People\n2023 | 867"}),
        ("table", {"caption": "Regions", "rows": "North"}),
        ("call_to_action", {"label": "Sign", "page": 7}),
        ("call_to_action", {"label": "Read", "url": "https://example.org/?a=1&b=2"}),
    ]


def test_an_empty_body_is_no_blocks():
    assert blocks("\n \n") == []


def test_a_button_to_a_page_that_is_not_there_vanishes():
    assert blocks("!cta Sign -> page:campaigns/first") == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("!shout Hello", "Unknown directive: !shout Hello"),
        ("!note no meaning", "“:” is missing: no meaning"),
        ("!cta Go", "“->” is missing: Go"),
        ("!cta Go -> javascript:alert(1)", "Neither a page nor an https address"),
        ("[go](http://example.org)", "Neither a page nor an https address"),
    ],
)
def test_what_cannot_be_read_is_said(line, message):
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        blocks(line)


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("a <script>\"&'", "<p>a &lt;script&gt;&quot;&amp;&#x27;</p>"),
        ("**<b>**", "<p><b>&lt;b&gt;</b></p>"),
        ("see [it](page:qa/one) now", '<p>see <a linktype="page" id="3">it</a> now</p>'),
        ("see [it](page:qa/two) now", "<p>see it now</p>"),
        ('[<x>](https://example.org/?a="b"&c)', '<p><a href="https://example.org/?a=&quot;b&quot;&amp;c">&lt;x&gt;</a></p>'),
        ("永住《えいじゅう》", "<p>永住《えいじゅう》</p>"),
        ("- one", "<ul><li>one</li></ul>"),
        ("", ""),
    ],
)
def test_text_becomes_escaped_html(written, html):
    assert rich_text(written, {"qa/one": 3}) == html


def test_a_story_ends_with_its_questions():
    version = {"body": "Intro", "questions": [{"question": "Why?", "answer": "So.\n- it is"}]}

    assert story(version) == [
        ("text", "<p>Intro</p>"),
        ("question", {"question": "Why?", "answer": "<p>So.</p><ul><li>it is</li></ul>"}),
    ]


def test_a_page_without_words_has_no_story():
    assert story({"title": "News"}) == []


def test_the_pages_a_text_leads_to_are_known():
    version = {"body": "!cta Go -> page:join", "questions": [{"question": "?", "answer": "[a](page:qa/one)."}]}

    assert pages_named(version) == {"join", "qa/one"}
