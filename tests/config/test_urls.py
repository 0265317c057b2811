"""What each role of process answers."""

import types

import pytest
from django.urls import Resolver404, get_resolver

from config import urls


def resolver(role: str, *, local: bool = False):
    module = types.ModuleType(f"urls_of_{role}")
    module.urlpatterns = urls.patterns(role=role, local=local)
    return get_resolver(module)


def answers(role: str, path: str, **options) -> bool:
    try:
        resolver(role, **options).resolve(path)
    except Resolver404:
        return False
    return True


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("all", {"/healthz": True, "/readyz": True, "/": True, "/cms/": True, "/documents/1/a.pdf": True}),
        ("office", {"/healthz": True, "/readyz": True, "/": True, "/cms/": True, "/documents/1/a.pdf": True}),
        ("public", {"/healthz": True, "/readyz": True, "/": True, "/cms/": False, "/documents/1/a.pdf": True}),
        ("worker", {"/healthz": True, "/readyz": True, "/": False, "/cms/": False, "/documents/1/a.pdf": False}),
    ],
)
def test_each_role_answers_only_what_is_its_own(role, expected):
    assert {path: answers(role, path) for path in expected} == expected


def test_the_gallery_of_components_and_the_guided_tour_are_for_laptops_only():
    def names(*, local):
        return {
            getattr(pattern, "name", None)
            for group in urls.patterns(role="all", local=local)
            for pattern in getattr(group, "url_patterns", [])
        }

    assert names(local=True) - names(local=False) == {"components", "guided_tour", "tour_sign_in"}


def test_a_storage_elsewhere_serves_its_files_itself(monkeypatch):
    monkeypatch.setattr("home.base.media_files.embedded", lambda: False)

    assert not answers("all", "/media/images/a.jpg")


@pytest.mark.django_db
def test_robots_txt_keeps_search_engines_out_of_the_office_and_shows_the_sitemap(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /cms/\n" in response.content.decode()
    assert response.content.decode().endswith("Sitemap: http://testserver/sitemap.xml\n")
