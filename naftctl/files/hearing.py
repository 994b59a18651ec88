"""Who hears what is said while files are written: this layer prints nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_HEARER: ContextVar[Callable[[str], None] | None] = ContextVar("hearer", default=None)


@contextmanager
def heard_by(hearer: Callable[[str], None]) -> Iterator[None]:
    """Whatever is said inside goes to `hearer`, one message at a time."""
    token = _HEARER.set(hearer)
    try:
        yield
    finally:
        _HEARER.reset(token)


def tell(message: str) -> None:
    """Say something to whoever hears."""
    if hearer := _HEARER.get():
        hearer(message)
