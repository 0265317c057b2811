"""What an editor's hands do in the Wagtail admin, by the words she reads there."""

import polib
from playwright.sync_api import Page


def sign_in(page: Page, role: str) -> None:
    page.goto("/tour/")
    page.locator(f"form:has([name=role][value={role}]) button").click()
    page.wait_for_url("**/cms/**")


def page_id(page: Page, address: str) -> int:
    """The id of the page with this address, as the admin's own page chooser learns it."""
    slug = address.strip("/").rpartition("/")[2]
    found = page.request.get(f"/cms/api/main/pages/?slug={slug}&fields=locale").json()["items"]
    return next(item["id"] for item in found if (item["meta"].get("html_url") or "").endswith(address))


def write_text(page: Page, words: str) -> None:
    """Insert a text block into the body and type."""
    page.locator("[data-contentpath=body] button.c-sf-add-button").first.click()
    page.get_by_role("option", name="文章").first.click()
    page.locator("[data-contentpath=body] [contenteditable=true]").first.click()
    page.keyboard.type(words)
    # the editor hands its text to the form a moment after the last key
    page.wait_for_function("words => document.querySelector('[name=body-0-value]').value.includes(words)", arg=words)


def publish(page: Page) -> None:
    page.locator("footer .w-dropdown__toggle").first.click()
    with page.expect_navigation():
        page.locator("button[name=action-publish]").click()


def hand_to_translators(page: Page, number: int, languages: list[str]) -> None:
    """"Translate this page": tick the languages and submit."""
    page.goto(f"/cms/localize/submit/page/{number}/")
    for name in languages:
        page.get_by_label(name, exact=True).check()
    page.locator("form button[type=submit], form input[type=submit]").last.click()
    page.wait_for_load_state("networkidle")


def translate_by_po(page: Page, words: dict[str, str], tmp_path) -> None:
    """On a translation's edit page: take the PO file away, fill it in, bring it back."""
    link = page.locator("a[href*='/pofile/download/']").first.get_attribute("href")
    catalogue = polib.pofile(page.request.get(link).text())
    for entry in catalogue:
        entry.msgstr = words[entry.msgid]
    file = tmp_path / "translated.po"
    catalogue.save(str(file))
    with page.expect_navigation():
        page.locator("input[type=file]").first.set_input_files(file)


def newest_child(page: Page, parent: int) -> int:
    found = page.request.get(f"/cms/api/main/pages/?child_of={parent}&order=-id&limit=1").json()["items"]
    return found[0]["id"]


def translation_of(page: Page, number: int, tag: str) -> int:
    """The id of this page's version in a language."""
    found = page.request.get(f"/cms/api/main/pages/?translation_of={number}&locale={tag}&fields=locale").json()["items"]
    return found[0]["id"]


def publish_translation(page: Page) -> None:
    """wagtail-localize's editor publishes with the first button of its footer."""
    with page.expect_navigation():
        page.locator("footer button", has_text="公開する").first.click()
