"""Places of parsed values, worked out only when somebody asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from naftctl.source import Route, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Stretch: TypeAlias = Any
"""A parser event, or the first and the last event of a value."""
Entry: TypeAlias = tuple[Route, str | int | None, Any, Any, Any]
"""Where a value belongs (the route around it and its own step), its key's event, its first and its last."""


class Sheet(Struct, frozen=True):
    """A text with the name of its file and the file's line number of its first line."""

    path: str
    text: str
    first_line: int

    def whole(self) -> Span:
        """The place of the text as a whole."""
        return Span(self.path) if self.first_line == 1 else Span(self.path, self.first_line, 1)

    def point(self, line: int, column: int) -> Span:
        """One place, from a line and a column that count from 0."""
        return Span(self.path, line + self.first_line, column + 1)

    def index(self, start: int, length: int = 1) -> Span:
        """The place of `length` characters at an index of the text."""
        column = start - self.text.rfind("\n", 0, start)
        line = self.text.count("\n", 0, start) + self.first_line
        return Span(self.path, line, column, line, column + length)

    def span(self, stretch: Stretch) -> Span:
        """The place of a parser event, or of everything from one event to another."""
        first, last = stretch if isinstance(stretch, tuple) else (stretch, stretch)
        start, end = first.start_mark, last.end_mark
        if getattr(last, "style", None) in ("|", ">"):
            line, column = self._end_of_block(end.index)
        else:
            line, column = end.line, end.column
        if (line, column) <= (start.line, start.column):
            return self.point(start.line, start.column)
        line_of_start = start.line + self.first_line
        return Span(self.path, line_of_start, start.column + 1, line + self.first_line, column + 1)

    def _end_of_block(self, index: int) -> tuple[int, int]:
        # The parser ends a block text at the next word; a person sees it end at its own last letter.
        kept = self.text[:index].rstrip()
        return kept.count("\n"), len(kept) - kept.rfind("\n") - 1


class Places(Mapping[Route, Span]):
    """Places of keys or of values by route, worked out from the reader's log when they are asked for."""

    __slots__ = ("_log", "_of_keys", "_sheet", "_stretches")

    def __init__(self, sheet: Sheet, log: Sequence[Entry], *, of_keys: bool) -> None:
        self._sheet = sheet
        self._log = log
        self._of_keys = of_keys
        self._stretches: dict[Route, Stretch] | None = None

    def _by_route(self) -> dict[Route, Stretch]:
        if self._stretches is None:
            self._stretches = {}
            for route, step, key, first, last in self._log:
                stretch = key if self._of_keys else (first and (first, last))
                if stretch is not None:
                    self._stretches[route if step is None else (*route, step)] = stretch
        return self._stretches

    def __getitem__(self, route: Route) -> Span:
        return self._sheet.span(self._by_route()[route])

    def __contains__(self, route: object) -> bool:
        return route in self._by_route()

    def __iter__(self) -> Iterator[Route]:
        return iter(self._by_route())

    def __len__(self) -> int:
        return len(self._by_route())
