"""One version of the reference framework: what is examined, on which scales, and by which rules."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Literal

from naftctl.model.publicity import RELEASE_GROUNDS, ReleaseGround
from naftctl.model.record import Day, Flag, Record, Whole


class Provenance(StrEnum):
    """Where the text comes from (herkomst); every report says so until it is official."""

    WORKING_TEXT = "werktekst"
    OFFICIAL = "officieel"
    ADAPTED = "overgenomen_met_wijziging"


class FrameworkSource(Record):
    """The document that a version was taken from (bron)."""

    title: str
    presented: Day | None = None
    adopted: Day | None = None
    adopted_by: str | None = None
    sha256: str | None = None


class ResearchQuestion(Record):
    """A question that every inspection answers (onderzoeksvraag)."""

    id: str
    text: str
    attention: str | None = None


class ContextItem(Record):
    """Something that is described and never scaled (context- en inputkenmerk)."""

    id: str
    title: str
    question: str


class Expectation(Record):
    """What good NAFT is (kwaliteitsverwachting), with a picture of it in practice (kwaliteitsbeeld)."""

    id: str
    title: str
    quality_image: str
    replaces: tuple[str, ...] = ()


class Rubric(Record):
    """A group of expectations (rubriek)."""

    id: str
    title: str
    core: str
    expectations: tuple[Expectation, ...]


class Level(Record):
    """One of the four levels of a development scale (ontwikkelingsniveau); `order` 1 is the lowest."""

    id: str
    order: Whole
    label: str
    meaning: str
    report_category: str
    requires_good_practice: Flag = False


class ReportCategory(Record):
    """A kind of point under which the report sums up (verslagcategorie)."""

    id: str
    label: str
    heading: str
    letter: str
    recommendation: str


class GoodPracticeQuestion(Record):
    """A question that every example of good practice answers (criterium voor goede praktijk)."""

    id: str
    title: str
    question: str


class Place(StrEnum):
    """Whether an investigation is always in focus or takes its turn (plaats in het raamwerk)."""

    ALWAYS = "altijd"
    ALTERNATE = "wissel"


class Investigation(Record):
    """A thing that is examined, with one or more scales (onderzoek)."""

    id: str
    title: str
    place: Place
    research_question: str


class Criterion(StrEnum):
    """What puts one alternating investigation before another (criterium)."""

    NEVER_HERE = "never_here"
    LONGEST_AGO = "longest_ago"
    LEAST_IN_SECTOR = "least_in_sector"
    OPEN_SHORTCOMING = "open_shortcoming"
    SIGNAL = "signal"


class FocusPolicy(Record):
    """How the focus of an inspection is made up (focusregel): counts of alternating investigations.

    `criteria` rank them, the weightiest first; the running cycle of the sector is that many `cycle_years`.
    """

    alternates: Whole
    choose: Whole
    other_choice_needs_motive: Flag
    criteria: tuple[Criterion, ...] = tuple(Criterion)
    cycle_years: Whole = 6


class JudgementPolicy(Record):
    """What a judgement rests on at least (onderbouwing); `difference` counts levels.

    One piece of evidence carries at most one in so many points as `share` says: 3 means a third.
    """

    methods: Whole
    sources: Whole
    members: Whole
    difference: Whole
    share: Whole = 3


class RegulationItem(Record):
    """A duty that is looked at (regelgevingsitem)."""

    id: str
    title: str


class RequestedItem(Record):
    """A document asked for beforehand (te bezorgen informatie)."""

    id: str
    title: str


class PartnerGroup(Record):
    """A group of conversation partners (gesprekspartners); `subject`: those whom it is all about."""

    id: str
    title: str
    subject: Flag = False


class AdviceValue(Record):
    """A value that the advice may have (advies); it is chosen by people, never computed."""

    id: str
    label: str
    with_shortcomings: Flag
    needs_shortcoming: Flag = False


Demand = Literal["required", "optional", "none"]


class Occasion(Record):
    """Why an inspection takes place (aanleiding); `announcement_days` counts calendar days."""

    id: str
    label: str
    publication: Literal["active", "passive"]
    announcement_days: Whole
    focus: Literal["framework", "free", "previous_shortcomings"]
    scales: Demand
    advice: Demand

    @property
    def public(self) -> bool:
        """Whether its report is published without being asked for (actief openbaar)."""
        return self.publication == "active"


class Terms(Record):
    """The terms of the procedure (termijnen), in days; `counting` says which days count."""

    announcement_days: Whole
    reaction_days: Whole
    counting: str
    processing_days: Whole
    request_days: Whole
    request_extended_days: Whole


class Scale(Record):
    """A development scale (ontwikkelingsschaal): a descriptor for each level, by the id of the level."""

    id: str
    title: str
    investigation: str
    based_on: tuple[str, ...]
    key_elements: tuple[str, ...]
    advice_relevant: Literal["ja", "nee", "te_bevestigen"]
    levels: dict[str, str]
    replaces: tuple[str, ...] = ()


class Framework(Record):
    """One version of the framework (referentiekader met raamwerk), as its folder holds it."""

    id: str
    version: str
    title: str
    language: str
    provenance: Provenance
    source: FrameworkSource
    notice: str | None = None
    research_questions: tuple[ResearchQuestion, ...]
    context: tuple[ContextItem, ...]
    rubrics: tuple[Rubric, ...]
    levels: tuple[Level, ...]
    report_categories: tuple[ReportCategory, ...]
    good_practice: tuple[GoodPracticeQuestion, ...]
    investigations: tuple[Investigation, ...]
    focus: FocusPolicy
    judgement: JudgementPolicy
    regulation: tuple[RegulationItem, ...]
    requested_information: tuple[RequestedItem, ...]
    partner_groups: tuple[PartnerGroup, ...]
    advice: tuple[AdviceValue, ...]
    occasions: tuple[Occasion, ...]
    terms: Terms
    release_grounds: tuple[ReleaseGround, ...] = RELEASE_GROUNDS
    scales: tuple[Scale, ...] = ()

    @property
    def ref(self) -> str:
        """The name that an inspection pins: `r-naft/2026.1`."""
        return f"{self.id}/{self.version}"

    @cached_property
    def expectations(self) -> dict[str, Expectation]:
        """Every expectation by its id, in the order of the rubrics."""
        return {e.id: e for rubric in self.rubrics for e in rubric.expectations}

    @cached_property
    def scale(self) -> dict[str, Scale]:
        """Every scale by its id, in the order of the investigations."""
        order = [i.id for i in self.investigations]
        known = [s for s in self.scales if s.investigation in order]
        return {s.id: s for s in sorted(known, key=lambda s: (order.index(s.investigation), s.id))}

    @cached_property
    def level(self) -> dict[str, Level]:
        """Every level by its id, lowest first."""
        return {level.id: level for level in sorted(self.levels, key=lambda level: level.order)}

    @cached_property
    def always(self) -> tuple[Investigation, ...]:
        """The investigations of every regular inspection."""
        return tuple(i for i in self.investigations if i.place is Place.ALWAYS)

    @cached_property
    def alternates(self) -> tuple[Investigation, ...]:
        """The investigations that take turns."""
        return tuple(i for i in self.investigations if i.place is Place.ALTERNATE)

    def occasion(self, name: str) -> Occasion | None:
        """The occasion with this id."""
        return next((o for o in self.occasions if o.id == name), None)

    def release_ground(self, name: str) -> ReleaseGround | None:
        """The ground with this id on which a part of a report is not given."""
        return next((g for g in self.release_grounds if g.id == name), None)

    def category(self, name: str) -> ReportCategory | None:
        """The report category with this id."""
        return next((c for c in self.report_categories if c.id == name), None)
