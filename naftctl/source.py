"""Places in files: every value can tell where it was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct, field

from naftctl.language import tr

Route: TypeAlias = tuple[str | int, ...]


class Span(Struct, frozen=True, order=True):
    """A stretch of a file.

    `path` is relative to the workspace, with `/`. Lines and columns count characters from 1; 0 means "the
    whole file". `end_column` is exclusive; an end of 0 means "one place, no stretch". In a workbook `cell` is
    the place, `Schalen!D7`; line and column are then those of the cell.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    cell: str = ""

    def __str__(self) -> str:
        if self.cell:
            sheet, _, cell = self.cell.rpartition("!")
            return (
                tr("{path}: sheet {sheet}, cell {cell}", path=self.path, sheet=sheet, cell=cell)
                if cell
                else tr("{path}: sheet {sheet}", path=self.path, sheet=sheet)
            )
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Origin(Struct, frozen=True):
    """A file and the places of everything in it, by route.

    `keys` has the place of each key of a mapping, `values` the place of each value; a route is the chain of
    keys and indexes that leads there, `()` for the whole. `instead` has the place that stands for a field
    which the reader had to refuse, so that a rule that misses the field points at the same place.
    """

    path: str
    keys: Mapping[Route, Span] = field(default_factory=dict)
    values: Mapping[Route, Span] = field(default_factory=dict)
    instead: Mapping[Route, Span] = field(default_factory=dict)

    def at(self, *route: str | int) -> Span:
        """The place of the value at `route`, or of the nearest thing around it that is there."""
        return self._nearest(self.values, route)

    def key(self, *route: str | int) -> Span:
        """The place of the key that `route` ends in, or of the nearest thing around it that is there."""
        return self._nearest(self.keys, route)

    def _nearest(self, places: Mapping[Route, Span], route: Route) -> Span:
        for end in range(len(route), 0, -1):
            found = self.instead.get(route[:end]) or places.get(route[:end]) or self.keys.get(route[:end])
            if found:
                return found
        return self.values.get((), Span(self.path))


class Cure(Struct, frozen=True):
    """A change at one place that mends a fault: what was read there, and what has to stand there.

    Where nothing `was` there, `now` comes in at the start of the span; in a span of a whole file at its end.
    """

    span: Span
    was: str
    now: str


class Flaw(Struct, frozen=True):
    """Something in a text that may not stand there, with the code that explains it."""

    code: str
    span: Span
    message: str
    hint: str = ""
    cures: tuple[Cure, ...] = ()
