"""Two records of the same kind, value by value; where they were written and in which order is no matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from enum import Enum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from naftctl.difference.values import Value, What
from naftctl.difference.words import Names, normal
from naftctl.model.inspection import Visit
from naftctl.model.record import Record
from naftctl.source import Span

TEXTS = frozenset(
    {"abstains", "conflict_of_interest", "divergence", "motive", "note", "question", "reason"}
    | {"shortcoming", "text", "title"}
)
"""Values that are sentences: what changed in them is shown by word."""
_KEYS = ("id", "date", "investigation", "group", "file", "rule")
"""The field by which an entry of a list is known, the first that it has."""
_CITING = "evidence"


class Field(Struct, frozen=True):
    """One value that changed, and the way to it from the page."""

    what: What
    route: tuple[str, ...]
    old: Value = None
    new: Value = None
    old_span: Span | None = None
    new_span: Span | None = None


def fields(
    old: Record | None, new: Record | None, names: Names, without: frozenset[str] = frozenset()
) -> Iterator[Field]:
    """Every value that differs, in the order of the model; one of a record that is not there is empty."""
    known = old or new
    if known is None:
        return
    for name in type(known).model_fields:
        if name not in without:
            for found in _values(getattr(old, name, None), getattr(new, name, None), name, names):
                sides = (_span(old, name), _span(new, name))
                yield replace(
                    found,
                    route=(name.rstrip("_"), *found.route),
                    old_span=found.old_span or sides[0],
                    new_span=found.new_span or sides[1],
                )


def in_brief(record: Record, *, known: bool = False) -> str:
    """The values of an entry on one line; where it is `known` by one of them, without that one."""
    skipped = _key_of(record) if known else ""
    values = [_plain(getattr(record, name)) for name in type(record).model_fields if name != skipped]
    shown = (value for value in values if value not in (None, ()))
    return ", ".join(", ".join(value) if isinstance(value, tuple) else str(value) for value in shown)


def _values(old: Any, new: Any, name: str, names: Names) -> Iterator[Field]:
    sample = old or new
    if isinstance(sample, Record):
        yield from _records(old, new, names)
    elif isinstance(sample, Mapping):
        yield from _entries(old or {}, new or {}, name, names)
    elif isinstance(sample, tuple) and isinstance(next(iter(sample), None), Record):
        yield from _lists(old or (), new or (), names)
    else:
        before, after = _plain(old, names if name == _CITING else {}), _plain(new)
        if isinstance(before or after, tuple) and set(before or ()) == set(after or ()):  # type: ignore[arg-type]
            return
        if before != after:
            words = name in TEXTS and before is not None and after is not None
            yield Field(What.REWORDED if words else What.CHANGED, (), before, after)


def _records(old: Record | None, new: Record | None, names: Names, *, known: bool = False) -> Iterator[Field]:
    if old is not None and new is not None:
        yield from fields(old, new, names)
    elif new is not None:
        yield Field(What.ADDED, (), None, in_brief(new, known=known), None, new.where())
    elif old is not None:
        yield Field(What.REMOVED, (), in_brief(old, known=known), None, old.where(), None)


def _entries(old: Mapping[str, Any], new: Mapping[str, Any], name: str, names: Names) -> Iterator[Field]:
    for key in dict.fromkeys((*old, *new)):
        for found in _values(old.get(key), new.get(key), name, names):
            yield replace(found, route=(str(key), *found.route))


def _lists(old: Sequence[Record], new: Sequence[Record], names: Names) -> Iterator[Field]:
    before, after = _keyed(old), _keyed(new)
    gone = [key for key in before if key not in after]
    come = [key for key in after if key not in before]
    sample = (*old, *new)[0]
    # A visit that was put off is the same visit on another day.
    other = dict(zip(gone, come, strict=False)) if isinstance(sample, Visit) else {}
    taken = set(other.values())
    for key, record in before.items():
        for found in _records(record, after.get(other.get(key, key)), names, known=True):
            yield replace(found, route=(key, *found.route))
    for key in (key for key in come if key not in taken):
        for found in _records(None, after[key], names, known=True):
            yield replace(found, route=(key, *found.route))


def _keyed(records: Sequence[Record]) -> dict[str, Record]:
    """The entries by what they are known by; a second one with the same key gets a number."""
    found: dict[str, Record] = {}
    for record in records:
        name = _key_of(record)
        key = free = str(_plain(getattr(record, name)) if name else "") or "?"
        number = 2
        while free in found:
            free, number = f"{key} ({number})", number + 1
        found[free] = record
    return found


def _key_of(record: Record) -> str:
    return next((name for name in _KEYS if name in type(record).model_fields), "")


def _plain(value: Any, names: Names | None = None) -> Value:
    """A value by its meaning; nothing for what is empty."""
    if isinstance(value, str):
        return normal(str(value.value) if isinstance(value, Enum) else value) or None
    if isinstance(value, tuple):
        row = (str(_plain(each)) for each in value if each is not None)
        return tuple(dict.fromkeys((names or {}).get(each, each) for each in row)) or None
    if isinstance(value, Record):
        return in_brief(value) or None
    if isinstance(value, Mapping):
        return tuple(f"{key}: {_plain(inside)}" for key, inside in value.items()) or None
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value if isinstance(value, int | date) else None


def _span(record: Record | None, name: str) -> Span | None:
    return record.where(name) if record is not None else None
