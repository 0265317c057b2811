"""Which function carries out which kind of entry."""

from collections.abc import Callable

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}


class UnknownKind(Exception):
    """Nobody handles this kind: probably written by a newer release than the one delivering it."""


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Register `handler(entry, **entry.ids)`; it may run twice after a crash, so it must bear that."""

    def register(handler: Handler) -> Handler:
        if kind in _handlers and _handlers[kind] is not handler:
            raise ValueError(f"“{kind}” is already handled by {_handlers[kind].__qualname__}.")
        _handlers[kind] = handler
        return handler

    return register


def handler_of(kind: str) -> Handler:
    try:
        return _handlers[kind]
    except KeyError:
        raise UnknownKind from None
