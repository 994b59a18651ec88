"""The course of an inspection: its stages, and how far each one is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from naftctl.lifecycle.phases import has_findings, planned_days, was_visited
from naftctl.lifecycle.terms import announcement_until, reaction_ended, reaction_until

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier


class State(StrEnum):
    """How far a milestone is."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class Milestone(Struct, frozen=True):
    """One stage of the course of an inspection (mijlpaal), by the name of its key; `reaction` has none.

    `days` are those on which it happened, else those for which it is planned or by which it has to happen.
    """

    name: str
    state: State
    days: tuple[date, ...] = ()


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
    latest = announcement_until(dossier)
    if done.announced or latest or occasion is None:
        yield "announced", done.announced is not None, _days(done.announced or latest)
    visited = was_visited(dossier)
    yield "visited", visited, tuple(sorted(set(done.visited) if visited else planned_days(dossier)))
    if occasion is None or occasion.scales == "required":
        yield "reflected", done.reflected is not None, _days(done.reflected or planning.reflection)
    else:
        yield "findings", has_findings(dossier) or done.reflected is not None, _days(done.reflected)
    yield "draft_sent", done.draft_sent is not None, _days(done.draft_sent)
    until = reaction_until(dossier)
    ended = reaction_ended(dossier) or done.final_sent is not None
    yield "reaction", until is not None and ended, _days(done.reaction_closed or until)
    yield "final_sent", done.final_sent is not None, _days(done.final_sent)
    yield "delivered", done.delivered is not None, _days(done.delivered)
    if done.published or occasion is None or occasion.public:
        yield "published", done.published is not None, _days(done.published)


def _days(day: date | None) -> tuple[date, ...]:
    return (day,) if day else ()
