"""`make screens`: a photograph of every page type at phone and desktop width, per language and per demo role.

Writes var/screens/<who>/<language>/<width>/<page>.png; `python -m tests.screens en ar` takes only those languages.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.server import ROOT, running
from tests.site_map import page_types

LANGUAGES = ["ja", "ja-simple", "en", "vi", "ar"]
WIDTHS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
TARGET = ROOT / "var" / "screens"
OFFICE = {"admin": "/cms/", "pages": "/cms/pages/", "reports": "/cms/reports/site-history/", "images": "/cms/images/"}


def main(languages: list[str]):
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    shutil.rmtree(TARGET, ignore_errors=True)
    with running("screens-site") as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width, viewport in WIDTHS.items():
            for language in languages:
                window = browser.new_context(base_url=site, viewport=viewport)
                photograph(window.new_page(), list(page_types(site, language)), TARGET / "anyone" / language / width)
                window.close()
        for role in roles(browser, site):
            window = browser.new_context(base_url=site, viewport=WIDTHS["desktop"], locale="ja")
            page = window.new_page()
            sign_in(page, role)
            photograph(page, list(OFFICE.items()), TARGET / role / "ja" / "desktop")
            window.close()
        browser.close()
    print(f"{len(list(TARGET.rglob('*.png')))} photographs in {TARGET.relative_to(ROOT)}/")  # noqa: T201


def photograph(page, stops: list[tuple[str, str]], folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in stops:
        page.goto(path, wait_until="networkidle")
        page.screenshot(path=folder / f"{name}.png", full_page=True)


def roles(browser, site: str) -> list[str]:
    """The roles the guided tour offers to sign in as."""
    page = browser.new_context(base_url=site).new_page()
    page.goto("/tour/")
    return page.locator("form [name=role]").evaluate_all("all => all.map(each => each.value)")


def sign_in(page, role: str):
    page.goto("/tour/")
    page.locator(f"form:has([name=role][value={role}]) button").click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main(sys.argv[1:] or LANGUAGES)
