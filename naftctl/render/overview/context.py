"""What the template of an overview sees: plain figures by chapter, and references to texts of people."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from naftctl.model.overview import Named, Overview
from naftctl.render.context import Framework
from naftctl.render.pieces import House, Place
from naftctl.source import Span


class Segment(Struct, frozen=True):
    """Levels side by side, from the `first` to the `last` by order, and how many are on them together."""

    first: int
    last: int
    count: int


class Cell(Struct, frozen=True):
    """What a table says of one level; where levels are counted together, each of them has their sum."""

    count: int
    together: bool


class Row(Struct, frozen=True):
    """One scale in one year: a bar of a chart and a row of its table; no segments where they are hidden."""

    scale: Named
    year: str
    in_focus: int
    scaled: int
    segments: tuple[Segment, ...]
    cells: tuple[Cell, ...]


class Spread(Struct, frozen=True):
    """The scales of an investigation that are the same in these versions of the framework, in one year."""

    versions: tuple[str, ...]
    rows: tuple[Row, ...]


class Chapter(Struct, frozen=True):
    """An investigation in the year itself; `in_focus` counts its providers."""

    investigation: Named
    in_focus: int
    spreads: tuple[Spread, ...]


class Stretch(Struct, frozen=True):
    """The years of a scale as long as its words stayed the same; `origins` are the scales it came from."""

    scale: Named
    versions: tuple[str, ...]
    origins: tuple[Named, ...]
    rows: tuple[Row, ...]

    @property
    def renewed(self) -> bool:
        """Whether it took over from the scale with its own id alone, in other words."""
        return [origin.id for origin in self.origins] == [self.scale.id]


class Course(Struct, frozen=True):
    """A scale over the years (verloop), the earliest first; `heirs` go on with it after its last year."""

    scale: Named
    stretches: tuple[Stretch, ...]
    heirs: tuple[Named, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every year of it."""
        return tuple(row for stretch in self.stretches for row in stretch.rows)


class Courses(Struct, frozen=True):
    """The scales of an investigation over the years."""

    investigation: Named
    courses: tuple[Course, ...]


class Line(Struct, frozen=True):
    """What the inspections of the year said about one expectation; a count is None where it is hidden."""

    expectation: Named
    asked: int
    counts: tuple[int | None, ...]


class Lines(Struct, frozen=True):
    """The expectations that are the same in these versions of the framework."""

    versions: tuple[str, ...]
    lines: tuple[Line, ...]


class Told(Struct, frozen=True):
    """A question about good practice and the place of its answer."""

    title: str
    place: Place


class Shared(Struct, frozen=True):
    """A good practice, without names."""

    place: Place
    answers: tuple[Told, ...] = ()


class Practices(Struct, frozen=True):
    """The good practices of one investigation."""

    investigation: Named
    practices: tuple[Shared, ...]


class Grounds(Struct, frozen=True):
    """A scale and the expectations that it rests on, by id."""

    scale: Named
    investigation: str
    expectations: tuple[str, ...]


class Names(Struct, frozen=True):
    """The scales and expectations of one version of the framework."""

    framework: Framework
    scales: tuple[Grounds, ...]
    expectations: tuple[Named, ...]


class OverviewContext(Struct, frozen=True):
    """All that the template sees; `places` has where values beyond ASCII were written.

    `levels` are named as in the newest version of the year, the lowest first. `words` are the texts of people
    by their heading. `versions` has each framework version by its ref, also those of earlier years; where
    fewer scorings than `enough` were compared, nothing is said of their reliability.
    """

    version: str
    house: House
    overview: Overview
    levels: tuple[Named, ...]
    versions: Mapping[str, Framework]
    counted: tuple[Framework, ...]
    words: Mapping[str, tuple[Place, ...]]
    chapters: tuple[Chapter, ...]
    lines: tuple[Lines, ...]
    practices: tuple[Practices, ...]
    courses: tuple[Courses, ...]
    enough: int
    names: tuple[Names, ...]
    places: Mapping[str, Span] = field(default_factory=dict)
