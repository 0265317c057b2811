"""A reader's way: find, read in her language, furigana on and off, print; by keyboard and without JavaScript."""

import re

import pytest

from tests.site_map import FULLY_TRANSLATED

STATEMENT, QA = FULLY_TRANSLATED


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_finds_a_statement_by_a_two_character_word_and_reads_it_in_arabic(visit, javascript):
    page = visit("/ja/search/", javascript=javascript)
    box = page.locator("main input[name=q]").first
    box.fill("永住")
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    assert page.locator("main mark").first.inner_text() == "永住"

    page.locator(f"main a[href*='/{STATEMENT}/']").first.click()
    assert page.locator("html").get_attribute("lang") == "ja"

    page.locator("main a[lang=ar]").first.click()
    page.wait_for_url(f"**/ar/{STATEMENT}/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("h1").count() == 1
    assert re.search(r"[\u0600-\u06ff]", page.locator("h1").inner_text())


@pytest.mark.parametrize("javascript", [True, False])
def test_furigana_can_be_switched_off_and_on(visit, javascript):
    page = visit(f"/ja-simple/{STATEMENT}/", javascript=javascript)
    reading = page.locator("main ruby rt").first
    assert reading.is_visible()

    page.locator("label:has(input[name=furigana]), label[for*=furigana]").first.click()
    assert not reading.is_visible()


def test_the_furigana_choice_is_remembered_where_javascript_is(visit):
    page = visit(f"/ja-simple/{STATEMENT}/")
    page.locator("label:has(input[name=furigana]), label[for*=furigana]").first.click()
    page.goto(f"/ja-simple/{QA}/")

    assert not page.locator("main ruby rt").first.is_visible()


def test_a_statement_prints_as_a_letter_without_the_menu(visit):
    page = visit(f"/ar/{STATEMENT}/")
    page.emulate_media(media="print")

    assert not page.locator("header nav").first.is_visible()
    assert page.locator("h1").is_visible()
    assert len(page.pdf(format="A4")) > 10_000


def test_printing_a_leaflet_opens_every_answer(visit):
    page = visit(f"/ja/{QA}/")
    page.emulate_media(media="print")

    heights = page.locator("main details").evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    assert len(heights) >= 8
    assert min(heights) > 40


def test_the_keyboard_alone_reaches_the_content_and_the_languages(visit):
    page = visit("/en/", viewport={"width": 1280, "height": 800})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = page.evaluate("document.activeElement.closest('main') !== null")
    assert inside


def test_the_root_address_leads_to_the_readers_language_and_sets_no_cookie(visit):
    page = visit("/", locale="vi-VN")

    assert page.url.endswith("/vi/")
    assert page.context.cookies() == []


def test_a_page_missing_in_a_language_says_so_in_that_language_and_offers_the_nearest(visit):
    page = visit("/th/statements/2023-05-09-we-do-not-give-up/")

    assert page.locator("html").get_attribute("lang") == "th"
    assert page.locator("main a[href='/en/statements/2023-05-09-we-do-not-give-up/']").count() >= 1


def test_an_address_of_the_old_site_still_leads_to_its_page(visit):
    page = visit("/news/office/20220525.html")

    assert page.url.endswith("/ja/news/2022-05-25-accompaniment-programme/")
