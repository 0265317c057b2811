"""What every answer carries: on every page, every error, every file."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from home.models import CustomDocument, StandardPage
from tests.answers import done
from tests.factories import pages, people

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
STRICT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self' https://checkout.stripe.com https://billing.stripe.com",
}


@pytest.fixture
def home():
    return pages.home_page("ja")


@pytest.fixture
def staff():
    return people.staff_client()


def headers_of(response) -> dict:
    return {name: response.get(name) for name in EVERYWHERE}


def policy_of(response) -> set[str]:
    return set(response["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 302),
        ("/ja/", 200),
        ("/ja/nowhere/", 404),
        ("/nowhere", 404),
        ("/healthz", 200),
        ("/ja/accounts/login/", 200),
        ("/readyz", 200),
        ("/robots.txt", 200),
        ("/static/css/site.css", 200),
        ("/documents/99/a.pdf", 404),
        ("/media/images/missing.jpg", 404),
    ],
)
def test_every_answer_carries_the_headers_and_the_strict_policy(client, home, path, status):
    response = done(client.get(path))

    assert (response.status_code, headers_of(response)) == (status, EVERYWHERE)
    assert response["X-Frame-Options"] == "DENY"
    assert policy_of(response) == STRICT
    assert "camera=()" in response["Permissions-Policy"]
    assert response.has_header("Cache-Control")


def test_an_error_of_ours_carries_them_too(client, home, monkeypatch):
    def broken(*_args):
        raise RuntimeError("broken")

    monkeypatch.setattr(StandardPage, "serve", broken)
    page = pages.add(StandardPage, under=home)
    client.raise_request_exception = False

    response = client.get(page.url)

    assert (response.status_code, headers_of(response)) == (500, EVERYWHERE)
    assert policy_of(response) == STRICT
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example", "127.0.0.1:x", "a b", "testserver@evil"])
@pytest.mark.parametrize("secure_redirect", [True, False])
def test_a_host_that_is_not_ours_is_refused_with_them(client, home, settings, host, secure_redirect):
    settings.SECURE_SSL_REDIRECT = secure_redirect

    response = client.get("/ja/", headers={"host": host})

    assert (response.status_code, headers_of(response)) == (400, EVERYWHERE)
    assert policy_of(response) == STRICT


def test_forms_and_accounts_are_stored_nowhere(client, home):
    assert "no-store" in client.get("/ja/accounts/login/")["Cache-Control"]
    assert "no-store" in client.post("/ja/accounts/login/", {})["Cache-Control"]


def test_only_the_admin_may_start_widgets_with_inline_scripts_and_is_stored_nowhere(staff, home):
    response = staff.get("/cms/account/")
    assert response.status_code == 200

    policy = response["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "http" not in policy
    assert response["Cache-Control"] == "private, no-store"


def test_a_preview_may_be_framed_by_the_admin_and_by_nobody_else(staff, home):
    page = pages.publish(pages.add(StandardPage, under=home))

    preview = staff.get(f"/cms/pages/{page.pk}/view_draft/")

    assert preview.status_code == 200
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert "no-store" in preview["Cache-Control"]
    assert staff.get(f"/cms/pages/{page.pk}/edit/preview/")["X-Frame-Options"] == "SAMEORIGIN"


def test_a_document_can_run_nothing_and_is_never_guessed(client, home, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = CustomDocument.objects.create(title="Paper", file=ContentFile(b"%PDF-1.7", name="a.pdf"))

    response = done(client.get(document.url))

    assert (response.status_code, response["Content-Security-Policy"]) == (200, "default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"


def test_public_pages_vary_by_nothing_of_the_visitor(client, home):
    response = client.get("/ja/")

    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_the_policy_of_the_settings_names_nobody_but_us_and_the_till():
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    outside = {source for sources in policy.values() for source in sources if source.startswith("http")}

    assert outside == {"https://checkout.stripe.com", "https://billing.stripe.com"}
    assert not any("unsafe" in source or "nonce" in source for sources in policy.values() for source in sources)
