"""No search holds a database longer than its time, whatever was typed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

SECONDS = 2.0
# SQLite asks after so many steps of its machine: often enough to stop within milliseconds, too rarely to be felt.
STEPS_BETWEEN_LOOKS = 20_000


class TookTooLong(Exception):
    """The search was stopped; a more exact one will be faster."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Everything asked of the database inside ends after `seconds`, or `TookTooLong` is raised."""
    deadline = time.monotonic() + seconds
    try:
        with _sqlite(deadline) if connection.vendor == "sqlite" else _postgresql(seconds):
            yield
    except OperationalError as error:
        if time.monotonic() < deadline:
            raise
        raise TookTooLong from error


@contextmanager
def _sqlite(deadline: float) -> Iterator[None]:
    connection.ensure_connection()
    database = connection.connection
    database.set_progress_handler(lambda: time.monotonic() > deadline, STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        database.set_progress_handler(None, 0)


@contextmanager
def _postgresql(seconds: float) -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(max(1, int(seconds * 1_000)))])
        yield
        cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
