"""Where an inspection stands: its phases, and what they follow from."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier


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
    passive = occasion is not None and occasion.publication == "passive"
    without_scales = occasion is not None and occasion.scales != "required"
    final = done.final_sent or is_sealed(dossier, "final")
    reached = (
        (Phase.STOPPED, done.stopped),
        (Phase.PUBLISHED, done.published),
        (Phase.WITHHELD, final and passive),
        (Phase.FINAL, final),
        (Phase.DRAFT, done.draft_sent or is_sealed(dossier, "draft")),
        (Phase.SCORED, done.reflected or (without_scales and has_findings(dossier))),
        (Phase.VISITED, was_visited(dossier)),
        (Phase.ANNOUNCED, done.announced),
    )
    return next((phase for phase, condition in reached if condition), Phase.PLANNED)


def has_findings(dossier: Dossier) -> bool:
    """Whether a finding without a scale was written: one in which nothing is still to be filled in."""
    open_files = {placeholder.file for placeholder in dossier.placeholders}
    return any(page.points and f"findings/{page.id}.md" not in open_files for page in dossier.findings)


def is_sealed(dossier: Dossier, kind: str) -> bool:
    """Whether there is a seal of this kind, `draft` or `final`, readable or not."""
    return f"seals/{kind}.yaml" in dossier.present


def binding_phase(phase: Phase) -> Phase:
    """The phase whose rules bind: a withheld report is final; one that was stopped binds to nothing more."""
    return {Phase.STOPPED: Phase.PLANNED, Phase.WITHHELD: Phase.FINAL}.get(phase, phase)


def next_gate(phase: Phase) -> Phase | None:
    """The phase whose rules are the next to be passed; None where the last report was sent."""
    if phase < Phase.DRAFT:
        return Phase.DRAFT
    return Phase.FINAL if phase is Phase.DRAFT else None


def planned_days(dossier: Dossier) -> set[date]:
    """The days on which a visit is planned."""
    return {visit.date for visit in dossier.inspection.planning.visits}


def was_visited(dossier: Dossier) -> bool:
    """Whether there were as many days of visit as are planned."""
    planned = planned_days(dossier)
    return bool(planned) and len(set(dossier.inspection.milestones.visited)) >= len(planned)
