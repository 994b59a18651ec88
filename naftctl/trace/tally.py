"""What a scale counts, and what is missing under it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from naftctl.model.evidence import Method
from naftctl.trace.answers import grounded, sources
from naftctl.trace.graph import How, Kind, Trace


class Lack(StrEnum):
    """What may be missing."""

    UNREAD = "unreadable"
    POINTS = "no_points"
    SOURCE = "point_without_evidence"
    TOUCH = "expectation_without_evidence"
    TARGET = "cited_and_not_there"
    USE = "evidence_without_use"
    GROUND = "recommendation_without_evidence"


class Gap(Struct, frozen=True):
    """Something that is missing: of `id`, seen from `at`, a scale or another page."""

    lack: Lack
    id: str
    at: str = ""


class Tally(Struct, frozen=True):
    """What a scale or a finding counts, as the report does: its points, and the pieces it cites by method.

    `sources` counts the independent ones; `expectations` has what touches each; `gaps` is what is missing.
    """

    id: str
    points: tuple[str, ...]
    methods: Mapping[Method, tuple[str, ...]]
    sources: int
    expectations: Mapping[str, tuple[str, ...]]
    gaps: tuple[Gap, ...] = ()

    @property
    def pieces(self) -> int:
        """The number of pieces of evidence."""
        return sum(map(len, self.methods.values()))


class Overview(Struct, frozen=True):
    """The whole of an inspection: a tally per scale and per finding, and what is missing elsewhere."""

    tallies: tuple[Tally, ...]
    gaps: tuple[Gap, ...]

    def of(self, name: str) -> Tally | None:
        """The tally of a scale or a finding."""
        return next((tally for tally in self.tallies if tally.id == name), None)


def overview(trace: Trace) -> Overview:
    """A tally for every scale in focus, every other scale that was scored and every finding."""
    dossier, safe = trace.dossier, grounded(trace)
    names = dict.fromkeys(
        (*(s.id for s in dossier.scales), *dossier.scoring, *(f.id for f in dossier.findings))
    )
    tallies = tuple(_tally(trace, name, safe) for name in names)
    return Overview(tallies, tuple(_elsewhere(trace, safe, set(names))))


def touching(trace: Trace, name: str) -> tuple[str, ...]:
    """The pieces of evidence that touch an expectation or an item, by method and then by id."""
    pieces = {p for p in trace.up(name, How.TOUCHES) if trace.nodes[p].kind is Kind.EVIDENCE}
    return tuple(sorted(pieces, key=lambda p: ("DOGVC".find(p[0]), p)))


def _tally(trace: Trace, name: str, safe: frozenset[str]) -> Tally:
    dossier = trace.dossier
    page = dossier.scoring.get(name) or next((f for f in dossier.findings if f.id == name), None)
    targets = {citation.target for citation in page.body.citations} if page else set()
    cited = [dossier.piece[target] for target in sorted(targets) if target in dossier.piece]
    by_method = {method: tuple(e.id for e in cited if e.method is method) for method in Method}
    expectations = {
        e: touching(trace, e) for e in trace.down(name, How.BASED_ON) if e in dossier.framework.expectations
    }
    points = trace.points(name)
    lack = Lack.UNREAD if name in dossier.unread else Lack.POINTS
    gaps = [] if points else [Gap(lack, name, name)]
    gaps += [Gap(Lack.SOURCE, point, name) for point in points if point not in safe]
    gaps += [Gap(Lack.TARGET, t, name) for t in sorted(targets) if trace.nodes[t].kind is Kind.MISSING]
    gaps += [Gap(Lack.TOUCH, e, name) for e, pieces in expectations.items() if not pieces]
    methods = {method: ids for method, ids in by_method.items() if ids}
    return Tally(name, points, methods, sources(cited), expectations, tuple(gaps))


def _elsewhere(trace: Trace, safe: frozenset[str], pages: set[str]) -> list[Gap]:
    """What is missing outside the scales: in the regulation, in the advice, and evidence without use."""
    gaps = []
    for duty in trace.of_kind(Kind.REGULATION):
        gaps += [Gap(Lack.SOURCE, point, duty) for point in trace.points(duty) if point not in safe]
    gaps += [Gap(Lack.GROUND, name) for name in trace.of_kind(Kind.RECOMMENDATION) if name not in safe]
    for name in trace.of_kind(Kind.MISSING):
        at = {source.partition("/")[0] for source in trace.up(name, *How)}
        gaps += [Gap(Lack.TARGET, name, page) for page in sorted(at - pages)]
    unused = (name for name in trace.of_kind(Kind.EVIDENCE) if next(trace.up(name, How.CITES), None) is None)
    return [*gaps, *(Gap(Lack.USE, name) for name in unused)]
