from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from benchmarks.__main__ import ROWS, main
from benchmarks.asked import front_matter
from benchmarks.case import Case, Commands, Goal
from benchmarks.long import workspace
from benchmarks.measure import FEWEST, MOST, Measured, Took, measure
from benchmarks.page import page, table

ROOT = Path(__file__).resolve().parent.parent
KANTELPOORT = "2026-de-kantelpoort"
MIB = 2**20
QUICK, SLOW = Took(1.0, 2.0, 100 * MIB), Took(2.0, 2.0, 50 * MIB)


def python(code: str) -> Commands:
    return ((sys.executable, "-S", "-c", code),)


def case(ours: str, beside: str, folder: Path, goal: Goal | None = None) -> Case:
    return Case("dit", python(ours), "dat", python(beside), folder, goal or Goal(1.0), "zo vergeleken")


@pytest.mark.parametrize(
    ("goal", "verdict"),
    [
        (Goal(0.5), "| ≤ 0,50 | gehaald |"),
        (Goal(0.49), "| ≤ 0,49 | niet gehaald |"),
        (Goal(1.0, memory=2.0), "| ≤ 1,00, geheugen ≤ 2,00 | gehaald |"),
        (Goal(1.0, memory=1.9), "| ≤ 1,00, geheugen ≤ 1,90 | niet gehaald |"),
        (Goal(1.0, mib=101), "| ≤ 1,00 en < 101 MiB | gehaald |"),
        (Goal(1.0, mib=100), "| ≤ 1,00 en < 100 MiB | niet gehaald |"),
    ],
)
def test_a_goal_is_met_when_time_and_memory_stay_below_it(goal: Goal, verdict: str) -> None:
    row = table([Measured(case("", "", ROOT, goal), 9, QUICK, SLOW)]).splitlines()[-1]
    assert row.startswith("| 1 | dit | 1000 | 100 | dat | 2000 | 50 | 9 | 0,50 (1,00)")
    assert row.endswith(verdict)


def test_where_the_peer_is_not_there_nothing_is_said_of_the_goal() -> None:
    row = table([Measured(case("", "", ROOT), 9, QUICK, None)]).splitlines()[-1]
    assert "| niet gemeten | ≤ 1,00 | |" in row
    assert "gehaald" not in row


def test_the_page_tells_what_every_row_compares_and_with_what() -> None:
    text = page([Measured(case("", "", ROOT), 9, QUICK, SLOW)], {"yamllint": "1.38.0"}, "## Verdeling\n")
    assert "1. zo vergeleken" in text
    assert "naast yamllint 1.38.0." in text
    assert text.endswith("## Verdeling\n")


def test_the_page_tells_by_how_much_a_goal_is_missed_and_why() -> None:
    missed = replace(case("", "", ROOT, Goal(0.4)), why="Python begint traag.")
    rows = [Measured(case("", "", ROOT), 9, QUICK, SLOW), Measured(missed, 9, QUICK, SLOW)]
    said = page(rows, {}, "## Verdeling\n").partition("## Wat niet gehaald is, en waarom\n\n")[2]
    assert said == "2. 0,50 (1,00) in plaats van ≤ 0,40. Python begint traag.\n\n## Verdeling\n"
    assert "niet gehaald is" not in page(rows[:1], {}, "")


def test_the_page_of_the_project_has_every_row_and_says_why_a_goal_is_missed() -> None:
    text = (ROOT / "docs/metingen.md").read_text("utf-8")
    table, _, rest = text.partition("## Wat er vergeleken wordt")
    rows = [line for line in table.splitlines() if line.endswith(("| gehaald |", "| niet gehaald |"))]
    assert len(rows) == len(ROWS)
    missed = {row.split(" | ")[0].strip("| ") for row in rows if row.endswith("| niet gehaald |")}
    reasons = rest.partition("## Wat niet gehaald is, en waarom")[2].partition("\n## ")[0].splitlines()
    told = {line.partition(".")[0]: line.partition(". ")[2].partition(". ")[2] for line in reasons if line}
    assert told.keys() == missed
    assert all(told.values())


def test_the_two_sides_run_in_turn(tmp_path: Path) -> None:
    say = "open('said', 'a').write('{}')".format
    measured = measure(case(say("a"), say("b"), tmp_path))
    assert (tmp_path / "said").read_text("utf-8") == "ab" * (MOST + 1)
    assert measured.rounds == MOST > FEWEST


def test_the_slower_and_the_larger_of_two_is_measured_so(tmp_path: Path) -> None:
    heavy = "import time; kept = bytearray(b'x') * 90_000_000; time.sleep(0.5)"
    measured = measure(case(heavy, "pass", tmp_path), most=1)
    assert measured.beside
    assert measured.ours.seconds > max(0.5, measured.beside.seconds)
    assert measured.ours.memory > 85 * MIB > measured.beside.memory


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell what processes hold together")
def test_memory_of_children_at_the_same_time_counts_together(tmp_path: Path) -> None:
    child = "kept = bytearray(b'x') * 40_000_000; import time; time.sleep(0.5)"
    call = f"[sys.executable, '-S', '-c', {child!r}]"
    both = f"import subprocess, sys; [p.wait() for p in [subprocess.Popen({call}) for _ in 'ab']]"
    measured = measure(case(both, "pass", tmp_path), most=1)
    assert measured.ours.memory > 80_000_000


def test_a_command_that_fails_stops_the_measuring(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 3"):
        measure(case("raise SystemExit(3)", "pass", tmp_path))
    assert measure(replace(case("raise SystemExit(3)", "pass", tmp_path), codes=(0, 3)), most=1)


def test_a_row_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(SystemExit, match=r"no such row: chekc; there are version, help, .*pages"):
        main(["version", "chekc"])


def test_every_row_of_the_table_of_goals_is_measured() -> None:
    assert len(ROWS) == 13
    assert len({row.__doc__ for row in ROWS.values()}) == 13


def test_other_programs_get_the_front_matter_of_every_page(tmp_path: Path) -> None:
    inspection = ROOT / "inspections" / KANTELPOORT
    fronts = {Path(name).relative_to(tmp_path) for name in front_matter(inspection, tmp_path)}
    pages = [path for path in inspection.rglob("*.md") if path.read_text("utf-8").startswith("---\n")]
    assert fronts == {path.relative_to(inspection).with_suffix(".yaml") for path in pages}
    assert (tmp_path / "scorings/OS-S1.yaml").read_text("utf-8").startswith("provisional: volgens\nlevel: ")


def test_a_long_inspection_has_its_findings_so_often_and_numbered_on(tmp_path: Path) -> None:
    long = workspace(ROOT, tmp_path / "long", KANTELPOORT, 3)
    scoring = (long / "inspections" / KANTELPOORT / "scorings/OS-S1.md").read_text("utf-8")
    points = [line.split()[1] for line in scoring.splitlines() if line.startswith("- V")]
    assert points == [f"V{number}." for number in range(1, 13)]
    assert scoring.count("“Ze verkopen niets”") == 3
    assert scoring.count("## Sterke punten") == 1
