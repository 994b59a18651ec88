"""The procedure of an inspection as dates: its phases, what they follow from, and its terms. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

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


def phase_of(dossier: Dossier) -> Phase:
    """The furthest phase that the files show."""
    done, occasion = dossier.inspection.milestones, dossier.occasion
    planned = {visit.date for visit in dossier.inspection.planning.visits}
    passive = occasion is not None and occasion.publication == "passive"
    without_scales = occasion is not None and occasion.scales != "required"
    reached = (
        (Phase.STOPPED, done.stopped),
        (Phase.PUBLISHED, done.published),
        (Phase.WITHHELD, done.final_sent and passive),
        (Phase.FINAL, done.final_sent),
        (Phase.DRAFT, done.draft_sent),
        (Phase.SCORED, done.reflected or (without_scales and dossier.findings)),
        (Phase.VISITED, planned and len(set(done.visited)) >= len(planned)),
        (Phase.ANNOUNCED, done.announced),
    )
    return next((phase for phase, condition in reached if condition), Phase.PLANNED)


def binding_phase(phase: Phase) -> Phase:
    """The phase whose rules bind: a withheld report is final; one that was stopped binds to nothing more."""
    if phase is Phase.STOPPED:
        return Phase.PLANNED
    return min(phase, Phase.PUBLISHED) if phase is not Phase.WITHHELD else Phase.FINAL


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
