"""What a team does next."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from naftctl.lifecycle.phases import Phase, phase_of
from naftctl.lifecycle.remarks import open_remark
from naftctl.lifecycle.requests import open_requests
from naftctl.lifecycle.terms import reaction_ended

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier


class Step(StrEnum):
    """What a team does next (volgende stap)."""

    REPAIR = "repair"
    PLAN = "plan"
    CHOOSE_FOCUS = "choose_focus"
    ANNOUNCE = "announce"
    VISIT = "visit"
    NOTE_VISIT = "note_visit"
    SCORE = "score"
    FINISH_DRAFT = "finish_draft"
    SEAL_DRAFT = "seal_draft"
    SEND_DRAFT = "send_draft"
    AWAIT_REACTION = "await_reaction"
    ANSWER_REMARK = "answer_remark"
    FINISH_FINAL = "finish_final"
    SEAL_FINAL = "seal_final"
    SEND_FINAL = "send_final"
    ANSWER_REQUEST = "answer_request"
    DELIVER = "deliver"
    PUBLISH = "publish"
    NOTHING = "nothing"


def next_step(dossier: Dossier, errors: int, left: int) -> Step:
    """What comes next, where there are `errors` now and `left` that bind at the next gate."""
    phase = phase_of(dossier)
    if phase is Phase.STOPPED:
        return Step.ANSWER_REQUEST if open_requests(dossier) else Step.NOTHING
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
    if _focus_missing(dossier):
        return Step.CHOOSE_FOCUS
    if phase is Phase.PLANNED and dossier.occasion and dossier.occasion.announcement_days:
        return Step.ANNOUNCE
    return Step.VISIT if dossier.today <= max(days) else Step.NOTE_VISIT


def _focus_missing(dossier: Dossier) -> bool:
    asked = dossier.occasion is not None and dossier.occasion.focus == "framework"
    return asked and "focus.yaml" not in dossier.unread and (not dossier.focus or not dossier.focus.chosen)


def _after_the_visit(phase: Phase, left: int) -> Step:
    if phase is Phase.VISITED:
        return Step.SCORE
    return Step.FINISH_DRAFT if left else Step.SEAL_DRAFT


def _after_the_draft(dossier: Dossier, left: int) -> Step:
    if dossier.inspection.milestones.draft_sent is None:
        return Step.SEND_DRAFT
    if open_remark(dossier):
        return Step.ANSWER_REMARK
    if not reaction_ended(dossier):
        return Step.AWAIT_REACTION
    return Step.FINISH_FINAL if left else Step.SEAL_FINAL


def _after_the_report(dossier: Dossier, phase: Phase) -> Step:
    done = dossier.inspection.milestones
    if not done.final_sent and not done.withdrawn:
        return Step.SEND_FINAL
    if open_requests(dossier):
        return Step.ANSWER_REQUEST
    if done.withdrawn:
        return Step.NOTHING
    if not done.delivered:
        return Step.DELIVER
    return Step.PUBLISH if phase is Phase.FINAL else Step.NOTHING
