"""What the small scripts add, and that nothing is lost without them."""

import pytest

from tests.site_map import FULLY_TRANSLATED

STATEMENT, QA = FULLY_TRANSLATED
TO_LEAVE = "/en/qa/violence-at-home/"
WEATHER = "https://www.jma.go.jp/**"


def answer_for_the_weather(page):
    """The neutral site outside is played by a page of our own: no test calls anybody."""
    page.route(WEATHER, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))


def test_leaving_a_page_takes_it_out_of_the_way_back(visit):
    page = visit("/en/")
    answer_for_the_weather(page)
    page.goto(TO_LEAVE)
    page.locator(".exit a").click()
    page.wait_for_url(WEATHER)

    page.go_back()

    assert page.url.endswith("/en/")


def test_shift_three_times_leaves_a_page_at_once(visit):
    page = visit(TO_LEAVE)
    answer_for_the_weather(page)

    for _time in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url(WEATHER)


def test_a_capital_letter_is_no_wish_to_leave(visit):
    page = visit(TO_LEAVE)
    answer_for_the_weather(page)

    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")

    assert page.url.endswith(TO_LEAVE)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_exit_button_stays_on_the_screen_and_is_a_link(visit, javascript):
    page = visit(TO_LEAVE, javascript=javascript)
    page.mouse.wheel(0, 3000)

    box = page.locator(".exit a").bounding_box()

    assert 0 <= box["y"] <= 740 - box["height"]
    assert page.locator(".exit a").get_attribute("href").startswith("https://www.jma.go.jp/")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_opens_with_and_without_javascript(visit, javascript):
    page = visit("/ja/", javascript=javascript)

    page.locator(".menu summary").click()

    assert page.locator(".menu a").first.is_visible()


def test_escape_closes_the_language_menu_and_returns_to_its_button(visit):
    page = visit("/ja/")
    page.locator(".switcher summary").click()

    page.keyboard.press("Escape")

    assert page.locator(".switcher").get_attribute("open") is None
    assert page.evaluate("document.activeElement.matches('.switcher summary')")


def test_a_link_to_a_question_opens_its_answer_and_one_button_opens_all(visit):
    page = visit(f"/ja/{QA}/")
    answers = page.locator(".questions details")
    anchor = answers.nth(1).get_attribute("id")

    page.goto(f"/ja/{QA}/#{anchor}")
    page.wait_for_selector(f"[id='{anchor}'][open]")
    page.locator("[data-open-all]").click()

    assert page.locator(".questions details[open]").count() == answers.count()


def test_the_link_of_a_statement_can_be_copied(visit):
    page = visit(f"/ja/{STATEMENT}/", permissions=["clipboard-read", "clipboard-write"])

    page.locator("[data-share-copy]").click()

    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/ja/{STATEMENT}/")
