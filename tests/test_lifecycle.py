"""The phase follows from what happened; terms are dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from naftctl.lifecycle import Phase, announce_by, binding_phase, phase_of, reaction_until
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Extension, Milestones, Stop
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
