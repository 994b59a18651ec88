"""Judgements: the consensus per scale, the scorings of each member, regulation, reflection and advice."""

from __future__ import annotations

from enum import StrEnum

from naftctl.model.evidence import Partners
from naftctl.model.record import Day, Page, Record
from naftctl.prose import Point

NOT_SCALED = "niet_ingeschaald"
"""The level of a scale on which the evidence is too thin to judge."""


POINT_HEADINGS = {
    "Vaststellingen": "V",
    "Sterke punten": "S",
    "Ontwikkelkansen": "O",
    "Tekorten": "T",
    "Goede praktijk": "G",
}
"""The headings of a scoring and a finding, with the letter of the points under each."""
ADVICE_HEADINGS = {
    "Motivering": "",
    "Sterke punten borgen": "R",
    "Ontwikkelkansen benutten": "R",
    "Tekorten wegwerken": "R",
}
"""The headings of the advice, likewise."""
REFLECTION_HEADINGS = {
    "Sterke punten": "",
    "Aandachtspunten": "",
    "Doelen en acties": "",
    "Hefbomen": "H",
    "Inbreng van de aanbieder": "",
}
"""The headings of the reflection talk, likewise; only a lever may be referred to."""


class RuleException(Record):
    """A rule that does not hold here, with the reason (uitzondering)."""

    rule: str
    motive: str


class Pointed(Page):
    """A page whose text holds points."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Every point under its headings, in order."""
        return tuple(point for section in self.body.sections for point in section.points)

    def points_of(self, letter: str) -> tuple[Point, ...]:
        """The points of one kind: V, S, O, T, G, R or H."""
        return tuple(point for point in self.points if point.letter == letter)


class Finding(Pointed):
    """A finding without a scale (vaststelling), after a complaint or an event; the file name is its id."""

    question: str | None = None
    regulation: tuple[str, ...] = ()


class Scoring(Pointed):
    """The consensus on one scale (inschaling); the file name is the scale."""

    provisional: str | None = None
    level: str | None = None
    decided: Day | None = None
    motive: str | None = None
    divergence: str | None = None
    exceptions: tuple[RuleException, ...] = ()


class Score(Record):
    """The level that one member gives on one scale, with a note."""

    level: str | None = None
    note: str | None = None


class IndividualScoring(Page):
    """What one member scored before the consensus (individuele inschaling).

    `abstains` says why a member does not score; `salt` and `commit` come with a scoring that was committed to
    before anyone else could see it.
    """

    member: str
    scored: Day | None = None
    scores: dict[str, Score] = {}  # noqa: RUF012  frozen, and pydantic copies it
    abstains: str | None = None
    salt: str | None = None
    commit: str | None = None

    @property
    def levels(self) -> dict[str, str]:
        """The level by scale, of the scales that have one."""
        return {scale: score.level for scale, score in self.scores.items() if score.level}


class Result(StrEnum):
    """What was found on a regulation item (resultaat)."""

    IN_ORDER = "in_orde"
    BREACHED = "niet_in_orde"
    NOT_EXAMINED = "niet_onderzocht"


class RegulationResult(Page):
    """The result on one regulation item (regelgeving); its id is the key."""

    result: Result | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()
    shortcoming: str | None = None


class Reflection(Pointed):
    """The talk at the end of the visit (reflectiegesprek); its points are the levers (hefbomen)."""

    date: Day | None = None
    partners: tuple[Partners, ...] = ()
    present: tuple[str, ...] = ()


NOT_AVAILABLE = "niet_beschikbaar"
"""What stands instead of the day on which a requested item came in, where there is no such item."""


class Signal(Record):
    """Something in the desk analysis that asks for an investigation (signaal)."""

    investigation: str
    text: str


class DeskAnalysis(Page):
    """What was read beforehand (deskanalyse): context and input, requested information."""

    asked: Day | None = None
    received: dict[str, str | None] = {}  # noqa: RUF012
    signals: tuple[Signal, ...] = ()


class Advice(Pointed):
    """The advice to Opgroeien (advies): chosen by people, never computed; its points are recommendations."""

    value: str | None = None
    decided: Day | None = None


class Summary(Page):
    """The page for youngsters and parents (samenvatting voor jongeren en ouders)."""
