"""What an overview of the sector tells: figures without names, as they may be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from naftctl.model.record import Day, Page


class Reason(StrEnum):
    """Why an inspection does not count in the figures of a year."""

    UNREADABLE = "unreadable"
    FAULTS = "faults"
    STOPPED = "stopped"
    NOT_FINAL = "not_final"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    """The same provider was inspected again in the same year on all of its scales; the last level counts."""
    PASSIVE = "passive"
    """Its report is not public: it counts in the number of inspections and in no other figure."""
    UNSCALED = "unscaled"
    """It has no scales, like a follow-up: it counts in the number of inspections and in no other figure."""
    LATER = "later"
    """It became final after the overview of its year was published, and counts in a later one."""


APART = frozenset({Reason.PASSIVE, Reason.UNSCALED, Reason.REPLACED})
"""Why an inspection counts in the number of inspections only; of those only the number together is told."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year that an overview is about: `2026`, or the school year `2025-2026`; both days are part of it."""

    name: str
    first: date
    last: date

    @property
    def school(self) -> bool:
        """Whether this is a school year."""
        return "-" in self.name

    def __contains__(self, day: date) -> bool:
        """Whether a day is part of it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Answer:
    """A question about good practice, by its id and title, and what was answered, as Markdown."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Practice:
    """A good practice (goede praktijk) that its provider shares with the sector, as Markdown, without names.

    The scale is not told: with all practices of a scale at hand, a reader could count who is on its highest
    level.
    """

    investigation: str
    text: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What one inspection brings to the overviews. It has names and is never printed.

    `final` is the day on which it became final; `reason` says why it cannot count in any year, `faults` how
    many errors `check` finds in it. `levels` has the level by scale, or `niet_ingeschaald`; `cited` each kind
    of point (S, O, T) with the expectations that such points cite; `loose` how many points of a kind cite
    none; `scored` the levels that members gave by scale; `unsafe` how many good practices are shared and
    name somebody.
    """

    id: str
    provider: str
    name: str = ""
    occasion: str = ""
    public: bool = False
    framework: str = ""
    visit: date | None = None
    final: date | None = None
    reason: Reason | None = None
    faults: int = 0
    focus: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, frozenset[str]] = field(default_factory=dict)
    loose: Mapping[str, int] = field(default_factory=dict)
    scored: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    practices: tuple[Practice, ...] = ()
    unsafe: int = 0


class Published(Page):
    """`overviews/<year>/published.yaml`: which inspections a published overview counts, for ever.

    What is told of a year never changes afterwards, so that two overviews side by side tell nothing more
    than each of them. The file stays with the inspectorates.
    """

    year: str
    published: Day
    threshold: int
    inspections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Levels side by side, the lowest first, and how many providers are on them together."""

    levels: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """How the providers of one year stand on one scale (verdeling).

    `in_focus` counts those inspected with this scale in focus, `scaled` those that got a level. `groups` have
    all levels in order, and each counts nobody or at least as many as the threshold; there are none where
    fewer were scaled.
    """

    year: str
    in_focus: int
    scaled: int
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the framework by id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Series:
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


@dataclass(frozen=True, slots=True)
class Mention:
    """How many of the providers asked about an expectation got a point of a kind that cites it.

    `asked` counts those with a scale in focus that rests on it; a count is None where it is not zero and
    lies under the threshold.
    """

    expectation: Named
    versions: tuple[str, ...]
    asked: int
    strengths: int | None
    opportunities: int | None
    shortcomings: int | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many inspections there were of a kind; None where that is hidden."""

    what: Named
    count: int | None


@dataclass(frozen=True, slots=True)
class Tally:
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


@dataclass(frozen=True, slots=True)
class Interval:
    """Two bounds between which a figure lies with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the members of a team agree on one scale (overeenstemming), over all years and all teams.

    `units` counts the scorings with at least two members, `exact`, `adjacent` and `further` pairs of members.
    `alpha` is Krippendorff's for ordinal levels, None where there are too few units or no differences at all.
    """

    scale: Named
    versions: tuple[str, ...]
    units: int
    exact: int
    adjacent: int
    further: int
    alpha: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """A level (ontwikkelingsniveau) by id, with its place from the lowest, 1, and its label."""

    id: str
    order: int
    label: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The sector in one year (jaaroverzicht), with nothing in it that has to be hidden.

    `figures` are the final inspections of the year that count in every figure, `providers` counts their
    providers; `apart` are those that count in the number of inspections only. `focus` counts
    providers per investigation, `left_out` by reason what does not count at all, `late` the inspections that became final
    after the overview of their own year. `until` is the day up to which it tells, `published` the day on
    which it was published, None for a proof. How many good practices are not told is not told either: with
    all of them, a reader could count who is on the highest level of a scale.
    `renamed` counts providers whose name changed since an earlier inspection. `reliability` is there in the
    internal edition only.
    """

    period: Period
    until: date
    threshold: int
    published: date | None
    versions: tuple[str, ...]
    levels: tuple[Level, ...]
    figures: Tally
    apart: Tally
    providers: int
    focus: tuple[Count, ...]
    series: tuple[Series, ...]
    mentions: tuple[Mention, ...]
    practices: tuple[Practice, ...]
    loose: int
    left_out: Mapping[Reason, int]
    late: int = 0
    renamed: int = 0
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
