"""The procedure of an inspection as dates: its phases, what they follow from, and its terms. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.model.framework import Occasion


class Phase(IntEnum):
    """Where an inspection stands (fase); later phases are larger, the last two stand outside the order."""

    PLANNED = 1
    ANNOUNCED = 2
    VISITED = 3
    SCORED = 4
    DRAFT = 5
    FINAL = 6
    PUBLISHED = 7
    WITHHELD = 8
    STOPPED = 9

    @property
    def key(self) -> str:
        """The word for it on the command line and in files."""
        return self.name.lower()


class State(StrEnum):
    """How far a milestone is."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class Step(StrEnum):
    """What a team does next (volgende stap)."""

    REPAIR = "repair"
    PLAN = "plan"
    ANNOUNCE = "announce"
    VISIT = "visit"
    NOTE_VISIT = "note_visit"
    SCORE = "score"
    FINISH_DRAFT = "finish_draft"
    SEND_DRAFT = "send_draft"
    AWAIT_REACTION = "await_reaction"
    FINISH_FINAL = "finish_final"
    SEND_FINAL = "send_final"
    DELIVER = "deliver"
    PUBLISH = "publish"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One stage of the course of an inspection (mijlpaal), by the name of its key; `reaction` has none.

    `days` are those on which it happened, else those for which it is planned or by which it has to happen.
    """

    name: str
    state: State
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term that runs (termijn), and the last day on which it does."""

    name: Literal["announcement", "reaction"]
    last: date


def phase_of(dossier: Dossier) -> Phase:
    """The furthest phase that the files show."""
    done, occasion = dossier.inspection.milestones, dossier.occasion
    passive = occasion is not None and occasion.publication == "passive"
    without_scales = occasion is not None and occasion.scales != "required"
    reached = (
        (Phase.STOPPED, done.stopped),
        (Phase.PUBLISHED, done.published),
        (Phase.WITHHELD, done.final_sent and passive),
        (Phase.FINAL, done.final_sent),
        (Phase.DRAFT, done.draft_sent),
        (Phase.SCORED, done.reflected or (without_scales and dossier.findings)),
        (Phase.VISITED, _visited(dossier)),
        (Phase.ANNOUNCED, done.announced),
    )
    return next((phase for phase, condition in reached if condition), Phase.PLANNED)


def binding_phase(phase: Phase) -> Phase:
    """The phase whose rules bind: a withheld report is final; one that was stopped binds to nothing more."""
    return {Phase.STOPPED: Phase.PLANNED, Phase.WITHHELD: Phase.FINAL}.get(phase, phase)


def announce_by(first_visit: date, occasion: Occasion) -> date | None:
    """The last day on which an inspection may be announced; None where it may be unannounced."""
    days = occasion.announcement_days
    return first_visit - timedelta(days=days) if days else None


def reaction_until(dossier: Dossier) -> date | None:
    """The last valid day of the term to react; the day of sending is day 0. None before the draft is sent."""
    done = dossier.inspection.milestones
    if not done.draft_sent:
        return None
    last = done.draft_sent + timedelta(days=dossier.framework.terms.reaction_days)
    return max(last, done.reaction_extended.until) if done.reaction_extended else last


def reaction_ended(dossier: Dossier) -> bool:
    """Whether nothing can come in any more: the term is over, or the provider said so."""
    until, closed = reaction_until(dossier), dossier.inspection.milestones.reaction_closed
    return closed is not None or (until is not None and dossier.today > until)


def running_term(dossier: Dossier) -> Term | None:
    """The term that somebody has to watch now: to announce, or to react; one that is missed still counts."""
    phase, first, occasion = phase_of(dossier), dossier.inspection.first_visit, dossier.occasion
    if phase is Phase.PLANNED and first and occasion:
        last = announce_by(first, occasion)
        return Term("announcement", last) if last else None
    until = reaction_until(dossier)
    if phase is Phase.DRAFT and until and not reaction_ended(dossier):
        return Term("reaction", until)
    return None


def next_gate(phase: Phase) -> Phase | None:
    """The phase whose rules are the next to be passed; None where the last report was sent."""
    if phase < Phase.DRAFT:
        return Phase.DRAFT
    return Phase.FINAL if phase is Phase.DRAFT else None


def next_step(dossier: Dossier, errors: int, left: int) -> Step:
    """What comes next, where there are `errors` now and `left` that bind at the next gate."""
    phase = phase_of(dossier)
    if phase is Phase.STOPPED:
        return Step.NOTHING
    if errors:
        return Step.REPAIR
    if phase < Phase.VISITED:
        return _before_the_visit(dossier, phase)
    if phase < Phase.DRAFT:
        return _after_the_visit(phase, left)
    if phase is Phase.DRAFT:
        return _after_the_draft(dossier, left)
    return _after_the_report(dossier, phase)


def _before_the_visit(dossier: Dossier, phase: Phase) -> Step:
    days = [visit.date for visit in dossier.inspection.planning.visits]
    if not days:
        return Step.PLAN
    if phase is Phase.PLANNED and dossier.occasion and dossier.occasion.announcement_days:
        return Step.ANNOUNCE
    return Step.VISIT if dossier.today <= max(days) else Step.NOTE_VISIT


def _after_the_visit(phase: Phase, left: int) -> Step:
    if phase is Phase.VISITED:
        return Step.SCORE
    return Step.FINISH_DRAFT if left else Step.SEND_DRAFT


def _after_the_draft(dossier: Dossier, left: int) -> Step:
    if not reaction_ended(dossier):
        return Step.AWAIT_REACTION
    return Step.FINISH_FINAL if left else Step.SEND_FINAL


def _after_the_report(dossier: Dossier, phase: Phase) -> Step:
    done = dossier.inspection.milestones
    if done.withdrawn:
        return Step.NOTHING
    if not done.delivered:
        return Step.DELIVER
    return Step.PUBLISH if phase is Phase.FINAL else Step.NOTHING


def course(dossier: Dossier) -> tuple[Milestone, ...]:
    """The stages of an inspection in order: those that are done, the one that is next, and those to come."""
    stages = tuple(_stages(dossier))
    stopped = dossier.inspection.milestones.stopped
    last = max((i for i, (_, done, _) in enumerate(stages) if done), default=-1)
    found = []
    for number, (name, done, days) in enumerate(stages):
        state = State.DONE if done else State.NOW if number == last + 1 else State.LATER
        if done or not stopped:
            found.append(Milestone(name, state, days))
    for name, end in (("stopped", stopped), ("withdrawn", dossier.inspection.milestones.withdrawn)):
        if end:
            found.append(Milestone(name, State.DONE, (end.date,)))
    return tuple(found)


def _stages(dossier: Dossier) -> Iterator[tuple[str, bool, tuple[date, ...]]]:
    """Each stage by name: whether it is done, and its days."""
    done, planning, occasion = dossier.inspection.milestones, dossier.inspection.planning, dossier.occasion
    first = dossier.inspection.first_visit
    latest = announce_by(first, occasion) if first and occasion else None
    if done.announced or latest or occasion is None:
        yield "announced", done.announced is not None, _days(done.announced or latest)
    visited = _visited(dossier)
    yield "visited", visited, tuple(sorted(set(done.visited) if visited else _planned(dossier)))
    if occasion is None or occasion.scales == "required":
        yield "reflected", done.reflected is not None, _days(done.reflected or planning.reflection)
    else:
        yield "findings", bool(dossier.findings) or done.reflected is not None, _days(done.reflected)
    yield "draft_sent", done.draft_sent is not None, _days(done.draft_sent)
    until = reaction_until(dossier)
    ended = reaction_ended(dossier) or done.final_sent is not None
    yield "reaction", until is not None and ended, _days(done.reaction_closed or until)
    yield "final_sent", done.final_sent is not None, _days(done.final_sent)
    yield "delivered", done.delivered is not None, _days(done.delivered)
    if done.published or occasion is None or occasion.publication == "active":
        yield "published", done.published is not None, _days(done.published)


def _planned(dossier: Dossier) -> set[date]:
    """The days on which a visit is planned."""
    return {visit.date for visit in dossier.inspection.planning.visits}


def _visited(dossier: Dossier) -> bool:
    """Whether there were as many days of visit as are planned."""
    planned = _planned(dossier)
    return bool(planned) and len(set(dossier.inspection.milestones.visited)) >= len(planned)


def _days(day: date | None) -> tuple[date, ...]:
    return (day,) if day else ()
