"""What follows from a frozen value, worked out once and kept with the value itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar


class Keeps(Protocol):
    """A frozen value with room for what follows from it; a changed copy of it begins with nothing."""

    @property
    def kept(self) -> dict[str, Any]:
        """What was worked out, by the name of what did."""
        ...


T = TypeVar("T", bound=Keeps)
R = TypeVar("R")


def once(derive: Callable[[T], R]) -> Callable[[T], R]:
    """The same function, which works out what it gives for a value only once."""
    name = f"{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def kept(value: T) -> R:
        if name not in value.kept:
            value.kept[name] = derive(value)
        found: R = value.kept[name]
        return found

    return kept
