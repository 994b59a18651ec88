"""Chance that is the same on every computer: draws from a stream of SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_BYTES = 8


class Chance:
    """A stream of draws that follows from its names only; streams with other names are independent of it."""

    def __init__(self, *names: object) -> None:
        self._names = names
        self._key = "\x1f".join(map(str, names)).encode()
        self._drawn = 0

    def apart(self, *names: object) -> Chance:
        """A stream of its own: what is drawn from it leaves this one as it is."""
        return Chance(*self._names, *names)

    def below(self, bound: int) -> int:
        """A number from 0 up to and without `bound`."""
        self._drawn += 1
        found = hashlib.sha256(b"%b\x1f%d" % (self._key, self._drawn)).digest()
        return int.from_bytes(found[:_BYTES]) % bound

    def between(self, low: int, high: int) -> int:
        """A number from `low` up to and with `high`."""
        return low + self.below(high - low + 1)

    def odds(self, percent: int) -> bool:
        """Whether something happens that happens so often in a hundred times."""
        return self.below(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def shuffled(self, items: Sequence[T]) -> tuple[T, ...]:
        """The items in some order."""
        left, found = list(items), list[T]()
        while left:
            found.append(left.pop(self.below(len(left))))
        return tuple(found)

    def dealt(self, items: Sequence[T]) -> Iterator[T]:
        """The items one after the other, in another order each time that all were dealt."""
        while True:
            yield from self.shuffled(items)
