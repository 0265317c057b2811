"""What holds on every kind of page: no barrier axe can find, nobody else is called, nothing scrolls sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site_map import FULLY_TRANSLATED, LOCALES, page_types

# Written out where nothing else has a name for it; every other rule of axe holds everywhere.
AXE_OPTIONS = {"resultTypes": ["violations"]}


@pytest.mark.parametrize("locale", ["ja", "ja-simple", "en", "ar"])
def test_axe_finds_no_barrier_on_any_page_type(visit, site, locale):
    page = visit("/healthz")
    found = {}
    for name, path in page_types(site, locale):
        page.goto(path)
        violations = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        if violations:
            found[name] = [(each["id"], each["nodes"][0]["html"][:200]) for each in violations]

    assert found == {}


@pytest.mark.parametrize("locale", ["ja", "ar", "vi"])
def test_every_page_type_keeps_its_policy_and_calls_nobody_else(visit, site, locale):
    page = visit("/healthz")
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    for name, path in page_types(site, locale):
        answer = page.goto(path)
        page.wait_for_load_state("networkidle")
        missing = name == "not-found" or (name, locale) in {("about", "vi"), ("about", "ar")}
        assert answer.status == (404 if missing else 200), path
        if missing:  # the browser notes the 404 itself
            said[:] = [line for line in said if "404" not in line]

    assert said == []
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_scrolls_sideways_on_the_narrowest_phone(visit, site, locale):
    page = visit("/healthz", viewport={"width": 320, "height": 640})
    too_wide = {}
    for path in ["", "statements/", "qa/", "donate/", *(f"{each}/" for each in FULLY_TRANSLATED)]:
        page.goto(f"/{locale}/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            too_wide[path or "home"] = width

    assert too_wide == {}


@pytest.mark.parametrize(("locale", "direction"), [("ar", "rtl"), ("ja-simple", "ltr"), ("vi", "ltr")])
def test_a_page_says_its_language_and_direction(visit, locale, direction):
    page = visit(f"/{locale}/{FULLY_TRANSLATED[0]}/")

    assert page.locator("html").get_attribute("lang") == locale
    assert page.evaluate("getComputedStyle(document.body).direction") == direction


def test_the_first_page_is_light_enough_for_a_slow_phone(visit):
    page = visit("/healthz")
    sizes = []
    page.on("response", lambda answer: sizes.append((answer.url, answer.request.sizes()["responseBodySize"])))

    page.goto("/ja/")
    page.wait_for_load_state("networkidle")

    assert sum(size for _url, size in sizes) <= 250_000, sizes
