"""Each type of page, whole, as a reader meets it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.template.loader import get_template

from campaigns.models import CampaignPage
from ground.organisation.models import Figure, Organisation
from home.models import EventPage, NewsPage, PublicationPage, QaPage
from tests.factories import pages

pytestmark = pytest.mark.django_db

BODY = [
    ("heading", "何が問題か"),
    ("text", "<p>永住者《えいじゅうしゃ》の在留資格を取り消す制度に反対します。</p>"),
    ("ruby_note", {"term": "在留資格", "meaning": "日本にいるための資格"}),
    ("quote", {"text": "ここが私の家です。", "who": "集会での発言"}),
    ("call_to_action", {"label": "署名する", "page": None, "url": "https://example.org/"}),
    ("question", {"question": "取り消されますか", "answer": "<p>いいえ。</p>"}),
    ("question", {"question": "相談できますか", "answer": "<p>はい。</p>"}),
    ("table", {"caption": "会員数", "rows": "年 | 人\n2023 | 867"}),
    ("timeline", [{"when": "1997", "text": "結成"}]),
    ("video_card", {"title": "記録", "url": "https://example.org/", "where": "example.org", "minutes": 12,
                    "image": None}),
    ("contact", {"name": "事務局", "phone": "03-0000-0000", "email": "", "hours": ""}),
]


@pytest.fixture
def home():
    home = pages.home_page("ja", welcome="ともに生きる", lead="ネットワークです。")
    organisation = Organisation.for_site(home.get_site())
    organisation.name = {"ja": "全国ネットワーク", "en": "Network"}
    organisation.phone = "03-0000-0000"
    organisation.postal_account = "00100-0-000000"
    organisation.save()
    return home


def read(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def every_kind(home) -> list:
    """One of each, filled."""
    found = [home, pages.standard_page(home, slug="about", body=BODY, show_in_menus=True)]
    facts = {
        QaPage: {"legal_basis": "入管法", "archived": True, "show_exit_button": True},
        EventPage: {"place": "東京", "online_url": "https://example.org/", "cancelled": True, "organiser": "事務局"},
        PublicationPage: {"number": "No.1", "price_yen": 0, "pages_count": 36, "access": "members"},
        CampaignPage: {"goal": 100, "closes_on": date(2099, 1, 1), "hashtags": "#one #two", "ways": BODY[4:5],
                       "next_steps": "提出します", "outcome": "提出しました"},
        NewsPage: {},
    }
    for index_type, item_type in pages.INDEXES.items():
        index = pages.add(index_type, under=home, show_in_menus=True)
        own = {"body": BODY, "summary": "要約《ようやく》です。"} | facts.get(item_type, {})
        item = pages.add(item_type, under=index, **own)
        found += [index, item]
    pages.desk(phone="0120-000-000", hours={"ja": "平日"}, about={"en": "Work"})
    for single, own in ((pages.ConsultationPage, {}), (pages.ContactPage, {}),
                        (pages.JoinPage, {"fees": [("fee", {"name": "正会員", "yearly_yen": 10000, "votes": True})]}),
                        (pages.DonatePage, {"gifts": [("gift", {"yen": 1000, "does": "通話料"})]})):
        found.append(pages.add(single, under=home, **own))
    return found


def test_every_page_has_one_heading_a_language_and_nothing_inline(client, home):
    Figure.objects.create(code="members", label={"ja": "会員"}, value=867, as_of=date(2024, 3, 31),
                          source={"en": "Report"}, show_on_home=True, approximate=True)

    for page in every_kind(home):
        html = read(client, page)

        assert len(re.findall(r"<h1\b", html)) == 1, page
        assert '<html lang="ja" dir="ltr">' in html
        assert re.search(r"""\s(?:style|on[a-z]+)\s*=\s*["']""", html) is None, page
        assert re.search(r"<script(?![^>]*\bsrc=)(?![^>]*ld\+json)", html) is None, page
        assert re.search(r'(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|woff2?)"', html) is None, page
        assert "《" not in html, page


def test_levels_of_headings_are_never_skipped(client, home):
    for page in every_kind(home):
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", read(client, page))]
        before = [1, *levels]

        assert [pair for pair in zip(before, levels, strict=False) if pair[1] > pair[0] + 1] == [], (page, levels)


def test_arabic_runs_from_right_to_left(client, home):
    arabic = pages.home_page("ar", welcome="معًا")

    html = read(client, arabic)

    assert '<html lang="ar" dir="rtl">' in html
    assert '<a href="/ja/" lang="ja" hreflang="ja" dir="ltr" rel="alternate">日本語</a>' in html
    assert 'dir="rtl" aria-current="true">العربية</a>' in html


def test_a_language_without_the_page_is_grey_in_the_menu(client, home):
    index = pages.statement_index(home)
    html = read(client, pages.publish(pages.statement(index)))

    assert '<span lang="vi" dir="ltr">Tiếng Việt</span>' in html
    assert 'href="/vi/' not in html


def test_questions_stand_together_with_lasting_anchors(client, home):
    page = pages.add(QaPage, under=pages.add(pages.QaIndexPage, under=home), body=BODY[5:7], title="Q&A")

    html = read(client, page)

    assert html.count('class="questions"') == 1
    assert [f'<details id="{block.id}"' in html for block in page.questions] == [True, True]


def test_a_page_to_leave_at_once_offers_it_early_and_is_not_shared(client, home):
    page = pages.add(QaPage, under=pages.add(pages.QaIndexPage, under=home), show_exit_button=True)

    html = read(client, page)

    assert html.index("exit-early") < html.index("<header")
    assert html.count("data-exit-link") == 2
    assert "data-share" not in html


def test_an_event_says_when_it_is_in_japan(client, home):
    index = pages.add(pages.EventIndexPage, under=home)
    page = pages.add(EventPage, under=index, starts_at=datetime(2024, 3, 1, 15, 30, tzinfo=UTC),
                     ends_at=datetime(2024, 3, 1, 17, tzinfo=UTC))

    assert "2024-03-02T00:30:00+09:00" in read(client, page)


def test_empty_parts_of_the_home_page_vanish(client, home):
    html = read(client, home)

    assert '<section class="section"' not in html
    assert "call" not in re.findall(r'<section class="(\w+)"', html)


def test_a_broken_page_needs_no_database_and_speaks_three_languages(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = get_template("500.html").render()

    assert [tag for tag in ("ja", "ja-simple", "en") if f'lang="{tag}"' in html] == ["ja", "ja-simple", "en"]
    assert "<title>500</title>" in html
