"""Several workers at once, on the database that lets them: each effect once."""

import threading

import pytest
from django.db import connection, connections

from ground import outbox
from ground.outbox import registry
from ground.outbox.actions import deliver
from ground.outbox.models import Entry

WORKERS, EFFECTS = 4, 60


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one process write at a time")
@pytest.mark.django_db(transaction=True)
def test_four_workers_carry_out_sixty_effects_once_each(monkeypatch):
    monkeypatch.setattr(registry, "_handlers", dict(registry._handlers))
    carried_out = []
    outbox.handles("shared")(lambda entry: carried_out.append(entry.key))
    for number in range(EFFECTS):
        outbox.put("shared", f"shared:{number:02}")

    def work():
        try:
            deliver()
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _worker in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(carried_out) == [f"shared:{number:02}" for number in range(EFFECTS)]
    assert set(Entry.objects.values_list("attempts", flat=True)) == {1}
