"""Propose a focus: the alternating investigations in the order of the policy, and the draw of ties. Pure."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from naftctl.framework.lineage import Kind, Lineage, lineage
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Criterion, Framework
from naftctl.model.sector import Sector

Shortcomings = Mapping[str, tuple[str, ...]]
"""The ids of shortcomings by the investigation that they belong to."""


class Ranked(Struct, frozen=True):
    """An alternate with all that its rank follows from; `drawn` where only the draw decided.

    `times` counts the inspections of the running cycle in the sector, `shortcomings` are those of last time.
    """

    rank: int
    investigation: str
    last_here: date | None
    times: int
    shortcomings: tuple[str, ...]
    signals: int
    draw: str
    drawn: bool = False

    def standing(self, criteria: Sequence[Criterion]) -> tuple[int, ...]:
        """Where it stands by each criterion, the lowest first; one open shortcoming or signal is enough."""
        by = {
            Criterion.NEVER_HERE: int(self.last_here is not None),
            Criterion.LONGEST_AGO: self.last_here.toordinal() if self.last_here else 0,
            Criterion.LEAST_IN_SECTOR: self.times,
            Criterion.OPEN_SHORTCOMING: int(not self.shortcomings),
            Criterion.SIGNAL: int(not self.signals),
        }
        return tuple(by[criterion] for criterion in criteria)


class Proposal(Struct, frozen=True):
    """What is always investigated, and the alternates in order; people choose.

    `since` is the first day of the running cycle; `shortcomings` are those of the inspection `previous`, and
    what others left open under its whole name, with the inspection before it.
    """

    seed: str
    since: date
    always: tuple[str, ...]
    ranking: tuple[Ranked, ...]
    previous: str = ""
    shortcomings: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Left(Struct, frozen=True):
    """A shortcoming on a scale that an inspection other than the last one left open, and its framework.

    `between` are the versions since then, the oldest first.
    """

    name: str
    scale: str
    framework: Framework
    between: tuple[Framework, ...] = ()


class Turn(Struct, frozen=True):
    """Whose turn it is: a provider, on its first day of visit, by a version of the framework."""

    framework: Framework
    provider: str
    visit: date

    @property
    def seed(self) -> str:
        """The public seed of the draw: nothing in it can be picked to steer the outcome."""
        return f"{self.provider} {self.visit} {self.framework.ref}"


def draw(seed: str, alternate: str) -> str:
    """The lot of an alternate: the SHA-256 of the seed, a blank and its id; the lowest comes first."""
    return hashlib.sha256(f"{seed} {alternate}".encode()).hexdigest()


def turn_of(dossier: Dossier) -> Turn | None:
    """Whose turn it is in an inspection, None while no visit is planned."""
    visit = dossier.inspection.first_visit
    return Turn(dossier.framework, dossier.inspection.provider.id, visit) if visit else None


def propose(
    dossier: Dossier,
    sector: Sector,
    previous: Dossier | None,
    between: Sequence[Framework] = (),
    left: Sequence[Left] = (),
    closed: Collection[str] = (),
) -> Proposal:
    """The focus that follows from the policy, the past and the desk analysis of an inspection.

    `previous` is the provider's last inspection, `between` are the framework versions since then, the oldest
    first; `left` is what other inspections left open, `closed` what is open no longer, by its whole name. An
    investigation of another version counts by its id, also where that version is not here.

    Raises:
        ValueError: no visit is planned, and the draw rests on its day.
    """
    turn = turn_of(dossier)
    if turn is None:
        raise ValueError("no visit is planned")
    last = _last(previous, tuple(between), closed) if previous else ()
    shortcomings = _open(dossier.framework, (*last, *left))
    signals = Counter(signal.investigation for signal in (dossier.desk.signals if dossier.desk else ()))
    return Proposal(
        turn.seed,
        cycle_start(turn.visit, dossier.framework.focus.cycle_years),
        tuple(item.id for item in dossier.framework.always),
        rank(turn, sector, shortcomings, signals, dossier.id),
        previous.id if previous else "",
        tuple(shortcomings.items()),
    )


def rank(
    turn: Turn, sector: Sector, shortcomings: Shortcomings, signals: Mapping[str, int], but: str = ""
) -> tuple[Ranked, ...]:
    """The alternates in order; only inspections before the visit count, and not the one named `but`."""
    policy = turn.framework.focus
    since = cycle_start(turn.visit, policy.cycle_years)
    last: dict[str, date] = {}
    times: Counter[str] = Counter()
    for day, past in sector.before(turn.visit, but):
        times.update(past.focus if day >= since else ())
        last |= dict.fromkeys(past.focus, day) if past.provider == turn.provider else {}
    found = (
        Ranked(
            rank=0,
            investigation=name,
            last_here=last.get(name),
            times=times[name],
            shortcomings=shortcomings.get(name, ()),
            signals=signals.get(name, 0),
            draw=draw(turn.seed, name),
        )
        for name in (item.id for item in turn.framework.alternates)
    )
    return tuple(_numbered(tuple(found), policy.criteria))


def _numbered(found: Sequence[Ranked], criteria: Sequence[Criterion]) -> Iterator[Ranked]:
    equals = Counter(each.standing(criteria) for each in found)
    in_order = sorted(found, key=lambda each: (each.standing(criteria), each.draw))
    for number, each in enumerate(in_order, 1):
        yield replace(each, rank=number, drawn=equals[each.standing(criteria)] > 1)


def cycle_start(day: date, years: int) -> date:
    """The first day of the cycle that runs until `day`."""
    month_end = (day.month, day.day) == (2, 29)
    return day.replace(year=max(day.year - years, 1), day=28 if month_end else day.day)


def _last(previous: Dossier, between: tuple[Framework, ...], closed: Collection[str]) -> Iterator[Left]:
    """The shortcomings of the last inspection, in its order."""
    for name in previous.shortcomings:
        if f"{previous.id}/{name}" not in closed:
            yield Left(name, name.partition("/")[0], previous.framework, between)


def _open(framework: Framework, left: Iterable[Left]) -> Shortcomings:
    """The shortcomings on scales that go on in this version, by investigation."""
    found: dict[str, dict[str, None]] = {}
    ties: dict[str, Lineage] = {}
    for each in left:
        if each.framework.ref not in ties:
            ties[each.framework.ref] = lineage(each.framework, framework, each.between)
        heirs = ties[each.framework.ref].heirs(Kind.SCALE, each.scale)
        for heir in heirs:
            if heir in framework.scale:
                found.setdefault(framework.scale[heir].investigation, {})[each.name] = None
    return {i.id: tuple(found[i.id]) for i in framework.investigations if i.id in found}
