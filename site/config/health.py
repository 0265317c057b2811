"""Two questions a supervisor asks: is the process up, and can it serve? Neither answer names anything of ours."""

from functools import cache as remember

from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def healthz(request):
    """The process answers. Asks nobody else: a database that is away must not get it restarted."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request):
    """Database, cache and migrations are ready: 200, otherwise 503; the body says which."""
    found = {name: _works(check) for name, check in CHECKS.items()}
    return JsonResponse({"ready": all(found.values()), **found}, status=200 if all(found.values()) else 503)


def _works(check) -> bool:
    try:
        return check()
    except Exception:  # whatever a driver raises, the answer is "not ready"
        return False


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def cache() -> bool:
    """Whether the shared cache itself keeps a value, not what stands in for it while it is away."""
    shared = caches["default"]
    if hasattr(shared, "ping"):
        return shared.ping()
    shared.set("readyz", "here", 10)
    return shared.get("readyz") == "here"


def migrations() -> bool:
    return _migrated() or (_migrated.cache_clear() or False)


@remember
def _migrated() -> bool:
    """Looked up until it is true: a running process does not lose its migrations."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


CHECKS = {"database": database, "cache": cache, "migrations": migrations}
