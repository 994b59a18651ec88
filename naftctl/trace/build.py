"""From a dossier to its trace."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naftctl.model.dossier import Dossier
from naftctl.model.evidence import Method
from naftctl.model.record import Page
from naftctl.model.scoring import Advice, Pointed
from naftctl.prose import Citation, Point, Prose, Section, Text
from naftctl.source import Span
from naftctl.trace.graph import How, Kind, Link, Node, Trace

_LETTERS = frozenset(method.letter for method in Method)
_CITED = re.compile(r"(?<!\\)\[@([^\[\]]*)\]")
_MARK = re.compile(r"(?<!\\)\[([^\[\]]*)\]\{\.[^{}]*\}")
_ITEM = re.compile(r"^(?=(?:[-*+]|\d+[.)])[ \t])", re.M)


def trace_of(dossier: Dossier) -> Trace:
    """Everything that is linked in an inspection."""
    builder = _Builder(dossier)
    builder.build()
    return Trace(dossier, builder.nodes, tuple(builder.links))


class _Builder:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.nodes: dict[str, Node] = {}
        self.links: dict[Link, None] = {}

    def build(self) -> None:
        self._framework()
        self._evidence()
        order = {name: number for number, name in enumerate(self.dossier.framework.scale)}
        for scoring in sorted(self.dossier.scorings, key=lambda s: order.get(s.id, len(order))):
            self._pointed(scoring, scoring.id, Kind.POINT)
        self._findings()
        self._regulation()
        self._followup()
        if self.dossier.advice:
            self._advice(self.dossier.advice)
        self._texts()
        wrong = {each.reference.target for each in self.dossier.unresolved}
        for link in tuple(self.links):
            if link.target not in self.nodes:
                kind = Kind.MISSING if link.target in wrong else Kind.UNREAD
                self._node(link.target, kind, "", Span(""))

    def _node(self, name: str, kind: Kind, title: str, span: Span) -> str:
        """Keep a node; a name that is taken already, as by a label written twice, gets a sign behind it."""
        while name in self.nodes:
            name += "+"
        self.nodes[name] = Node(name, kind, title, span)
        return name

    def _link(self, source: str, how: How, targets: Iterable[str]) -> None:
        self.links.update((Link(source, target, how), None) for target in targets)

    def _cite(self, source: str, citations: Iterable[Citation]) -> None:
        self._link(source, How.CITES, (citation.target for citation in citations))

    # ── what there is ────────────────────────────────────────────────────────────────────────────────────
    def _framework(self) -> None:
        framework = self.dossier.framework
        for investigation in framework.investigations:
            name = investigation.id
            self._node(name, Kind.INVESTIGATION, investigation.title, investigation.where())
            self._link(
                name,
                How.HOLDS,
                (s.id for s in framework.scale.values() if s.investigation == investigation.id),
            )
        for scale in framework.scale.values():
            self._node(scale.id, Kind.SCALE, scale.title, scale.where())
            self._link(scale.id, How.BASED_ON, scale.based_on)
        for expectation in framework.expectations.values():
            self._node(expectation.id, Kind.EXPECTATION, expectation.title, expectation.where())
        for duty in framework.regulation:
            self._node(duty.id, Kind.REGULATION, duty.title, duty.where())
        for item in framework.context:
            self._node(item.id, Kind.ITEM, item.title, item.where())
        for asked in framework.requested_information:
            self._node(asked.id, Kind.ITEM, asked.title, asked.where())
        for question in framework.good_practice:
            self._node(question.id, Kind.ITEM, question.title, question.where())

    def _evidence(self) -> None:
        for piece in self.dossier.evidence:
            self._node(piece.id, Kind.EVIDENCE, piece.title, piece.where("title"))
            self._link(piece.id, How.TOUCHES, (*piece.expectations, *piece.regulation, *piece.context))
            self._link(piece.id, How.TOUCHES, (citation.target for citation in piece.body.citations))
        for name in sorted(self.dossier.present - self.nodes.keys()):
            if name[0] in _LETTERS and name[1:].isdigit():
                self._node(name, Kind.EVIDENCE, "", Span(f"{self.dossier.path}/evidence"))

    # ── what rests on it ─────────────────────────────────────────────────────────────────────────────────
    def _pointed(self, page: Pointed, owner: str, kind: Kind) -> None:
        """Take in the points and the passages of a page."""
        if owner not in self.nodes and kind is Kind.POINT:
            self._node(owner, Kind.SCALE, "", Span(page.path))
        for section in page.body.sections:
            self._passage(owner, section)
            for number, point in enumerate(section.points, 1):
                label = point.label or f"{point.letter}?{number}"
                name = self._node(f"{owner}/{label}", kind, _plain(point.text.markdown), point.span)
                self._link(owner, How.HOLDS, (name,))
                self._cite(name, _citations(point))

    def _passage(self, owner: str, section: Section) -> None:
        """Take in the texts under a heading that cite something, as one."""
        citing = [text for text in section.texts if text.citations]
        if citing:
            words = _plain(" ".join(text.markdown for text in section.texts))
            name = self._node(f"{owner}/{section.key or 'tekst'}", Kind.PASSAGE, words, section.texts[0].span)
            self._link(owner, How.HOLDS, (name,) if owner in self.nodes else ())
            for text in citing:
                self._cite(name, text.citations)

    def _advice(self, advice: Advice) -> None:
        labels = {value.id: value.label for value in self.dossier.framework.advice}
        self._node("advice", Kind.ADVICE, labels.get(advice.value or "", ""), advice.where("value"))
        self._pointed(advice, "advice", Kind.RECOMMENDATION)

    def _findings(self) -> None:
        for finding in self.dossier.findings:
            self._node(finding.id, Kind.FINDING, finding.question or "", Span(finding.path))
            self._link(finding.id, How.BASED_ON, finding.regulation)
            self._pointed(finding, finding.id, Kind.POINT)

    def _regulation(self) -> None:
        for result in self.dossier.regulation:
            if result.id not in self.nodes:
                self._node(result.id, Kind.REGULATION, "", result.where_key())
            self._link(result.id, How.CITES, result.evidence)
            if result.shortcoming:
                name = f"{result.id}/T1"
                self._node(name, Kind.POINT, _plain(result.shortcoming), result.where("shortcoming"))
                self._link(result.id, How.HOLDS, (name,))
                self._link(name, How.CITES, result.evidence)

    def _followup(self) -> None:
        for item in self.dossier.followup:
            name = self._node(f"followup/{item.id}", Kind.PASSAGE, item.text, item.where_key())
            self._link(name, How.CITES, item.evidence)

    def _texts(self) -> None:
        """Take in the other texts: the talk item by item, the rest by heading, or as a file."""
        if self.dossier.reflection:
            for section in self.dossier.reflection.body.sections:
                self._talk(section)
        others: tuple[tuple[str, Page | None], ...] = (
            ("desk-analysis", self.dossier.desk),
            ("summary", self.dossier.summary),
        )
        for owner, page in others:
            for section in page.body.sections if page else ():
                self._passage(owner, section)
        own = f"{self.dossier.path}/evidence/"
        for prose in self.dossier.loose:
            if not prose.path.startswith(own):
                self._loose(prose)

    def _talk(self, section: Section) -> None:
        number = 0
        for text in section.texts:
            for part in _ITEM.split(text.markdown):
                cited = set(_names(part))
                if part.strip():
                    number += 1
                    name = f"reflection/{section.key}/{number}"
                    self._node(name, Kind.REFLECTION, _plain(part), _place(text, part))
                    self._cite(name, (c for c in text.citations if c.target in cited))

    def _loose(self, prose: Prose) -> None:
        """Keep what cites in a file whose front matter could not be used, so that nothing looks unused."""
        if prose.citations:
            name = self._node(
                prose.path.removeprefix(f"{self.dossier.path}/"), Kind.PASSAGE, "", Span(prose.path)
            )
            self._cite(name, prose.citations)


def _citations(point: Point) -> Iterator[Citation]:
    yield from point.text.citations
    for answer in point.answers:
        yield from answer.text.citations


def _names(markdown: str) -> Iterator[str]:
    for cited in _CITED.findall(markdown):
        yield from (part.strip().removeprefix("@") for part in cited.split(";"))


def _place(text: Text, part: str) -> Span:
    """The first line of a part of a text."""
    before = text.markdown[: text.markdown.find(part)].count("\n")
    return Span(text.span.path, text.span.line + before, text.span.column)


def _plain(markdown: str) -> str:
    """The words of a text on one line, without references, marks and the sign of a list."""
    words = _MARK.sub(r"\1", _CITED.sub("", markdown))
    return re.sub(r"^(?:[-*+]|\d+[.)]) ", "", " ".join(words.split()))
