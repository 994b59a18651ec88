"""What a report template sees: plain values, and references to texts of people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from naftctl.render.carried import Followup
from naftctl.render.left_out import LeftOut
from naftctl.render.pieces import (
    NOTHING,
    House,
    Level,
    Matrix,
    Member,
    MethodCount,
    Part,
    Partners,
    Place,
    Provider,
    Shortcoming,
    Source,
    Titled,
    Visit,
)
from naftctl.render.remarks import Reaction
from naftctl.source import Span

Edition = Literal["internal", "draft", "final", "public", "release"]

OUTSIDE: frozenset[Edition] = frozenset({"public", "release"})
"""The editions that anybody may read: what identifies a person is gone from them."""
SEALS: Mapping[Edition, str] = {"draft": "draft", "final": "final", "public": "final", "release": "final"}
"""The seal of which an edition prints the code."""


class Seal(Struct, frozen=True):
    """What froze on a day (zegel), by the code that is printed."""

    date: dt.date
    code: str


class Framework(Struct, frozen=True):
    """The version of the framework that judges (referentiekader); `ref` is how files name it.

    `expectations` and `regulation` have what the ids of expectations and of regulation items begin with.
    """

    ref: str
    version: str
    title: str
    provenance: str
    notice: str | None
    expectations: tuple[str, ...]
    regulation: tuple[str, ...]


class Scale(Struct, frozen=True):
    """A scale with its judgement (ontwikkelingsschaal); `level` is None while it is not scaled."""

    id: str
    title: str
    level: Level | None
    not_scaled: bool
    motive: str | None
    expectations: tuple[Titled, ...]
    introduction: tuple[Place, ...]
    findings: Part
    strengths: Part
    opportunities: Part
    shortcomings: Part
    practice: Part
    sources: tuple[MethodCount, ...]


class Finding(Struct, frozen=True):
    """What was found without a scale (vaststelling), after a complaint or an event."""

    id: str
    question: str | None
    regulation: tuple[str, ...]
    introduction: tuple[Place, ...]
    findings: Part
    strengths: Part
    opportunities: Part
    shortcomings: Part
    practice: Part


class Investigation(Struct, frozen=True):
    """An investigation in focus (onderzoek) with its scales."""

    id: str
    title: str
    alternate: bool
    scales: tuple[Scale, ...]


class Question(Struct, frozen=True):
    """A research question (onderzoeksvraag) with the investigations that answer it."""

    id: str
    text: str
    attention: str | None
    investigations: tuple[Investigation, ...]


class ContextItem(Struct, frozen=True):
    """A context or input item (context- en inputkenmerk)."""

    id: str
    title: str
    question: str
    places: tuple[Place, ...] = ()


class RegulationItem(Struct, frozen=True):
    """A regulation item with its result; `result` is None while it is open."""

    id: str
    title: str
    result: str | None
    note: str | None
    evidence: tuple[str, ...] = ()
    shortcoming: Shortcoming | None = None


class Advice(Struct, frozen=True):
    """The advice to Opgroeien (advies): `label` is None while it is not chosen."""

    demanded: bool
    label: str | None
    motivation: tuple[Place, ...] = ()
    secure: Part = NOTHING
    use: Part = NOTHING
    work: Part = NOTHING


class Reflection(Struct, frozen=True):
    """The talk at the end (reflectiegesprek); its parts in their fixed order."""

    date: dt.date | None = None
    partners: tuple[Partners, ...] = ()
    strengths: Part = NOTHING
    attention: Part = NOTHING
    actions: Part = NOTHING
    levers: Part = NOTHING
    voice: Part = NOTHING

    @property
    def empty(self) -> bool:
        """Whether nothing of the talk was written down."""
        parts = (self.strengths, self.attention, self.actions, self.levers, self.voice)
        return self.date is None and all(part.empty for part in parts)


class ReportContext(Struct, frozen=True):
    """All that a template sees; `places` has where the values beyond ASCII were written.

    `seal` is that of this edition; `draft_seal` that of the draft before it, in a final report. `left_out` is
    None in the editions of those whom it concerns, who get everything.
    """

    edition: Edition
    seal: Seal | None
    draft_seal: Seal | None
    revision: str
    version: str
    date: dt.date
    house: House
    framework: Framework
    number: str | None
    occasion: str
    public: bool
    provider: Provider
    team: tuple[Member, ...]
    inspectorates: tuple[str, ...]
    announced: dt.date | None
    unannounced: bool
    follows_up: str | None
    visits: tuple[Visit, ...]
    visited: tuple[dt.date, ...]
    methods: tuple[MethodCount, ...]
    levels: tuple[Level, ...]
    not_scaled: int
    context_items: tuple[ContextItem, ...]
    questions: tuple[Question, ...]
    followup: Followup
    regulation: tuple[RegulationItem, ...]
    advice: Advice
    advice_values: tuple[str, ...]
    sources: tuple[Source, ...]
    reflection: Reflection
    reaction: Reaction
    summary: tuple[Place, ...] = ()
    findings: tuple[Finding, ...] = ()
    matrix: Matrix | None = None
    left_out: LeftOut | None = None
    places: Mapping[str, Span] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether this is the report as it was when it was final, for whomever."""
        return SEALS.get(self.edition) == "final"

    @property
    def sealed(self) -> bool:
        """Whether what this edition says was frozen."""
        return self.seal is not None

    @property
    def scales(self) -> tuple[Scale, ...]:
        """Every scale in focus, in the order of the report."""
        return tuple(s for q in self.questions for i in q.investigations for s in i.scales)

    @property
    def judged(self) -> tuple[Scale | Finding, ...]:
        """Everything with points: scales, and findings without one."""
        return (*self.scales, *self.findings)

    @property
    def breaches(self) -> tuple[RegulationItem, ...]:
        """The regulation items with a shortcoming."""
        return tuple(item for item in self.regulation if item.shortcoming)
