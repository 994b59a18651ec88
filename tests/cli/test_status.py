"""`naftctl status`: where inspections stand, whatever state they are in."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.conftest import EXAMPLE

pytestmark = pytest.mark.usefixtures("workspace")


def reach(inspection: Path, **milestones: str) -> None:
    """Write milestones as they stand at some moment; those that are not named are left out."""
    path = inspection / "inspection.yaml"
    head = path.read_text("utf-8").partition("milestones:\n")[0]
    lines = "".join(f"  {name}: {value}\n" for name, value in milestones.items())
    path.write_text(f"{head}milestones:\n{lines}" if lines else head, "utf-8")


DONE = {
    "announced": "2026-05-12",
    "visited": "[2026-06-09, 2026-06-10]",
    "reflected": "2026-06-10",
    "reviewed": "2026-06-25",
    "draft_sent": "2026-09-29",
}


def beside(inspection: Path, name: str, count: int) -> Path:
    """A copy of the worked example that got as far as its first `count` milestones."""
    copy = Path(shutil.copytree(inspection, inspection.with_name(name)))
    reach(copy, **dict(list(DONE.items())[:count]))
    return copy


def test_one_inspection_is_shown_with_its_course(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    called = call("status", EXAMPLE)
    assert (called.code, called.err) == (0, "")
    assert called.out == (
        f"{EXAMPLE} · regulier · r-naft/2026.1 · reactietermijn\n"
        "  ● aangekondigd 12/05  ● bezoek 9–10/06  ● ingeschaald en reflectie 10/06\n"
        "  ● ontwerp 29/09  ◐ reactie t/m di 13/10 (nog 4 dagen)\n"
        "  ○ later: definitief verslag, bezorging aan Opgroeien, publicatie\n"
        "  niveaus: 13 van 13 schalen ingeschaald · advies: gekozen\n"
        "  open: niets\n"
        "  volgende stap: wacht op de reactie van de aanbieder\n"
    )


def test_several_are_a_table_and_a_broken_one_does_not_stop_it(call: Call, inspection: Path) -> None:
    beside(inspection, "2026-aaa", 5)
    (beside(inspection, "2026-bbb", 5) / "inspection.yaml").write_text("x: [", "utf-8")
    (beside(inspection, "2026-ccc", 4) / "advice.md").unlink()
    called = call("status")
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines()[:11] == [
        "  inspectie            fase            open",
        "◐ 2026-aaa             reactietermijn  niets",
        "    regulier · r-naft/2026.1 · reactietermijn t/m di 13/10 (nog 4 dagen)",
        "    volgende stap: wacht op de reactie van de aanbieder",
        "✗ 2026-bbb             niet leesbaar   1 fout",
        "    volgende stap: verbeter wat fout is · naftctl check 2026-bbb",
        "◐ 2026-ccc             ingeschaald     1 nog te doen",
        "    regulier · r-naft/2026.1",
        "    volgende stap: werk af wat nog moet voor het ontwerp ·",
        "      naftctl check 2026-ccc --phase draft",
        f"◐ {EXAMPLE}  definitief      niets",
    ]


def test_the_day_decides_what_comes_after_the_draft(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    assert "t/m di 13/10 (dat is vandaag)" in call("status", EXAMPLE, "--today", "2026-10-13").out
    later = call("status", EXAMPLE, "--today", "2026-10-14").out
    assert "· reactie afgelopen\n" in later
    assert "● reactie 13/10" in later
    assert f"naftctl report {EXAMPLE} --edition final" in later


def test_a_fresh_inspection_says_by_when_it_is_announced(call: Call) -> None:
    call("new", "De Vlinder", "--first-visit", "2027-03-09")
    out = call("status", "2027-de-vlinder").out
    assert "◐ aankondiging uiterlijk di 9/02/2027 (nog 123 dagen)" in out
    assert "○ bezoek gepland 9/03/2027" in out
    assert "  niveaus: 0 van 11 schalen ingeschaald, 11 nog open · advies: nog niet gekozen" in out
    assert " fouten, " in out


@pytest.mark.parametrize("count", range(6))
def test_every_phase_fits_in_eighty_columns(call: Call, inspection: Path, count: int) -> None:
    copy = beside(inspection, "2026-een-aanbieder-met-een-naam-die-veel-langer-is-dan-gewoonlijk", count)
    for arguments in ((copy.name,), ()):
        lines = call("status", *arguments).out.splitlines()
        assert max(map(len, lines)) <= 80
        assert any("volgende stap" in line for line in lines)


def test_a_framework_that_is_not_there_is_not_readable_and_no_fault(call: Call, inspection: Path) -> None:
    path = inspection / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("r-naft/2026.1", "r-naft/1900.1"), "utf-8")
    called = call("status")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith(f"{EXAMPLE} · niet leesbaar\n  open: 1 fout\n")


def test_a_script_gets_the_same_as_data(call: Call, inspection: Path) -> None:
    reach(inspection, **DONE)
    (beside(inspection, "2026-bbb", 5) / "inspection.yaml").write_text("x: [", "utf-8")
    broken, whole = json.loads(call("status", "--format", "json").out)
    assert broken == {
        "inspection": "2026-bbb",
        "readable": False,
        "occasion": None,
        "framework": None,
        "phase": None,
        "course": [],
        "open": {"error": 1, "pending": 0, "warning": 0},
        "term": None,
        "next": {"step": "repair", "command": "naftctl check 2026-bbb"},
    }
    assert whole["phase"] == "draft"
    assert whole["term"] == {"name": "reaction", "last_day": "2026-10-13", "days_left": 4}
    assert whole["next"] == {"step": "await_reaction", "command": None}
    assert {"milestone": "visited", "state": "done", "days": ["2026-06-09", "2026-06-10"]} in whole["course"]
    assert [stage["state"] for stage in whole["course"]] == ["done"] * 4 + ["now"] + ["later"] * 3


def test_another_form_is_a_wrong_call(call: Call) -> None:
    called = call("status", "--format", "tekst")
    assert (called.code, called.out) == (2, "")
    assert "text, json" in called.err


def test_an_empty_workspace_has_nothing_to_tell(call: Call, inspection: Path) -> None:
    shutil.rmtree(inspection)
    called = call("status")
    assert (called.code, called.out) == (0, "")
    assert "nog geen inspecties" in called.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_narrow_terminal_loses_no_word_and_colour_says_nothing_alone(
    workspace: Path, inspection: Path
) -> None:
    from tests.cli.terminal import on_terminal, without_codes  # noqa: PLC0415  (not on Windows)

    (beside(inspection, "2026-aaa", 4) / "advice.md").unlink()
    wide = on_terminal("status", folder=workspace)
    narrow = on_terminal("status", folder=workspace, width=44)
    assert "\x1b[1;36m1 nog te doen\x1b[0m" in wide
    assert on_terminal("status", folder=workspace, NO_COLOR="1") == without_codes(wide)
    # A command stays whole, so that it can be copied.
    loose = [line for line in without_codes(narrow).splitlines() if "naftctl" not in line]
    assert max(map(len, loose)) <= 44
    header, body = without_codes(wide).split("\n", 1)
    assert header.split() == ["inspectie", "fase", "open"]
    assert [word for word in body.split() if word not in without_codes(narrow)] == []
