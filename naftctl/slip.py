"""A name with a slip of the pen: the one known name that can only have been meant. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_BETWEEN = re.compile(r"(?<!\d)[-_\s]+|[-_\s]+(?!\d)")
_NUMBER = re.compile(r"\d+")
_SHORT, _LONG, _FURTHEST = 4, 8, 2


def slip(written: str, known: Iterable[str]) -> str:
    """The one known name that `written` is but for a slip, or "" where there is none, or more than one.

    Capitals, dashes and leading zeros do not count. A word may have one letter wrong, too many or missing, or
    two that changed places; a word of eight letters two of those; a word of three letters none. Numbers have
    to be the same, and beside a number no letter may be another one: `KV-B6` is no `KV-K6`.
    """
    names = tuple(known)
    form = _form(written)
    same = [name for name in names if _form(name) == form]
    near = same or [name for name in names if _near(form, _form(name))]
    return near[0] if len(near) == 1 and near[0] != written else ""


def _form(name: str) -> str:
    """A name without what does not count."""
    bare = _BETWEEN.sub("", name.casefold())
    return _NUMBER.sub(lambda number: number[0].lstrip("0") or "0", bare)


def _near(form: str, other: str) -> bool:
    numbers = _NUMBER.findall(form)
    if abs(len(form) - len(other)) > _FURTHEST or numbers != _NUMBER.findall(other):
        return False
    if numbers:
        moved = len(form) != len(other) or sorted(form) == sorted(other)
        return moved and len(form) >= _SHORT and _distance(form, other) <= 1
    room = 0 if len(form) < _SHORT else 1 if len(form) < _LONG else _FURTHEST
    return _distance(form, other) <= room


def _distance(one: str, other: str) -> int:
    """How many letters have to be typed, wiped, replaced or swapped with their neighbour."""
    before: tuple[int, ...] = ()
    row = tuple(range(len(other) + 1))
    for place in range(len(one)):
        before, row = row, tuple(_row(one, other, place, before, row))
    return row[-1]


def _row(one: str, other: str, place: int, before: tuple[int, ...], row: tuple[int, ...]) -> Iterator[int]:
    """The next row of the table of distances between beginnings of both words."""
    last = place + 1
    yield last
    for at in range(len(other)):
        last = min(row[at + 1] + 1, last + 1, row[at] + (one[place] != other[at]))
        if place and at and one[place] == other[at - 1] and one[place - 1] == other[at]:
            last = min(last, before[at - 1] + 1)
        yield last
