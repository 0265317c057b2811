"""The suite's database is a copy of one migrated once and kept in var/, keyed by every migration there is."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def migrations_key() -> str:
    """A name for the schema: installed packages' migrations and ours, and the roles written after them."""
    from django.apps import apps

    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda each: each.name):
        for file in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.name}/{file.name}".encode())
            digest.update(file.read_bytes())
    digest.update((ROOT / "membership" / "roles.py").read_bytes())
    return digest.hexdigest()[:16]


@pytest.fixture(autouse=True)
def nothing_kept():
    """No test sees what another left in a cache."""
    from django.conf import settings
    from django.core.cache import caches

    for name in settings.CACHES:
        cache = caches[name]
        if hasattr(cache, "_cache") and hasattr(cache._cache, "get_client"):
            client = cache._cache.get_client(None, write=True)
            if keys := list(client.scan_iter(f"{cache.key_prefix}:*")):
                client.delete(*keys)
        else:
            cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Migrate once per schema into a template, then copy it: one second instead of fifteen."""
    from django.db import connection

    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            yield from _sqlite(connection, worker)
        else:
            yield from _postgresql(connection, worker)


def _sqlite(connection, worker):
    from django.core.management import call_command
    from filelock import FileLock

    folder = ROOT / "var" / "test"
    folder.mkdir(parents=True, exist_ok=True)
    template = folder / f"template-{migrations_key()}.sqlite3"
    mine = folder / f"db-{worker or 'main'}.sqlite3"
    with FileLock(f"{template}.lock"):
        if not template.exists():
            fresh = template.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            _point(connection, str(fresh))
            call_command("migrate", verbosity=0)
            connection.close()
            with sqlite3.connect(fresh) as database:
                database.execute("PRAGMA journal_mode=DELETE")
            database.close()
            fresh.rename(template)
    for leftover in folder.glob(f"{mine.name}*"):
        leftover.unlink()
    shutil.copy(template, mine)
    _point(connection, str(mine))
    yield
    connection.close()


def _point(connection, name: str):
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.settings_dict["TEST"]["NAME"] = name


def _postgresql(connection, worker):
    from django.core.management import call_command
    from filelock import FileLock

    key = migrations_key()
    # Named after this folder too: several checkouts may test on one server at once.
    here = hashlib.sha256(str(ROOT).encode()).hexdigest()[:6]
    template, mine = f"solidarity_test_{key}", f"solidarity_test_{here}_{worker or 'main'}"
    folder = ROOT / "var" / "test"
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f"{template}.lock"):
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
            known = cursor.fetchone()
        if not known:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{template}_new"')
                cursor.execute(f'CREATE DATABASE "{template}_new"')
            _point(connection, f"{template}_new")
            call_command("migrate", verbosity=0)
            connection.close()
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'ALTER DATABASE "{template}_new" RENAME TO "{template}"')
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{mine}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{mine}" TEMPLATE "{template}"')
    _point(connection, mine)
    yield
    connection.close()


@pytest.fixture(autouse=True)
def _every_test_begins_in_english(settings):
    """A request leaves its language behind in the process; the next test must not read it."""
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)
