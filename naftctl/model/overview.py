"""What an overview of the sector tells: figures without names, as they may be published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from naftctl.model.account import Practice
from naftctl.model.period import Period

HEADINGS = ("Inleiding", "Wat opvalt", "Vooruitblik")
"""The parts that people write of an overview, by their heading in `text.md`."""


class LeftOut(StrEnum):
    """Why inspections of a year do not count at all, as far as the sector is told."""

    UNUSABLE = "unusable"
    """Unreadable, or with faults: what is wrong with its files is a matter of the house."""
    STOPPED = "stopped"
    NOT_FINAL = "not_final"
    WITHDRAWN = "withdrawn"
    LATER = "later"


class Group(Struct, frozen=True):
    """Levels side by side, the lowest first, and how many providers are on them together."""

    levels: tuple[str, ...]
    count: int


class Distribution(Struct, frozen=True):
    """How the providers of one year stand on one scale (verdeling).

    `in_focus` counts those inspected with this scale in focus, `scaled` those that got a level. `groups` have
    all levels in order, and each counts nobody or at least as many as the threshold; there are none where
    fewer were scaled.
    """

    year: str
    in_focus: int
    scaled: int
    groups: tuple[Group, ...] = ()


class Named(Struct, frozen=True):
    """Something of the framework by id and title."""

    id: str
    title: str


class Series(Struct, frozen=True):
    """A scale (ontwikkelingsschaal) as long as its words stay the same, with its years, the earliest first.

    `versions` are the framework versions in which it is word for word the same, the oldest first. `origins`
    are the scales that it came from where the words changed, `heirs` those that came from it; a scale that
    kept its id and changed its words is among them with the same id.
    """

    investigation: Named
    scale: Named
    versions: tuple[str, ...]
    years: tuple[Distribution, ...]
    origins: tuple[Named, ...] = ()
    heirs: tuple[Named, ...] = ()

    def year(self, name: str) -> Distribution | None:
        """The distribution of one year."""
        return next((each for each in self.years if each.year == name), None)


class Mention(Struct, frozen=True):
    """How many of the providers asked about an expectation got a point of a kind that cites it.

    `asked` counts those with a scale in focus that rests on it; a count is None where it is not zero and
    lies under the threshold, and that of shortcomings also where it would tell who is on the lowest level.
    """

    expectation: Named
    versions: tuple[str, ...]
    asked: int
    strengths: int | None
    opportunities: int | None
    shortcomings: int | None


class InFocus(Struct, frozen=True):
    """At how many providers an investigation was in focus; that tells no level, so it is never hidden."""

    investigation: Named
    providers: int


class Count(Struct, frozen=True):
    """How many inspections there were on an occasion; None where that is hidden."""

    what: Named
    count: int | None


class Inspections(Struct, frozen=True):
    """How many inspections there were, and on which occasions (aanleidingen).

    `total` is None where it is hidden, and then there are no occasions; else those add up to it, together
    with the ones that have no count.
    """

    total: int | None = 0
    occasions: tuple[Count, ...] = ()

    @property
    def hidden(self) -> int:
        """How many inspections there were on the occasions that have no count, together."""
        return (self.total or 0) - sum(each.count or 0 for each in self.occasions)


class Interval(Struct, frozen=True):
    """Two bounds between which a figure lies with 95 % confidence."""

    low: float
    high: float


class Reliability(Struct, frozen=True):
    """How far the members of a team agree on one scale (overeenstemming), over all years and all teams.

    `units` counts the scorings with at least two members, `exact`, `adjacent` and `further` pairs of members;
    where there are too few units, nothing else is told. `alpha` is Krippendorff's for ordinal levels, None
    also where nothing differs.
    """

    scale: Named
    versions: tuple[str, ...]
    units: int
    exact: int | None = None
    adjacent: int | None = None
    further: int | None = None
    alpha: float | None = None
    interval: Interval | None = None


class Level(Struct, frozen=True):
    """A level (ontwikkelingsniveau) by id, with its place from the lowest, 1, and its label."""

    id: str
    order: int
    label: str


class Overview(Struct, frozen=True):
    """The sector in one year (jaaroverzicht), with nothing in it that has to be hidden.

    `figures` are the final inspections of the year that count in every figure, `providers` counts their
    providers; `apart` are those that count in the number of inspections only. `focus` counts providers per
    investigation, `left_out` by reason what does not count at all, None under the threshold, `late` those of
    `figures` that became final after the overview of their own year. `until` is the day up to which it tells,
    `published` the day on which it was published, None for a proof. How many good practices are not told is
    not told either: with all of them, a reader could count who is on the highest level of a scale.
    `renamed` counts providers whose name changed since an inspection that counted before. An `internal`
    edition stays with the inspectorates; `reliability` is there in that one only.
    """

    period: Period
    until: date
    threshold: int
    published: date | None
    versions: tuple[str, ...]
    levels: tuple[Level, ...]
    figures: Inspections
    apart: Inspections
    providers: int
    focus: tuple[InFocus, ...]
    series: tuple[Series, ...]
    mentions: tuple[Mention, ...]
    practices: tuple[Practice, ...]
    loose: int
    left_out: Mapping[LeftOut, int | None]
    late: int = 0
    renamed: int = 0
    internal: bool = False
    reliability: tuple[Reliability, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no inspection became final in the year."""
        return self.figures.total == 0 and self.apart.total == 0

    @property
    def mixed(self) -> bool:
        """Whether inspections of the year follow more than one version of the framework."""
        return len(self.versions) > 1

    @property
    def now(self) -> tuple[Series, ...]:
        """The series with a distribution in the year itself."""
        return tuple(each for each in self.series if each.year(self.period.name))
