"""The phase follows from what happened; terms are dates."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from naftctl.checks import run_checks
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
    terms,
)
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier, Placeholder
from naftctl.model.inspection import Extension, Milestones, Planning, Stop, Visit, Withdrawal
from tests.conftest import EXAMPLE, ROOT, TODAY

LOADED = WorkspaceReader(ROOT).dossier(EXAMPLE, TODAY).dossier
assert LOADED is not None
UNSEALED = frozenset(name for name in LOADED.present if not name.startswith("seals/"))
DOSSIER: Dossier = replace(LOADED, seals={}, present=UNSEALED)
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
    assert running_term(on(last, SENT)) == Term("reaction", date(2026, 10, 1), 14, last)
    assert running_term(on(date(2026, 10, 16), SENT)) is None
    assert reaction_ended(on(date(2026, 10, 16), SENT))
    closed = SENT.model_copy(update={"reaction_closed": date(2026, 10, 5)})
    assert running_term(on(date(2026, 10, 6), closed)) is None


def test_the_term_to_announce_runs_until_it_is_done_also_when_it_is_missed() -> None:
    announce = Term("announcement", None, 28, date(2026, 5, 12))
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
        (TODAY, Milestones(reflected=DAY), 0, Step.SEAL_DRAFT),
        (TODAY, SENT, 5, Step.AWAIT_REACTION),
        (date(2026, 10, 16), SENT, 5, Step.FINISH_FINAL),
        (date(2026, 10, 16), SENT, 0, Step.SEAL_FINAL),
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


def by(counting: str, dossier: Dossier) -> Dossier:
    """The dossier under a framework that counts days in this way."""
    given = dossier.framework.terms.model_copy(update={"counting": counting})
    return replace(dossier, framework=dossier.framework.model_copy(update={"terms": given}))


def visited_on(day: str, done: Milestones) -> Dossier:
    visits = Planning(visits=(Visit(date=day),))
    inspection = DOSSIER.inspection.model_copy(update={"planning": visits, "milestones": done})
    return replace(DOSSIER, inspection=inspection)


def days_of(dossier: Dossier) -> dict[str, str]:
    return {term.name: str(term.last) for term in terms(dossier)}


@pytest.mark.parametrize(
    ("visit", "sent", "all_days", "school_days"),
    [
        # announcement, reaction, processing
        (
            "2026-06-09",
            "2026-06-30",
            ("2026-05-12", "2026-07-14", "2026-07-28"),
            ("2026-05-09", "2026-09-14", "2026-09-28"),
        ),
        (
            "2025-12-02",
            "2025-12-16",
            ("2025-11-04", "2025-12-30", "2026-01-13"),
            ("2025-11-03", "2026-01-13", "2026-01-27"),
        ),
        (
            "2024-03-19",
            "2024-02-15",
            ("2024-02-20", "2024-02-29", "2024-03-14"),
            ("2024-02-20", "2024-03-03", "2024-03-17"),
        ),
        (
            "2028-03-28",
            "2028-02-14",
            ("2028-02-29", "2028-02-28", "2028-03-13"),
            ("2028-02-22", "2028-03-06", "2028-03-20"),
        ),
    ],
)
def test_the_terms_follow_from_the_first_visit_and_the_draft_by_either_way_to_count(
    visit: str, sent: str, all_days: tuple[str, str, str], school_days: tuple[str, str, str]
) -> None:
    read = visited_on(visit, Milestones(draft_sent=date.fromisoformat(sent)))
    assert tuple(days_of(read).values()) == all_days
    assert tuple(days_of(by("zonder_schoolvakanties", read)).values()) == school_days
    assert reaction_until(by("zonder_schoolvakanties", read)) == date.fromisoformat(school_days[1])


def test_a_term_says_from_when_it_runs_and_how_many_days() -> None:
    sent = date(2026, 6, 30)
    assert terms(with_milestones(Milestones(draft_sent=sent))) == (
        Term("announcement", None, 28, date(2026, 5, 12)),
        Term("reaction", sent, 14, date(2026, 7, 14)),
        Term("processing", date(2026, 7, 14), 14, date(2026, 7, 28)),
    )


def test_what_may_be_unannounced_and_is_not_yet_sent_has_no_terms() -> None:
    assert terms(with_milestones(Milestones(), "klacht")) == ()


def test_the_reaction_is_processed_from_the_end_of_its_term_or_the_day_on_which_it_was_closed() -> None:
    sent = Milestones(draft_sent=date(2026, 6, 30))
    longer = sent.model_copy(update={"reaction_extended": Extension(until=date(2026, 7, 21), motive="x")})
    closed = sent.model_copy(update={"reaction_closed": date(2026, 7, 6)})
    late = sent.model_copy(update={"reaction_closed": date(2026, 7, 16)})
    before = sent.model_copy(update={"reaction_closed": date(2026, 6, 1)})
    lasts = [days_of(with_milestones(done))["processing"] for done in (sent, longer, closed, late, before)]
    assert lasts == ["2026-07-28", "2026-08-04", "2026-07-20", "2026-07-30", "2026-07-28"]


def test_an_extension_that_is_shorter_takes_no_day_away() -> None:
    shorter = Extension(until=date(2026, 7, 1), motive="x")
    done = Milestones(draft_sent=date(2026, 6, 30), reaction_extended=shorter)
    assert reaction_until(with_milestones(done)) == date(2026, 7, 14)


@pytest.mark.parametrize(
    ("today", "counting", "ended"),
    [
        (date(2026, 6, 29), "kalenderdagen", False),
        (date(2026, 7, 14), "kalenderdagen", False),
        (date(2026, 7, 15), "kalenderdagen", True),
        (date(2026, 7, 15), "zonder_schoolvakanties", False),
        (date(2026, 9, 14), "zonder_schoolvakanties", False),
        (date(2026, 9, 15), "zonder_schoolvakanties", True),
    ],
)
def test_the_term_to_react_is_over_on_the_day_after_its_last(
    today: date, counting: str, *, ended: bool
) -> None:
    read = by(counting, on(today, Milestones(draft_sent=date(2026, 6, 30))))
    assert reaction_ended(read) is ended
    assert (running_term(read) is None) is ended


@pytest.mark.parametrize(
    ("visit", "counting"),
    [("2009-06-09", "zonder_schoolvakanties"), ("2026-06-09", "werkdagen")],
)
def test_a_term_that_cannot_be_counted_is_left_out_and_said_once(visit: str, counting: str) -> None:
    read = by(counting, visited_on(visit, Milestones()))
    assert terms(read) == ()
    assert running_term(read) is None
    assert [d.message for d in run_checks(read) if d.code in {"N401", "N423"}] == [
        {
            "2009-06-09": "vanaf 09/06/2009 kan de termijn om aan te kondigen niet geteld worden",
            "2026-06-09": "r-naft/2026.1 telt dagen volgens `werkdagen`, die telling bestaat niet",
        }[visit]
    ]


def test_without_school_holidays_the_messages_say_so() -> None:
    late = Milestones(announced=date(2026, 8, 31), draft_sent=date(2026, 10, 1))
    said = run_checks(by("zonder_schoolvakanties", visited_on("2026-10-05", late)))
    assert [d.message for d in said if d.code == "N401"] == []
    said = run_checks(by("zonder_schoolvakanties", visited_on("2026-09-28", late)))
    assert [d.message for d in said if d.code == "N401"] == [
        "aangekondigd op 31/08/2026, 28 dagen voor het eerste bezoek op 28/09/2026; "
        "28 dagen zonder schoolvakanties verwacht, uiterlijk 30/06/2026"
    ]


def test_a_last_day_that_is_special_is_named_in_the_message() -> None:
    done = Milestones(draft_sent=date(2026, 6, 27), final_sent=date(2026, 7, 10))
    said = run_checks(with_milestones(done))
    assert [d.message for d in said if d.code == "N406"] == [
        "definitief verslag verzonden op 10/07/2026, "
        "de reactietermijn loopt t/m 11/07/2026 (Feest van de Vlaamse Gemeenschap)"
    ]
    said = run_checks(visited_on("2026-06-13", Milestones(announced=date(2026, 5, 18))))
    assert [d.message for d in said if d.code == "N401"] == [
        "aangekondigd op 18/05/2026, 26 dagen voor het eerste bezoek op 13/06/2026; "
        "28 dagen verwacht, uiterlijk 16/05/2026 (zaterdag)"
    ]


@pytest.mark.parametrize(
    ("done", "seals", "phase", "step"),
    [
        (Milestones(reflected=DAY), ("draft",), Phase.DRAFT, Step.SEND_DRAFT),
        (Milestones(reflected=DAY, draft_sent=DAY), ("draft",), Phase.DRAFT, Step.SEAL_FINAL),
        (Milestones(reflected=DAY, draft_sent=DAY), ("draft", "final"), Phase.FINAL, Step.SEND_FINAL),
        (Milestones(draft_sent=DAY, final_sent=DAY), ("draft", "final"), Phase.FINAL, Step.DELIVER),
    ],
)
def test_a_seal_reaches_the_phase_of_its_report_before_that_is_sent(
    done: Milestones, seals: tuple[str, ...], phase: Phase, step: Step
) -> None:
    dossier = with_milestones(done)
    sealed = replace(dossier, present=dossier.present | {f"seals/{kind}.yaml" for kind in seals})
    assert (phase_of(sealed), next_step(sealed, 0, 0)) == (phase, step)


def test_a_finding_that_is_still_to_be_written_does_not_count_as_one() -> None:
    folder = WorkspaceReader(ROOT).dossier("2026-de-branding-klacht", TODAY).dossier
    assert folder is not None
    fresh = with_milestones_of(folder, Milestones())
    assert phase_of(fresh) is Phase.SCORED
    gaps = tuple(Placeholder(f"findings/{page.id}.md", page.where(), "vul in") for page in fresh.findings)
    assert phase_of(replace(fresh, placeholders=gaps)) is Phase.PLANNED
    assert phase_of(replace(fresh, placeholders=gaps[1:])) is Phase.SCORED
    open_, written = (
        {stage.name: stage.state for stage in course(replace(fresh, placeholders=found))}
        for found in (gaps, gaps[1:])
    )
    assert (open_["findings"], written["findings"]) == (State.LATER, State.DONE)


def with_milestones_of(dossier: Dossier, done: Milestones) -> Dossier:
    """An unsealed inspection in which only this happened."""
    inspection = dossier.inspection.model_copy(update={"milestones": done})
    unsealed = frozenset(name for name in dossier.present if not name.startswith("seals/"))
    return replace(dossier, inspection=inspection, seals={}, present=unsealed)
