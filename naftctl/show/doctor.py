"""What is used on this device and what is to be done about it, as text and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from naftctl.language import tr
from naftctl.show.words import Paint, visible


class State(StrEnum):
    """How a part is, in a word; no part is told by its sign or its colour alone."""

    FINE = tr("in order")
    LOOK = tr("take note")
    MISSING = tr("missing")
    """A report cannot be made without it."""


_SIGNS = {State.FINE: "✓", State.LOOK: "!", State.MISSING: "✗"}
_COLOURS = {State.FINE: "32", State.LOOK: "1;33", State.MISSING: "1;31"}
_INDENT = 13


class Part(Struct, frozen=True):
    """Something that the program uses: its name, how it is, what was found, and one imperative or nothing."""

    name: str
    state: State
    said: str
    cure: str = ""


def page(parts: Sequence[Part], width: int, paint: Paint) -> Iterator[str]:
    """The lines for people: a part each, its cure below it, and what it comes to."""
    for part in parts:
        state = f"{_SIGNS[part.state]} {part.state:<{_INDENT - 3}} "
        first, *rest = _wrapped(f"{part.name}: {part.said}", width - _INDENT)
        yield paint(state, _COLOURS[part.state]) + first
        cure = _wrapped(f"help: {part.cure}", width - _INDENT) if part.cure else ()
        yield from (" " * _INDENT + line for line in (*rest, *cure))
    yield ""
    yield from _wrapped(_sum(parts), width)


def as_json(parts: Sequence[Part]) -> str:
    """The parts for scripts."""
    states = {State.FINE: "fine", State.LOOK: "look", State.MISSING: "missing"}
    found = [
        {"name": part.name, "state": states[part.state], "message": part.said, "hint": part.cure or None}
        for part in parts
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(visible(text), width, break_long_words=True, break_on_hyphens=False) or [""]


def _sum(parts: Sequence[Part]) -> str:
    missing = [part.name for part in parts if part.state is State.MISSING]
    look = [part.name for part in parts if part.state is State.LOOK]
    if missing:
        return tr("a report cannot be made here: first {missing}", missing=", ".join(missing))
    return tr("what a report needs is here") + (
        tr("; take note of {look}", look=", ".join(look)) if look else ""
    )
