"""A real browser over the site as a newcomer starts it, full demo included."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.server import ROOT, running

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def site():
    """The address of a freshly loaded site; every run begins with an empty folder. E2E_SITE names one that runs."""
    if running_already := os.environ.get("E2E_SITE"):
        yield running_already
        return
    shutil.rmtree(ROOT / "var" / "e2e", ignore_errors=True)
    with running("e2e") as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    if not Path(executable).exists():
        pytest.exit("Chromium is not installed; on Debian: apt install chromium", returncode=1)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """Opens a window of its own: `visit("/ja/", javascript=False)` gives a page that has gone there."""
    windows = []

    def open_window(path: str = "/", **options) -> Page:
        options.setdefault("viewport", PHONE)
        if "javascript" in options:
            options["java_script_enabled"] = options.pop("javascript")
        window = chromium.new_context(**{"base_url": site, **options})
        windows.append(window)
        page = window.new_page()
        page.goto(path)
        return page

    yield open_window
    for window in windows:
        window.close()
