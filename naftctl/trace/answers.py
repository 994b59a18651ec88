"""What a node rests on, what rests on it, and what would fall with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from graphlib import CycleError, TopologicalSorter

from msgspec import Struct

from naftctl.model.evidence import Evidence, Method
from naftctl.trace.graph import How, Kind, Trace

STATEMENTS = frozenset({Kind.POINT, Kind.REGULATION, Kind.RECOMMENDATION, Kind.REFLECTION, Kind.PASSAGE})
"""What says something and so may lose its sources."""
_PAGES = frozenset({Kind.SCALE, Kind.FINDING, Kind.REGULATION})


class Above(Struct, frozen=True):
    """Something that rests on a node: directly, or through those in `via`."""

    id: str
    via: tuple[str, ...] = ()

    @property
    def direct(self) -> bool:
        """Whether nothing stands between them."""
        return not self.via


class ScaleFall(Struct, frozen=True):
    """A scale that would rest on one method, on one source, or on nothing; what would be left."""

    id: str
    methods: tuple[Method, ...]
    sources: int
    one_method: bool
    one_source: bool


class Fall(Struct, frozen=True):
    """What would change without a piece of evidence."""

    unsourced: tuple[str, ...]
    scales: tuple[ScaleFall, ...]
    expectations: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether all would go on resting on something else."""
        return not (self.unsourced or self.scales or self.expectations)


def below(trace: Trace, name: str) -> tuple[str, ...]:
    """All that a node rests on, nearest first: its points, what these cite, and its expectations."""
    found = {name: None}
    for each in (queue := [name]):
        fresh = [n for n in trace.down(each, How.HOLDS, How.BASED_ON, How.CITES) if n not in found]
        queue += fresh
        found.update(dict.fromkeys(fresh))
    return tuple(found)[1:]


def above(trace: Trace, name: str) -> tuple[Above, ...]:
    """All that rests on a node, in the order of the trace; for a page, on anything that it holds."""
    inside = {name, *trace.down(name, How.HOLDS)} if trace.nodes[name].kind in _PAGES else {name}
    first = set(trace.up(name, How.BASED_ON))
    reached = (_rise(trace, inside) | first) - inside
    direct = first | {up for each in inside for up in _resting(trace, each)}
    found = []
    for each in trace.nodes:
        if each in reached:
            steps = (*trace.down(each, How.CITES, How.HOLDS),)
            found.append(Above(each, () if each in direct else tuple(s for s in steps if s in reached)))
    return tuple(found)


def grounded(trace: Trace, without: Collection[str] = ()) -> frozenset[str]:
    """All that rests on evidence, or on what cannot be read; `without` names the pieces that are left out."""
    pieces = (name for name in trace.of_kind(Kind.EVIDENCE, Kind.UNREAD) if name not in without)
    return frozenset(_rise(trace, pieces))


def fall(trace: Trace, piece: str) -> Fall:
    """What would lose its only source, and which scales and expectations would be left with one or none."""
    left = grounded(trace, {piece})
    lost = (name for name in _in_order(trace, _rise(trace, {piece})) if name not in left)
    unsourced = tuple(n for n in lost if trace.nodes[n].kind in STATEMENTS and n != piece)
    touched = trace.down(piece, How.TOUCHES)
    focus = {name for scale in trace.dossier.scales for name in scale.based_on}
    bare = tuple(n for n in touched if n in focus and set(trace.up(n, How.TOUCHES)) == {piece})
    return Fall(unsourced, tuple(_scale_falls(trace, piece)), bare)


def sources(pieces: Iterable[Evidence]) -> int:
    """The number of independent sources: each pair of a method and a group, and each document."""
    return len({source for piece in pieces for source in piece.sources})


def cycles(trace: Trace) -> tuple[tuple[str, ...], ...]:
    """The rings in which points rest on each other, each from a point back to itself; one per knot."""
    edges = {
        name: {target for target in trace.down(name, How.CITES) if target in trace.nodes}
        for name in trace.of_kind(*STATEMENTS)
    }
    found: list[tuple[str, ...]] = []
    while True:
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as error:
            ring = tuple(reversed(error.args[1]))
            start = min(range(len(ring) - 1), key=ring.__getitem__)
            found.append((*ring[start:-1], *ring[: start + 1]))
            edges = {name: to - set(ring) for name, to in edges.items() if name not in ring}
        else:
            return tuple(sorted(found))


def _rise(trace: Trace, names: Iterable[str]) -> set[str]:
    """These names with all that rests on them."""
    found = set(names)
    queue = list(found)
    for each in queue:
        fresh = [up for up in _resting(trace, each) if up not in found]
        found.update(fresh)
        queue += fresh
    return found


def _resting(trace: Trace, name: str) -> Iterable[str]:
    """What rests on a node at once: what cites it, and the page that holds it."""
    yield from trace.up(name, How.CITES)
    yield from (
        page for page in trace.up(name, How.HOLDS) if page in trace.nodes and trace.nodes[page].kind in _PAGES
    )


def _in_order(trace: Trace, names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in trace.nodes if name in names)


def _scale_falls(trace: Trace, piece: str) -> Iterable[ScaleFall]:
    for scoring in trace.dossier.scorings:
        cited = trace.dossier.cited(scoring)
        rest = [each for each in cited if each.id != piece]
        if len(rest) == len(cited):
            continue
        methods, count = {each.method for each in rest}, sources(rest)
        one_method = len(methods) == 1 < len({each.method for each in cited})
        one_source = count == 1 < sources(cited)
        if one_method or one_source or not rest:
            yield ScaleFall(scoring.id, tuple(sorted(methods)), count, one_method, one_source)
