"""One inspection with its framework and the day on which it is looked at; references are resolved once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from naftctl.model.evidence import Evidence, Method
from naftctl.model.followup import CarriedShortcoming, Told
from naftctl.model.framework import Framework, Occasion, Scale
from naftctl.model.inspection import Inspection
from naftctl.model.owned import Commitment, FocusChoice, Seal
from naftctl.model.privacy import Decisions
from naftctl.model.publicity import Request
from naftctl.model.reaction import Answer, Delivery, Remark, Sent, SentTexts
from naftctl.model.record import Page, Record
from naftctl.model.scoring import (
    Advice,
    DeskAnalysis,
    Finding,
    IndividualScoring,
    Reflection,
    RegulationResult,
    Scoring,
    Summary,
)
from naftctl.model.workspace import House
from naftctl.model.written import Written
from naftctl.prose import Point, Prose
from naftctl.source import Route, Span


class Kind(StrEnum):
    """What a reference names."""

    EVIDENCE = "evidence"
    POINT = "point"
    SCALE = "scale"
    LEVEL = "level"
    EXPECTATION = "expectation"
    CONTEXT = "context"
    REGULATION = "regulation"
    REQUESTED = "requested"
    PRACTICE = "practice"
    PARTNERS = "partners"
    INVESTIGATION = "investigation"
    ADVICE = "advice"
    OCCASION = "occasion"
    MEMBER = "member"
    DEPARTMENT = "department"


class Reference(Struct, frozen=True):
    """A name that stands for something else in this inspection or its framework.

    `at` is its place, or what it stands in; `route` then leads to it.
    """

    kind: Kind
    target: str
    at: Span | Record
    route: Route = ()

    @property
    def span(self) -> Span:
        """The place of the name, looked for once somebody asks: hardly one in a hundred names nothing."""
        return self.at if isinstance(self.at, Span) else self.at.where(*self.route)


class Unresolved(Struct, frozen=True):
    """A reference to something that is not there, with all that could have been meant."""

    reference: Reference
    candidates: tuple[str, ...]


class Placeholder(Struct, frozen=True):
    """A place that is still to be filled in; `file` is relative to the inspection folder."""

    file: str
    span: Span
    words: str


class Dossier(Struct, frozen=True, dict=True):
    """An inspection, whole.

    `present` has the name of everything that has a file, readable or not (`G02`, `OS-B3`, `advice.md`,
    `individual/ond1`, `commit/ond1`, `seals/draft.yaml`, `received/01`, `answers/01.3`, `requests/01`);
    `unread` those of which the content could not be used; `loose` the texts of pages whose front matter
    could not be used, so that their references count too; `unresolved` every reference that names nothing,
    in the order of the files; `pictures` the bytes of every image that a text shows, by its file in the
    folder; `house` how a report of this workspace looks; `beside` the sha256 of every file beside the
    notes, as far as one registers it; `unclaimed` those that none registers, where that is known; `seals`
    every readable seal by its file name, `draft` and `final`; `base` those of the revision that the folder
    is held against, None where it is held against none; `sent_files` the sha256 of every file in `sent/` by
    its name there, nothing for one that cannot be read; `decisions` what was decided about privacy, `names`
    the local list of names that is never committed, `files` the name of every file in the folder that
    people put there, and `written` those with text as they were written; `earlier` what the other inspections
    of this provider, and those that `followup` names, tell of shortcomings, None where they were not read.
    """

    id: str
    path: str
    inspection: Inspection
    framework: Framework
    today: date
    focus: FocusChoice | None = None
    desk: DeskAnalysis | None = None
    evidence: tuple[Evidence, ...] = ()
    scorings: tuple[Scoring, ...] = ()
    individual: tuple[IndividualScoring, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    findings: tuple[Finding, ...] = ()
    regulation: tuple[RegulationResult, ...] = ()
    followup: tuple[CarriedShortcoming, ...] = ()
    reflection: Reflection | None = None
    advice: Advice | None = None
    summary: Summary | None = None
    present: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    loose: tuple[Prose, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    house: House = field(default_factory=House)
    beside: Mapping[str, str] = field(default_factory=dict)
    unclaimed: tuple[str, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    answers: tuple[Answer, ...] = ()
    sent: Sent | None = None
    sent_texts: tuple[SentTexts, ...] = ()
    requests: tuple[Request, ...] = ()
    sent_files: Mapping[str, str] = field(default_factory=dict)
    seals: Mapping[str, Seal] = field(default_factory=dict)
    base: Mapping[str, Seal] | None = None
    decisions: Decisions | None = None
    names: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    written: Mapping[str, Written] = field(default_factory=dict)
    earlier: tuple[Told, ...] | None = None

    @property
    def kept(self) -> dict[str, Any]:
        """What follows from all of it and was worked out already; see `once`."""
        return vars(self)

    def file(self, name: str) -> Span:
        """The place of a whole file in this folder, whether it is there or not."""
        return Span(f"{self.path}/{name}")

    @cached_property
    def occasion(self) -> Occasion | None:
        """Why the inspection takes place, None while the framework does not know it."""
        return self.framework.occasion(self.inspection.occasion)

    @property
    def takes_along(self) -> bool:
        """Whether its occasion looks at the shortcomings that earlier inspections left open."""
        return self.occasion is not None and self.occasion.focus != "free"

    @property
    def public(self) -> bool:
        """Whether its report is published without being asked for (actief openbaar)."""
        return self.occasion is not None and self.occasion.public

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page that could be read, in the order of the folder."""
        single = (self.inspection, self.focus, self.desk, self.reflection, self.advice, self.summary)
        many = (*self.evidence, *self.scorings, *self.individual, *self.commitments, *self.findings)
        reaction = (*self.deliveries, *self.answers, *self.requests)
        listed = (*self.regulation, *self.followup)
        return (*(page for page in single if page is not None), *many, *listed, *reaction)

    @cached_property
    def texts(self) -> tuple[Prose, ...]:
        """Every text of people."""
        return (*(page.body for page in self.pages), *self.loose)

    @cached_property
    def piece(self) -> dict[str, Evidence]:
        """Every readable piece of evidence by its id."""
        return {evidence.id: evidence for evidence in self.evidence}

    @cached_property
    def scoring(self) -> dict[str, Scoring]:
        """Every readable scoring by its scale."""
        return {scoring.id: scoring for scoring in self.scorings}

    @cached_property
    def result(self) -> dict[str, RegulationResult]:
        """Every result by its regulation item."""
        return {result.id: result for result in self.regulation}

    @cached_property
    def carried(self) -> dict[str, CarriedShortcoming]:
        """Every shortcoming of an earlier inspection that is judged again, by its id."""
        return {item.id: item for item in self.followup}

    @cached_property
    def remarks(self) -> dict[str, Remark]:
        """Every remark of every readable delivery by its id, in the order in which they came in: `01.3`."""
        return {remark.id: remark for delivery in self.deliveries for remark in delivery.remarks}

    @cached_property
    def answer(self) -> dict[str, Answer]:
        """Every readable answer by the id of its remark."""
        return {answer.id: answer for answer in self.answers}

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The scales in focus, in the order of the framework; empty while no focus is chosen."""
        chosen = self.focus.investigations if self.focus else ()
        return tuple(s for s in self.framework.scale.values() if s.investigation in chosen)

    @cached_property
    def points(self) -> dict[str, Point]:
        """Every labelled point by its id: `OS-B3/S1`, `advice/R1`."""
        pages = [(page.id, page.points) for page in (*self.scorings, *self.findings)]
        if self.advice:
            pages.append(("advice", self.advice.points))
        return {f"{name}/{point.label}": point for name, points in pages for point in points if point.label}

    @cached_property
    def levers(self) -> dict[str, Point]:
        """Every labelled lever (hefboom) of the reflection talk by its id: `reflection/H1`."""
        points = self.reflection.points if self.reflection else ()
        return {f"reflection/{point.label}": point for point in points if point.label}

    @cached_property
    def shortcomings(self) -> dict[str, Span]:
        """The id and place of every shortcoming (tekort): of scales, of findings and of regulation items."""
        pages = (*self.scorings, *self.findings)
        points = {f"{page.id}/{p.label or '?'}": p.span for page in pages for p in page.points_of("T")}
        breached = {f"{r.id}/T1": r.where("shortcoming") for r in self.regulation if r.shortcoming}
        return points | breached

    def cited(self, scoring: Scoring) -> tuple[Evidence, ...]:
        """The readable evidence that a scoring rests on, each once, in order of id."""
        targets = {citation.target for citation in scoring.body.citations}
        return tuple(self.piece[target] for target in sorted(targets) if target in self.piece)

    def methods(self, scoring: Scoring) -> dict[Method, int]:
        """How many pieces of evidence of each method a scoring rests on."""
        counts: dict[Method, int] = {}
        for evidence in self.cited(scoring):
            counts[evidence.method] = counts.get(evidence.method, 0) + 1
        return counts
