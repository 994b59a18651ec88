"""What hangs on what in an inspection: nodes, and links that say which rests on which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from naftctl.model.dossier import Dossier
from naftctl.source import Span


class Kind(StrEnum):
    """What a node is."""

    INVESTIGATION = "investigation"
    SCALE = "scale"
    FINDING = "finding"
    POINT = "point"
    PASSAGE = "passage"
    EVIDENCE = "evidence"
    EXPECTATION = "expectation"
    REGULATION = "regulation"
    ITEM = "item"
    ADVICE = "advice"
    RECOMMENDATION = "recommendation"
    REFLECTION = "reflection"
    MISSING = "missing"
    UNREAD = "unread"


class How(StrEnum):
    """How one node hangs on another: `source` holds, is based on, cites or touches `target`."""

    HOLDS = "holds"
    BASED_ON = "based_on"
    CITES = "cites"
    TOUCHES = "touches"


class Node(Struct, frozen=True):
    """Something with a name in the inspection or its framework; `title` is what it says, in plain words."""

    id: str
    kind: Kind
    title: str
    span: Span


class Link(Struct, frozen=True):
    """`source` hangs on `target`; it says that they are linked, not that one proves the other."""

    source: str
    target: str
    how: How


class Trace(Struct, frozen=True, dict=True):
    """The whole of an inspection: every node by its id, and every link once, in the order of the files."""

    dossier: Dossier
    nodes: Mapping[str, Node]
    links: tuple[Link, ...]

    @cached_property
    def _down(self) -> Mapping[str, tuple[Link, ...]]:
        return _by_end(self.links, "source")

    @cached_property
    def _up(self) -> Mapping[str, tuple[Link, ...]]:
        return _by_end(self.links, "target")

    def down(self, name: str, *hows: How) -> Iterator[str]:
        """The nodes on which this one hangs in one of these ways."""
        return (link.target for link in self._down.get(name, ()) if link.how in hows)

    def up(self, name: str, *hows: How) -> Iterator[str]:
        """The nodes that hang on this one in one of these ways."""
        return (link.source for link in self._up.get(name, ()) if link.how in hows)

    def points(self, page: str) -> tuple[str, ...]:
        """The points that a scale, a finding or a regulation item holds."""
        held = self.down(page, How.HOLDS)
        return tuple(name for name in held if self.nodes[name].kind is Kind.POINT)

    def of_kind(self, *kinds: Kind) -> tuple[str, ...]:
        """The names of all nodes of these kinds, in order."""
        return tuple(name for name, node in self.nodes.items() if node.kind in kinds)


def _by_end(links: tuple[Link, ...], end: str) -> Mapping[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(getattr(link, end), []).append(link)
    return {name: tuple(those) for name, those in found.items()}
