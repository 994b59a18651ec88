"""One version of the reference framework: what is examined, on which scales, and by which rules."""

from functools import cached_property
from typing import Any, Self

from pydantic import PrivateAttr

from naftctl.model.conduct import (
    AdviceValue,
    Criterion,
    Demand,
    FocusPolicy,
    Investigation,
    JudgementPolicy,
    Occasion,
    PartnerGroup,
    Place,
    RegulationItem,
    RequestedItem,
    Terms,
)
from naftctl.model.publicity import RELEASE_GROUNDS, ReleaseGround
from naftctl.model.record import Record
from naftctl.model.standard import (
    ContextItem,
    Expectation,
    FrameworkSource,
    GoodPracticeQuestion,
    Level,
    Provenance,
    ReportCategory,
    ResearchQuestion,
    Rubric,
    Scale,
)

__all__ = [
    "AdviceValue",
    "ContextItem",
    "Criterion",
    "Demand",
    "Expectation",
    "FocusPolicy",
    "Framework",
    "FrameworkSource",
    "GoodPracticeQuestion",
    "Investigation",
    "JudgementPolicy",
    "Level",
    "Occasion",
    "PartnerGroup",
    "Place",
    "Provenance",
    "RegulationItem",
    "ReleaseGround",
    "ReportCategory",
    "RequestedItem",
    "ResearchQuestion",
    "Rubric",
    "Scale",
    "Terms",
]


def _nothing() -> dict[str, Any]:
    return {}


class Framework(Record):
    """One version of the framework (referentiekader met raamwerk), as its folder holds it."""

    id: str
    """The name of the framework: `r-naft`."""
    version: str
    """The version, between quotes."""
    title: str
    """The title."""
    language: str
    """The language: `nl-BE`."""
    provenance: Provenance
    """`werktekst`, `officieel` or `overgenomen_met_wijziging`."""
    source: FrameworkSource
    """The document that the text comes from."""
    notice: str | None = None
    """What every report says as long as the text is not official."""
    research_questions: tuple[ResearchQuestion, ...]
    """A list of research questions."""
    context: tuple[ContextItem, ...]
    """A list of context items."""
    rubrics: tuple[Rubric, ...]
    """A list of rubrics."""
    levels: tuple[Level, ...]
    """A list of levels."""
    report_categories: tuple[ReportCategory, ...]
    """A list of report categories."""
    good_practice: tuple[GoodPracticeQuestion, ...]
    """A list of questions that a good practice answers."""
    investigations: tuple[Investigation, ...]
    """A list of all investigations there are."""
    focus: FocusPolicy
    """How a focus is made up."""
    judgement: JudgementPolicy
    """What a judgement rests on at least."""
    regulation: tuple[RegulationItem, ...]
    """A list of regulation items."""
    requested_information: tuple[RequestedItem, ...]
    """A list of information to be handed over."""
    partner_groups: tuple[PartnerGroup, ...]
    """A list of groups of conversation partners."""
    advice: tuple[AdviceValue, ...]
    """A list of values that the advice may have."""
    occasions: tuple[Occasion, ...]
    """A list of occasions."""
    terms: Terms
    """The terms, in days."""
    release_grounds: tuple[ReleaseGround, ...] = RELEASE_GROUNDS
    """A list of grounds not to give something to who asks for it; without it the four of openbaarheid.md."""
    scales: tuple[Scale, ...] = ()
    """The scales, which have files of their own."""

    _kept: dict[str, Any] = PrivateAttr(default_factory=_nothing)

    def __copy__(self) -> Self:
        """A copy that may become another version, so that nothing is kept of this one."""
        copied = super().__copy__()
        copied._kept = {}
        return copied

    @property
    def kept(self) -> dict[str, Any]:
        """What follows from this version and was worked out already; see `once`."""
        return self._kept

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
