"""Each mistake of a deployment is named by its own id, with a hint; a complete environment has none."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from config import checks

ROOT = Path(__file__).resolve().parents[2]


def example() -> dict[str, str]:
    """The documented environment, as `set -a; . ./.env.example` reads it."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(shlex.split(line)[0].split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.fixture
def production(monkeypatch, settings):
    """This process with the settings of a complete production, ready to be spoilt."""
    for name, value in example().items():
        monkeypatch.setenv(name, value)
    settings.ROLE = "office"
    settings.ALLOWED_HOSTS = ["www.example.org"]
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.org"
    settings.CACHES = {"default": {"BACKEND": "config.caches.ShelteredRedisCache"}}
    return settings


def found() -> list[str]:
    every = [
        checks.environment_is_complete, checks.role_is_one_process, checks.no_laptop_settings,
        checks.addresses_are_ours, checks.caches_are_shared, checks.uploads_are_allowlisted,
        checks.nobody_else_is_told, checks.policy_is_strict,
    ]
    messages = [message for check in every for message in check(app_configs=None)]
    assert all(message.hint for message in messages)
    return [message.id for message in messages]


def test_a_complete_production_has_nothing_to_say(production):
    assert found() == []


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, (key, _hint) in checks.REQUIRED.items()])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_each_value_missing_from_the_environment_is_named(production, monkeypatch, name, key, value):
    monkeypatch.delenv(name) if value is None else monkeypatch.setenv(name, value)

    assert found() == [key]


def test_a_mail_provider_may_stand_for_a_mail_server(production, monkeypatch):
    monkeypatch.delenv("EMAIL_URL")
    monkeypatch.setenv("EMAIL_BACKEND", "anymail.backends.postmark.EmailBackend")

    assert found() == []


@pytest.mark.parametrize(
    ("setting", "value", "key"),
    [
        ("ROLE", "everything", "config.E009"),
        ("ROLE", "all", "config.W001"),
        ("DEBUG", True, "config.E010"),
        ("LOCAL", True, "config.E011"),
        ("WAGTAILADMIN_BASE_URL", "http://www.example.org", "config.E013"),
        ("WAGTAILADMIN_BASE_URL", "https://elsewhere.example", "config.E013"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}, "config.E014"),
        ("CACHES", {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}}, "config.E014"),
        ("WAGTAILDOCS_EXTENSIONS", None, "config.E015"),
        ("WAGTAILDOCS_EXTENSIONS", ["pdf", "HTML"], "config.E015"),
        ("WAGTAILIMAGES_EXTENSIONS", ["png", "svg"], "config.E016"),
        ("WAGTAILIMAGES_MAX_IMAGE_PIXELS", None, "config.E016"),
        ("WAGTAIL_GRAVATAR_PROVIDER_URL", "//www.gravatar.com/avatar", "config.E017"),
        ("WAGTAIL_ENABLE_UPDATE_CHECK", True, "config.E018"),
        ("WAGTAILEMBEDS_FINDERS", [{"class": "wagtail.embeds.finders.oembed"}], "config.E018"),
        ("CONTENT_SECURITY_POLICY", {"DIRECTIVES": {"script-src": ["'unsafe-inline'"]}}, "config.E019"),
        ("CONTENT_SECURITY_POLICY", {"DIRECTIVES": {}, "EXCLUDE_URL_PREFIXES": ["/cms/"]}, "config.E019"),
    ],
)
def test_each_comfort_of_a_laptop_is_named(production, setting, value, key):
    setattr(production, setting, value)

    assert found() == [key]


def test_any_host_allowed_is_named(production):
    production.ALLOWED_HOSTS = ["*", "www.example.org"]

    assert found() == ["config.E012"]


def check_deploy(environment: dict[str, str], *, settings: str = "config.settings.production"):
    base = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env={**base, "DJANGO_SETTINGS_MODULE": settings, **environment},
        capture_output=True, text=True, check=False,
    )


def test_the_documented_environment_passes_the_deployment_check_whole():
    run = check_deploy(example())

    assert (run.returncode, "no issues" in run.stdout) == (0, True), run.stderr


def test_an_empty_environment_is_told_everything_at_once():
    run = check_deploy({})

    assert run.returncode == 1
    assert {key for key, _hint in checks.REQUIRED.values()} <= {
        word.strip("()") for word in run.stderr.split() if word.startswith("(config.")
    }
    assert "Traceback" not in run.stderr


def test_a_laptops_settings_are_refused():
    run = check_deploy(example(), settings="config.settings.local")

    assert run.returncode == 1
    assert "(config.E011)" in run.stderr
    assert "(membership.E001)" in run.stderr
