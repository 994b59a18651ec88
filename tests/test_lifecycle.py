"""The phase follows from what happened; terms are dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from naftctl.lifecycle import (
    Milestone,
    Phase,
    State,
    Step,
    Term,
    announce_by,
    binding_phase,
    course,
    next_gate,
    next_step,
    phase_of,
    reaction_ended,
    reaction_until,
    running_term,
)
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Extension, Milestones, Planning, Stop, Withdrawal
from tests.conftest import EXAMPLE, ROOT, TODAY

LOADED = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
assert LOADED is not None
DOSSIER: Dossier = LOADED
DAY = date(2026, 6, 10)


def with_milestones(done: Milestones, occasion: str = "regulier") -> Dossier:
    inspection = DOSSIER.inspection.model_copy(update={"milestones": done, "occasion": occasion})
    return replace(DOSSIER, inspection=inspection)


@pytest.mark.parametrize(
    ("done", "phase"),
    [
        (Milestones(), Phase.PLANNED),
        (Milestones(announced=DAY), Phase.ANNOUNCED),
        (Milestones(announced=DAY, visited=(date(2026, 6, 9),)), Phase.ANNOUNCED),
        (Milestones(visited=(date(2026, 6, 9), DAY)), Phase.VISITED),
        (Milestones(reflected=DAY), Phase.SCORED),
        (Milestones(draft_sent=DAY), Phase.DRAFT),
        (Milestones(draft_sent=DAY, final_sent=DAY), Phase.FINAL),
        (Milestones(final_sent=DAY, published=DAY), Phase.PUBLISHED),
        (Milestones(announced=DAY, stopped=Stop(date=DAY, motive="x")), Phase.STOPPED),
    ],
    ids=lambda value: value.name if isinstance(value, Phase) else "",
)
def test_the_phase_is_the_furthest_that_the_files_show(done: Milestones, phase: Phase) -> None:
    assert phase_of(with_milestones(done)) is phase


def test_a_final_report_under_the_passive_regime_is_withheld() -> None:
    phase = phase_of(with_milestones(Milestones(final_sent=DAY), "klacht"))
    assert (phase, binding_phase(phase)) == (Phase.WITHHELD, Phase.FINAL)


def test_what_was_stopped_binds_to_nothing_more() -> None:
    assert binding_phase(Phase.STOPPED) is Phase.PLANNED


def test_the_latest_day_of_announcement_lies_28_days_before_the_first_visit() -> None:
    occasion = DOSSIER.framework.occasion("regulier")
    complaint = DOSSIER.framework.occasion("klacht")
    assert occasion is not None
    assert complaint is not None
    assert announce_by(date(2026, 6, 9), occasion) == date(2026, 5, 12)
    assert announce_by(date(2026, 6, 9), complaint) is None


def test_the_day_of_sending_is_day_zero_and_day_14_the_last_valid_day() -> None:
    sent = Milestones(draft_sent=date(2026, 6, 30))
    longer = Milestones(
        draft_sent=date(2026, 6, 30), reaction_extended=Extension(until=date(2026, 7, 21), motive="x")
    )
    assert reaction_until(with_milestones(sent)) == date(2026, 7, 14)
    assert reaction_until(with_milestones(longer)) == date(2026, 7, 21)
    assert reaction_until(with_milestones(Milestones())) is None


VISITS = (date(2026, 6, 9), DAY)
SENT = Milestones(announced=DAY, visited=VISITS, reflected=DAY, draft_sent=date(2026, 10, 1))


def on(day: date, done: Milestones, occasion: str = "regulier") -> Dossier:
    return replace(with_milestones(done, occasion), today=day)


def test_the_term_to_react_runs_until_its_last_day_or_until_the_provider_is_done() -> None:
    last = date(2026, 10, 15)
    assert running_term(on(last, SENT)) == Term("reaction", last)
    assert running_term(on(date(2026, 10, 16), SENT)) is None
    assert reaction_ended(on(date(2026, 10, 16), SENT))
    closed = SENT.model_copy(update={"reaction_closed": date(2026, 10, 5)})
    assert running_term(on(date(2026, 10, 6), closed)) is None


def test_the_term_to_announce_runs_until_it_is_done_also_when_it_is_missed() -> None:
    announce = Term("announcement", date(2026, 5, 12))
    assert running_term(with_milestones(Milestones())) == announce
    assert running_term(with_milestones(Milestones(announced=DAY))) is None
    assert running_term(with_milestones(Milestones(), "klacht")) is None


@pytest.mark.parametrize(
    ("today", "done", "left", "step"),
    [
        (date(2026, 4, 1), Milestones(), 5, Step.ANNOUNCE),
        (date(2026, 6, 1), Milestones(announced=DAY), 5, Step.VISIT),
        (DAY, Milestones(announced=DAY), 5, Step.VISIT),
        (date(2026, 6, 11), Milestones(announced=DAY), 5, Step.NOTE_VISIT),
        (TODAY, Milestones(visited=VISITS), 5, Step.SCORE),
        (TODAY, Milestones(reflected=DAY), 5, Step.FINISH_DRAFT),
        (TODAY, Milestones(reflected=DAY), 0, Step.SEND_DRAFT),
        (TODAY, SENT, 5, Step.AWAIT_REACTION),
        (date(2026, 10, 16), SENT, 5, Step.FINISH_FINAL),
        (date(2026, 10, 16), SENT, 0, Step.SEND_FINAL),
        (TODAY, Milestones(final_sent=DAY), 0, Step.DELIVER),
        (TODAY, Milestones(final_sent=DAY, delivered=DAY), 0, Step.PUBLISH),
        (TODAY, Milestones(final_sent=DAY, published=DAY), 0, Step.DELIVER),
        (TODAY, Milestones(final_sent=DAY, delivered=DAY, published=DAY), 0, Step.NOTHING),
        (TODAY, Milestones(final_sent=DAY, withdrawn=Withdrawal(date=DAY, reason="x")), 0, Step.NOTHING),
        (TODAY, Milestones(stopped=Stop(date=DAY, motive="x")), 5, Step.NOTHING),
    ],
)
def test_the_next_step_follows_from_the_milestones_the_day_and_what_is_left(
    today: date, done: Milestones, left: int, step: Step
) -> None:
    dossier = on(today, done)
    assert next_step(dossier, 0, left) is step
    if not done.stopped:
        assert next_step(dossier, 1, left) is Step.REPAIR


def test_under_the_passive_regime_nothing_follows_on_delivery() -> None:
    delivered = Milestones(final_sent=DAY, delivered=DAY)
    assert next_step(on(TODAY, delivered, "klacht"), 0, 0) is Step.NOTHING
    assert "published" not in [stage.name for stage in course(on(TODAY, delivered, "klacht"))]


def test_without_a_planned_visit_planning_comes_first() -> None:
    inspection = DOSSIER.inspection.model_copy(update={"milestones": Milestones(), "planning": Planning()})
    assert next_step(replace(DOSSIER, inspection=inspection), 0, 0) is Step.PLAN


def test_the_next_gate_is_that_of_the_next_report() -> None:
    assert [next_gate(phase) for phase in (Phase.PLANNED, Phase.SCORED, Phase.DRAFT, Phase.FINAL)] == [
        Phase.DRAFT,
        Phase.DRAFT,
        Phase.FINAL,
        None,
    ]


def test_the_course_has_one_stage_that_is_now_and_days_for_what_is_planned() -> None:
    stages = {stage.name: stage for stage in course(on(date(2026, 6, 1), Milestones(announced=DAY)))}
    assert stages["announced"] == Milestone("announced", State.DONE, (DAY,))
    assert stages["visited"] == Milestone("visited", State.NOW, VISITS)
    assert stages["reflected"] == Milestone("reflected", State.LATER, (DAY,))
    assert stages["final_sent"] == Milestone("final_sent", State.LATER)
    assert [stage.state for stage in stages.values()].count(State.NOW) == 1


def test_what_was_stopped_has_no_more_to_come() -> None:
    done = Milestones(announced=DAY, stopped=Stop(date=DAY, motive="x"))
    assert [(stage.name, stage.state) for stage in course(with_milestones(done))] == [
        ("announced", State.DONE),
        ("stopped", State.DONE),
    ]


def test_an_inspection_without_scales_is_after_its_findings() -> None:
    assert "findings" in [stage.name for stage in course(with_milestones(Milestones(), "klacht"))]
