"""Judgements: the consensus per scale, the scorings of each member, regulation, reflection and advice."""

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
    """The code of the rule."""
    motive: str
    """Why it does not hold here."""


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
    """The question that was examined."""
    regulation: tuple[str, ...] = ()
    """A list of regulation items."""


class Scoring(Pointed):
    """The consensus on one scale (inschaling); the file name is the scale."""

    provisional: str | None = None
    """The level that was told at the reflection talk."""
    level: str | None = None
    """The level that the team chose, or `niet_ingeschaald`."""
    decided: Day | None = None
    """The day of the decision."""
    motive: str | None = None
    """Why it was not scaled, or why `level` and `provisional` differ."""
    divergence: str | None = None
    """Why this level, if the members were far apart."""
    exceptions: tuple[RuleException, ...] = ()
    """A list of rules that do not hold here."""


class Score(Record):
    """The level that one member gives on one scale, with a note."""

    level: str | None = None
    """The level."""
    note: str | None = None
    """What it rests on, and what the member doubts."""


class IndividualScoring(Page):
    """What one member scored before the consensus (individuele inschaling).

    `abstains` says why a member does not score; `salt` and `commit` come with a scoring that was committed to
    before anyone else could see it.
    """

    member: str
    """The team member."""
    scored: Day | None = None
    """The day."""
    scores: dict[str, Score] = {}  # noqa: RUF012  frozen, and pydantic copies it
    """By scale a level and a note."""
    abstains: str | None = None
    """Why the member does not score, if that is so."""
    salt: str | None = None
    """The secret number with which it was committed to, from the program."""
    commit: str | None = None
    """The fingerprint that was committed to, from the program."""

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
    """The result."""
    note: str | None = None
    """What was found, or why it was not examined."""
    evidence: tuple[str, ...] = ()
    """A list of pieces of evidence."""
    shortcoming: str | None = None
    """The shortcoming in one sentence, only with `niet_in_orde`; its address is `REG-01/T1`."""


class Reflection(Pointed):
    """The talk at the end of the visit (reflectiegesprek); its points are the levers (hefbomen)."""

    date: Day | None = None
    """The day."""
    partners: tuple[Partners, ...] = ()
    """A list of groups that were there."""
    present: tuple[str, ...] = ()
    """A list of team members."""


NOT_AVAILABLE = "niet_beschikbaar"
"""What stands instead of the day on which a requested item came in, where there is no such item."""


class Signal(Record):
    """Something in the desk analysis that asks for an investigation (signaal)."""

    investigation: str
    """The investigation that it points to."""
    text: str
    """What the evidence says or does not say, and which evidence that is."""


class DeskAnalysis(Page):
    """What was read beforehand (deskanalyse): context and input, requested information."""

    asked: Day | None = None
    """The day on which the information was asked for."""
    received: dict[str, str | None] = {}  # noqa: RUF012
    """By item (`INF-01`) the day on which it came in, or `niet_beschikbaar`."""
    signals: tuple[Signal, ...] = ()
    """A list of what stands out."""


class Advice(Pointed):
    """The advice to Opgroeien (advies): chosen by people, never computed; its points are recommendations."""

    value: str | None = None
    """The advice; the team chooses it, the program never proposes one."""
    decided: Day | None = None
    """The day of the decision."""


class Summary(Page):
    """The page for youngsters and parents (samenvatting voor jongeren en ouders)."""
