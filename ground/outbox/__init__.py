"""Effects after commit: what must happen outside the database is first a row inside it.

`put("contact-mail", f"contact-mail:{message.pk}", message=message.pk)` in the action's transaction; a room's `tasks.py`
says what to do with it:

    @outbox.handles("contact-mail")
    def mail_contact_message(entry, *, message): ...

Delivered at least once and, after a crash, at most once more. A key is used once for ever.
"""

from datetime import datetime

from ground.outbox.registry import handles

__all__ = ["handles", "put"]


def put(kind: str, key: str, *, due: datetime | None = None, sealed: dict | None = None, **ids):
    """Note an effect in the caller's transaction; see `actions.put`."""
    from ground.outbox import actions  # inline: models need the apps to be loaded

    return actions.put(kind, key, due=due, sealed=sealed, **ids)
