"""Which terms are open, which day is to be watched, and when an inspection is closed."""

from __future__ import annotations

import re
from datetime import date

import pytest
from msgspec.structs import replace

from naftctl.checks import RULES, run_checks, run_checks_from
from naftctl.cli.judge import judge, named, weigh
from naftctl.diagnostic import Severity
from naftctl.lifecycle import Phase, coming_visit, deadline, is_closed, next_gate, open_terms, phase_of
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Milestones, Planning, Stop, Visit, Withdrawal
from tests.conftest import EXAMPLE, ROOT, TODAY

READER = WorkspaceReader(ROOT)
NAMES = READER.workspace.inspections
MAY, JUNE, JULY = date(2026, 5, 12), date(2026, 6, 30), date(2026, 7, 16)
DELIVERED = {"announced": MAY, "draft_sent": JUNE, "final_sent": JULY, "delivered": JULY}


def dossier(done: Milestones, today: date = TODAY, occasion: str = "regulier", *days: date) -> Dossier:
    loaded = READER.outline(EXAMPLE, today)
    assert loaded is not None
    changes: dict[str, object] = {"milestones": done, "occasion": occasion}
    if days:
        changes["planning"] = Planning(visits=tuple(Visit(date=day) for day in days))
    return replace(loaded, inspection=loaded.inspection.model_copy(update=changes))


@pytest.mark.parametrize(
    ("done", "today", "names"),
    [
        (Milestones(), MAY, ["announcement"]),
        (Milestones(), JULY, ["announcement"]),  # missed, and still to be met
        (Milestones(announced=MAY), JUNE, []),
        (Milestones(draft_sent=JUNE), JUNE, ["reaction", "processing"]),
        (Milestones(draft_sent=JUNE), date(2026, 7, 14), ["reaction", "processing"]),
        (Milestones(draft_sent=JUNE), date(2026, 7, 15), ["processing"]),
        (Milestones(draft_sent=JUNE, reaction_closed=date(2026, 7, 2)), date(2026, 7, 3), ["processing"]),
        (Milestones(draft_sent=JUNE, final_sent=JULY), JULY, []),
        (Milestones(draft_sent=JUNE, stopped=Stop(date=JULY, motive="x")), JULY, []),
    ],
)
def test_a_term_is_open_until_it_is_met(done: Milestones, today: date, names: list[str]) -> None:
    assert [term.name for term in open_terms(dossier(done, today))] == names


def test_the_day_to_watch_is_the_nearest_term_and_else_the_visit() -> None:
    assert deadline(dossier(Milestones(draft_sent=JUNE), JUNE)) == date(2026, 7, 14)
    days = (date(2026, 6, 9), date(2026, 6, 10))
    for today, day in ((MAY, days[0]), (days[0], days[0]), (days[1], days[1]), (JUNE, days[1])):
        assert deadline(dossier(Milestones(announced=MAY), today, "regulier", *days)) == day
    assert deadline(dossier(Milestones(reflected=JUNE), JUNE)) is None
    assert coming_visit(dossier(Milestones(announced=MAY, stopped=Stop(date=JUNE, motive="x")), JUNE)) is None


@pytest.mark.parametrize(
    ("done", "occasion", "closed"),
    [
        (Milestones.model_validate(DELIVERED), "regulier", False),
        (Milestones.model_validate(DELIVERED | {"published": JULY}), "regulier", True),
        (Milestones.model_validate(DELIVERED), "klacht", True),
        (Milestones.model_validate(DELIVERED | {"delivered": None}), "klacht", False),
        (Milestones.model_validate(DELIVERED | {"delivered": None, "published": JULY}), "regulier", False),
        (
            Milestones.model_validate(DELIVERED | {"withdrawn": Withdrawal(date=JULY, reason="x")}),
            "regulier",
            True,
        ),
        (Milestones(announced=MAY, stopped=Stop(date=JUNE, motive="x")), "regulier", True),
        (Milestones(), "regulier", False),
    ],
)
def test_an_inspection_is_closed_when_nothing_is_left_to_do(
    done: Milestones, occasion: str, *, closed: bool
) -> None:
    assert is_closed(dossier(done, TODAY, occasion)) is closed


@pytest.mark.parametrize("name", NAMES)
def test_inspection_yaml_alone_says_what_the_whole_folder_says(name: str) -> None:
    whole, outline = READER.dossier(name, TODAY).dossier, READER.outline(name, TODAY)
    assert whole is not None
    assert outline is not None
    assert outline.inspection == whole.inspection
    assert (is_closed(outline), open_terms(outline), deadline(outline)) == (
        is_closed(whole),
        open_terms(whole),
        deadline(whole),
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_weighs_is_all_that_is_said_but_for_information(name: str) -> None:
    loaded = READER.dossier(name, TODAY)
    phases = (None, *Phase)
    for phase, some in zip(phases, weigh(loaded, *phases), strict=True):
        every = judge(loaded, phase)
        assert [d for d in named(some) if d.severity is not Severity.INFO] == [
            d for d in every if d.severity is not Severity.INFO
        ]


def test_no_rule_is_silent_behind_one_that_only_informs() -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "naftctl/checks").rglob("*.py"))
    named = {
        name.replace("_", "-") for source in sources for name in re.findall(r"behind=(\w+)\.code", source)
    }
    before = {rule.name: rule.severity for rule in RULES if rule.name in named}
    assert before.keys() == named != set()
    assert Severity.INFO not in before.values()


@pytest.mark.parametrize("name", NAMES)
def test_looking_once_gives_what_looking_for_each_phase_gives(name: str) -> None:
    loaded = READER.dossier(name, TODAY)
    assert loaded.dossier is not None
    phases = (None, next_gate(phase_of(loaded.dossier)), *Phase)
    seen = run_checks_from(loaded.dossier, loaded.diagnostics, phases)
    assert seen == tuple(run_checks(loaded.dossier, loaded.diagnostics, phase) for phase in phases)
    stopped = replace(
        loaded.dossier,
        inspection=loaded.dossier.inspection.model_copy(
            update={"milestones": Milestones(announced=MAY, stopped=Stop(date=JUNE, motive="x"))}
        ),
    )
    now, later = run_checks_from(stopped, (), (None, Phase.DRAFT))
    assert "pending" not in {said.severity for said in now}
    assert later == run_checks(stopped, (), Phase.DRAFT)
