"""Scales and expectations over the versions of a framework, as long as their words stay the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from naftctl.framework.lineage import Kind, Lineage, entries, lineage
from naftctl.framework.order import family_of, in_order
from naftctl.model.framework import Framework
from naftctl.model.overview import Named

Member = tuple[str, str]
"""A framework version and the id of an entry in it."""
Place = tuple[int, str]
"""The number of a version, the oldest first, and the id of an entry in it."""


class Chain(Struct, frozen=True):
    """A scale as long as its words stay the same, with its versions, the oldest first, and its latest name.

    `levels` are those that it is scored in, the lowest first. `origins` are the scales that it came from
    where the words changed, `heirs` those that came from it.
    """

    investigation: Named
    scale: Named
    members: tuple[Member, ...]
    levels: tuple[str, ...] = ()
    origins: tuple[Named, ...] = ()
    heirs: tuple[Named, ...] = ()

    @property
    def versions(self) -> tuple[str, ...]:
        """The framework versions in which it is word for word the same."""
        return tuple(ref for ref, _ in self.members)


class Strand(Struct, frozen=True):
    """An expectation as long as its words stay the same, with its versions, the oldest first."""

    expectation: Named
    members: tuple[Member, ...]

    @property
    def versions(self) -> tuple[str, ...]:
        """The framework versions in which it is word for word the same."""
        return tuple(ref for ref, _ in self.members)


def within(frameworks: Mapping[str, Framework], used: Iterable[str]) -> dict[str, Framework]:
    """The versions from the oldest to the newest that is used of each framework, those in between too."""
    known = set(used) & frameworks.keys()
    found: dict[str, Framework] = {}
    for family in {family_of(ref) for ref in known}:
        span = in_order(ref for ref in known if family_of(ref) == family)
        refs = in_order(ref for ref in frameworks if family_of(ref) == family)
        found |= {ref: frameworks[ref] for ref in refs[refs.index(span[0]) : refs.index(span[-1]) + 1]}
    return {ref: found[ref] for ref in in_order(found)}


def chains(frameworks: Mapping[str, Framework]) -> tuple[Chain, ...]:
    """Every scale of these versions, by investigation, in the order of the newest version."""
    return tuple(chain for family in _families(frameworks, Kind.SCALE) for chain in family.chains())


def strands(frameworks: Mapping[str, Framework]) -> tuple[Strand, ...]:
    """Every expectation of these versions, in the order of the newest version."""
    return tuple(strand for family in _families(frameworks, Kind.EXPECTATION) for strand in family.strands())


def _families(frameworks: Mapping[str, Framework], kind: Kind) -> Iterator[_Line]:
    for _, refs in groupby(in_order(frameworks), key=family_of):
        yield _Line([frameworks[ref] for ref in refs], kind)


class _Line:
    """The versions of one framework, the oldest first, and what goes on from one to a later one."""

    def __init__(self, versions: Sequence[Framework], kind: Kind) -> None:
        self.versions, self.kind = versions, kind
        self.entries = [entries(version, kind) for version in versions]
        self._ties: dict[tuple[int, int], Lineage] = {}
        self.goes_on = self._one_to_one()

    def chains(self) -> list[Chain]:
        """The scales, those of an investigation together."""
        found = [self._chain(steps) for steps in self._runs()]
        groups = list(dict.fromkeys(chain.investigation.id for chain in found))
        return sorted(found, key=lambda chain: groups.index(chain.investigation.id))

    def strands(self) -> Iterator[Strand]:
        """The expectations."""
        for steps in self._runs():
            (name,) = self._named(steps[-1][0], steps[-1][1:])
            yield Strand(name, self._members(steps))

    def _runs(self) -> list[tuple[Place, ...]]:
        """Every entry as long as it is the same, in the order of the newest version.

        One that ended earlier stands after the one that it then stood after.
        """
        came_from = {later: before for before, later in self.goes_on.items()}
        order: list[Place] = []
        for number in reversed(range(len(self.versions))):
            at = 0
            for name in self.entries[number]:
                first = number, name
                while first in came_from:
                    first = came_from[first]
                if first not in order:
                    order.insert(at, first)
                at = order.index(first) + 1
        return [self._run(first) for first in order]

    def _run(self, first: Place) -> tuple[Place, ...]:
        steps = [first]
        while steps[-1] in self.goes_on:
            steps.append(self.goes_on[steps[-1]])
        return tuple(steps)

    def _one_to_one(self) -> dict[Place, Place]:
        """For every entry the later one that is the same, word for word, if that goes on with it alone."""
        found = {}
        for number, names in enumerate(self.entries):
            for name in names:
                later, heirs = self._heirs(number, name)
                if heirs and self._tie(number, later).same(self.kind, name):
                    found[number, name] = (later, heirs[0])
        often = Counter(found.values())
        return {before: later for before, later in found.items() if often[later] == 1}

    def _heirs(self, number: int, name: str) -> tuple[int, tuple[str, ...]]:
        """The first later version that goes on with an entry, and what goes on with it there."""
        for later in range(number + 1, len(self.versions)):
            if heirs := self._tie(number, later).heirs(self.kind, name):
                return later, heirs
        return number, ()

    def _origins(self, number: int, name: str) -> tuple[int, tuple[str, ...]]:
        """The last earlier version that an entry comes from, and what it comes from there."""
        for before in range(number - 1, -1, -1):
            if origins := self._tie(before, number).origins(self.kind, name):
                return before, origins
        return number, ()

    def _tie(self, old: int, new: int) -> Lineage:
        if (old, new) not in self._ties:
            between = self.versions[old + 1 : new]
            self._ties[old, new] = lineage(self.versions[old], self.versions[new], between)
        return self._ties[old, new]

    def _chain(self, steps: Sequence[Place]) -> Chain:
        last, now = steps[-1]
        framework, scale = self.versions[last], self.entries[last][now]
        return Chain(
            self._investigation(scale.investigation),
            Named(now, scale.title),
            self._members(steps),
            tuple(framework.level),
            self._named(*self._origins(*steps[0])),
            self._named(*self._heirs(last, now)),
        )

    def _members(self, steps: Sequence[Place]) -> tuple[Member, ...]:
        return tuple((self.versions[at].ref, each) for at, each in steps)

    def _named(self, number: int, names: Iterable[str]) -> tuple[Named, ...]:
        return tuple(Named(name, self.entries[number][name].title) for name in names)

    def _investigation(self, name: str) -> Named:
        titles = {each.id: each.title for version in self.versions for each in version.investigations}
        return Named(name, titles.get(name, name))
