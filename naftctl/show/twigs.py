"""The branches of one node of a trace: what it rests on, what rests on it, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naftctl.language import tr
from naftctl.model.scoring import Result
from naftctl.show.linked import KINDS, counted, fall_words, gap_words, piece_words, ring_words, tally_words
from naftctl.show.tree import Branch
from naftctl.trace import (
    Above,
    Gap,
    How,
    Kind,
    Lack,
    Overview,
    Tally,
    Trace,
    above,
    below,
    cycles,
    fall,
    grounded,
    overview,
    touching,
)

_DEEPEST = 4
_UPWARD = (
    Kind.POINT,
    Kind.SCALE,
    Kind.REGULATION,
    Kind.FINDING,
    Kind.PASSAGE,
    Kind.RECOMMENDATION,
    Kind.REFLECTION,
)


class Twigs:
    """The branches under one node; a point is opened once, where it is met first."""

    def __init__(self, trace: Trace, name: str) -> None:
        self.trace, self.name, self.node = trace, name, trace.nodes[name]
        self.overview: Overview = overview(trace)
        self.safe = grounded(trace)
        self.opened = {name, *trace.points(name)}

    def all(self) -> Iterator[Branch]:
        """Down to what it rests on, up to what rests on it, and what is missing."""
        kind, tally = self.node.kind, self.overview.of(self.name)
        if kind is Kind.INVESTIGATION:
            yield from self._scales()
        elif kind is Kind.EVIDENCE:
            yield from self._touched()
        elif kind is Kind.EXPECTATION:
            yield self._touching()
        elif tally:
            yield from self._page(tally)
        elif kind is Kind.SCALE:
            yield Branch(tr("this scale is not in the focus of this inspection"), gap=True)
            yield from (self._expectation(each, ()) for each in self.trace.down(self.name, How.BASED_ON))
        else:
            yield from self._statement()
        yield from self._resting()
        if kind is Kind.EVIDENCE:
            words = fall_words(self.trace, fall(self.trace, self.name))
            yield Branch(tr("if {name} falls away", name=self.name), tuple(Branch(line) for line in words))
        yield from self._rings()

    # ── down ─────────────────────────────────────────────────────────────────────────────────────────────
    def _page(self, tally: Tally) -> Iterator[Branch]:
        """A scale or a finding: its points with their sources, its counts, and its expectations."""
        whole = [gap for gap in tally.gaps if gap.lack in {Lack.UNREAD, Lack.POINTS}]
        yield from (Branch(gap_words(gap), gap=True) for gap in whole)
        if not whole or tally.pieces:
            yield Branch(tally_words(tally))
        if tally.points:
            twigs = tuple(self._open(point) for point in tally.points)
            yield Branch(counted(len(twigs), KINDS[Kind.POINT]), twigs)
        passages = [
            n for n in self.trace.down(self.name, How.HOLDS) if self.trace.nodes[n].kind is Kind.PASSAGE
        ]
        if passages:
            twigs = tuple(self._open(name) for name in passages)
            yield Branch(tr("introductory texts with references"), twigs)
        cited = {piece for ids in tally.methods.values() for piece in ids}
        based = tuple(self.trace.down(self.name, How.BASED_ON))
        if based:
            kind = self.trace.nodes[based[0]].kind
            twigs = tuple(self._expectation(name, cited) for name in based)
            yield Branch(tr("linked to {what}", what=counted(len(twigs), KINDS[kind])), twigs)

    def _expectation(self, name: str, cited: Sequence[str] | set[str]) -> Branch:
        """An expectation with the evidence that touches it; what this scale does not cite says so."""
        twigs = []
        cites = (n for n in self.trace.down(name, How.CITES) if self.trace.nodes[n].kind is Kind.EVIDENCE)
        for piece in dict.fromkeys((*touching(self.trace, name), *cites)):
            aside = "" if piece in cited else tr(" (not cited with this scale)")
            twigs.append(Branch(piece_words(self.trace.dossier, piece) + aside, name=piece))
        gap = Branch(gap_words(Gap(Lack.TOUCH, name)), gap=True)
        return Branch(self.trace.nodes[name].title, tuple(twigs) or (gap,), name, brief=True)

    def _statement(self) -> Iterator[Branch]:
        """What a point, a text, a recommendation or a regulation item cites, and holds."""
        cited = tuple(self._cited(self.name, 0))
        if cited:
            yield Branch(tr("rests on"), cited)
        if self.name not in self.safe and self._claims():
            yield Branch(tr("rests on no source"), gap=True)
        yield from (self._open(name) for name in self.trace.down(self.name, How.HOLDS))
        already = set(self.trace.down(self.name, How.CITES))
        touched = [piece for piece in touching(self.trace, self.name) if piece not in already]
        if touched:
            twigs = (Branch(piece_words(self.trace.dossier, n), name=n) for n in touched)
            also = tr("also ") if already else ""
            words = counted(len(touched), KINDS[Kind.EVIDENCE])
            yield Branch(tr("{also}touched by {words}", also=also, words=words), tuple(twigs))

    def _claims(self) -> bool:
        """Whether the node says something that asks for a source."""
        result = self.trace.dossier.result.get(self.name)
        if self.node.kind is Kind.REGULATION:
            return result is not None and result.result in {Result.IN_ORDER, Result.BREACHED}
        return self.node.kind in {Kind.POINT, Kind.RECOMMENDATION}

    def _open(self, name: str, depth: int = 0) -> Branch:
        """A point with all that it cites."""
        self.opened.add(name)
        twigs, node = tuple(self._cited(name, depth)), self.trace.nodes[name]
        if name not in self.safe and node.kind in {Kind.POINT, Kind.RECOMMENDATION}:
            gap = Gap(Lack.SOURCE, name, name.rpartition("/")[0])
            twigs = (*twigs, Branch(gap_words(gap), gap=True))
        return Branch(node.title, twigs, name.removeprefix(f"{self.name}/"), brief=True)

    def _cited(self, name: str, depth: int) -> Iterator[Branch]:
        for target in dict.fromkeys(self.trace.down(name, How.CITES)):
            node = self.trace.nodes[target]
            opens = target not in self.opened and depth < _DEEPEST
            if node.kind is Kind.EVIDENCE:
                yield Branch(piece_words(self.trace.dossier, target), name=target)
            elif node.kind in {Kind.MISSING, Kind.UNREAD}:
                yield Branch(f"{target}: {KINDS[node.kind][0]}", gap=True)
            elif opens and (node.kind is Kind.POINT or any(self.trace.down(target, How.CITES))):
                yield self._open(target, depth + 1)
            else:
                yield Branch(node.title, name=target, brief=True)

    def _scales(self) -> Iterator[Branch]:
        for name in self.trace.down(self.name, How.HOLDS):
            tally, node = self.overview.of(name), self.trace.nodes[name]
            if tally is None:
                yield Branch(
                    node.title, (Branch(tr("not in the focus of this inspection")),), name, brief=True
                )
                continue
            gaps = (Branch(gap_words(gap), gap=True) for gap in tally.gaps)
            counts = f"{counted(len(tally.points), KINDS[Kind.POINT])}; {tally_words(tally)}"
            yield Branch(node.title, (Branch(counts), *gaps), name, brief=True)

    # ── up ───────────────────────────────────────────────────────────────────────────────────────────────
    def _touched(self) -> Iterator[Branch]:
        """What a piece of evidence touches."""
        names = tuple(dict.fromkeys(self.trace.down(self.name, How.TOUCHES)))
        if names:
            twigs = tuple(Branch(self.trace.nodes[n].title, name=n, brief=True) for n in names)
            words = counted(len(names), (tr("expectation or item"), tr("expectations and items")))
            yield Branch(tr("linked to {words}", words=words), twigs)

    def _touching(self) -> Branch:
        """The evidence that touches an expectation, with the points of its scales that cite it."""
        scales = set(self.trace.up(self.name, How.BASED_ON))
        twigs = []
        for piece in touching(self.trace, self.name):
            at = [p for p in self.trace.up(piece, How.CITES) if p.partition("/")[0] in scales]
            cited = (
                tr(", cited in {places}", places=", ".join(at)) if at else tr(", not cited with this scale")
            )
            twigs.append(Branch(piece_words(self.trace.dossier, piece) + cited, name=piece))
        if not twigs:
            return Branch(gap_words(Gap(Lack.TOUCH, self.name)), gap=True)
        return Branch(
            tr("touched by {sources}", sources=counted(len(twigs), KINDS[Kind.EVIDENCE])), tuple(twigs)
        )

    def _resting(self) -> Iterator[Branch]:
        found = above(self.trace, self.name)
        twigs = []
        for kind in _UPWARD:
            those = [each for each in found if self.trace.nodes[each.id].kind is kind]
            if those:
                lines = tuple(self._above(each) for each in those)
                twigs.append(Branch(counted(len(lines), KINDS[kind]), lines))
        if twigs:
            yield Branch(tr("what rests on this"), tuple(twigs))
        elif self.node.kind is Kind.EVIDENCE:
            yield Branch(gap_words(Gap(Lack.USE, self.name)), gap=True)

    def _above(self, each: Above) -> Branch:
        title = self.trace.nodes[each.id].title
        via = ", ".join(name.removeprefix(f"{each.id}/") for name in each.via)
        return Branch(f"via {via} · {title}" if via else title, name=each.id, brief=True)

    def _rings(self) -> Iterator[Branch]:
        near = {self.name, *below(self.trace, self.name), *(a.id for a in above(self.trace, self.name))}
        for ring in cycles(self.trace):
            if near & set(ring):
                yield Branch(ring_words(ring), gap=True)
