"""A tree for a terminal: branches as wide as the line, each with its name in front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import shorten, wrap

from msgspec import Struct

from naftctl.show.words import Paint, visible

_NARROWEST, _SHORTEST = 16, 8


class Branch(Struct, frozen=True):
    """A line of a tree with what hangs under it.

    `name` stands in front; a `brief` text is cut off where it does not fit, any other goes on below; a `gap`
    says that something is missing.
    """

    text: str
    twigs: tuple[Branch, ...] = ()
    name: str = ""
    brief: bool = False
    gap: bool = False


def draw(twigs: Iterable[Branch], width: int, paint: Paint, lead: str = "") -> Iterator[str]:
    """The lines of the branches that hang under one place; `lead` stands before each."""
    branches = tuple(twigs)
    for number, branch in enumerate(branches, 1):
        last = number == len(branches)
        head, below = ("└── ", "    ") if last else ("├── ", "│   ")
        on = below + ("│   " if branch.twigs else "  ")
        first, *more = _lines(branch, max(_NARROWEST, width - len(lead) - len(on)))
        yield f"{lead}{head}{_painted(branch, first, paint)}"
        yield from (f"{lead}{on}{paint(line, '33') if branch.gap else line}" for line in more)
        yield from draw(branch.twigs, width, paint, lead + below)


def _lines(branch: Branch, room: int) -> list[str]:
    text = visible(branch.text)
    if branch.gap:
        text = f"○ {text}"
    if not branch.name:
        return wrap(text, room, break_on_hyphens=False) or [""]
    name = visible(branch.name)
    if not branch.brief:
        return wrap(f"{name}  {text}".rstrip(), room, break_on_hyphens=False)
    left = room - len(name) - 2
    return [f"{name}  {shorten(text, left, placeholder=' …')}".rstrip() if left > _SHORTEST else name[:room]]


def _painted(branch: Branch, line: str, paint: Paint) -> str:
    if branch.gap:
        return paint(line, "33")
    name = visible(branch.name)
    return paint(name, "1") + line.removeprefix(name) if name and line.startswith(name) else line
