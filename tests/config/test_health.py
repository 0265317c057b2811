import json

import pytest
from django.db import DatabaseError

from config import health


def test_healthz_answers_without_asking_anyone(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_readyz_says_what_is_ready(client):
    response = client.get("/readyz")

    assert (response.status_code, response.json()) == (
        200, {"ready": True, "database": True, "cache": True, "migrations": True},
    )
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("away", ["database", "cache", "migrations"])
def test_readyz_is_503_and_names_what_is_away(client, monkeypatch, away):
    def broken():
        raise DatabaseError("password=secret")

    monkeypatch.setitem(health.CHECKS, away, broken)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert json.loads(response.content)[away] is False
    assert b"secret" not in response.content


@pytest.mark.django_db
def test_readyz_is_503_while_a_migration_is_missing(client, monkeypatch):
    health._migrated.cache_clear()
    monkeypatch.setattr("config.health.MigrationExecutor.migration_plan", lambda *_args: [("0002", False)])

    response = client.get("/readyz")

    assert (response.status_code, response.json()["migrations"]) == (503, False)


@pytest.mark.django_db
def test_a_cache_that_can_be_pinged_is_asked_itself(monkeypatch):
    class Away:
        def ping(self):
            return False

    monkeypatch.setattr("config.health.caches", {"default": Away()})

    assert health.cache() is False
