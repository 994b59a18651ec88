"""`naftctl new`: the folder of an inspection, its questions, and what it leaves alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, started
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("workspace")

KADE = ("new", "De Kade vzw", "--first-visit", "2026-12-22")
FOLDER = "inspections/2026-de-kade"


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_it_makes_the_folder_and_says_what_to_do_by_when(call: Call, workspace: Path) -> None:
    called = call(*KADE)
    assert (called.code, called.err) == (0, "")
    assert f"  maak  {FOLDER}/inspection.yaml\n" in called.out
    assert "  Aankondigen uiterlijk dinsdag 24 november 2026 (28 dagen vooraf): nog 46 dagen.\n" in called.out
    assert f"Daarna:\n  1. vul {FOLDER}/inspection.yaml aan\n  2. naftctl focus 2026-de-kade\n" in called.out
    made = names(workspace / FOLDER)
    pinned = "  maak  frameworks/r-naft/2026.2/digest.yaml"
    assert {pinned, *(f"  maak  {FOLDER}/{name}" for name in made)} == {
        line for line in called.out.splitlines() if line.startswith("  maak")
    }
    assert {"focus.yaml", "advice.md", "scorings/OS-B1.md", "scorings/individual/zrg1.yaml"} <= made
    assert not {name for name in made if name.startswith(("scorings/OS-S", "findings/"))}


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2026-11-23", "nog 1 dag."),
        ("2026-11-24", "dat is vandaag."),
        ("2026-11-26", "dat was 2 dagen geleden."),
    ],
)
def test_it_counts_the_days_to_the_announcement(today: str, words: str, call: Call) -> None:
    assert f"(28 dagen vooraf): {words}\n" in call(*KADE, "--today", today).out


def test_a_fresh_folder_is_never_silent_and_never_passes_the_draft(call: Call, workspace: Path) -> None:
    call(*KADE)
    assert call("check", "2026-de-kade").code == 1
    called = call("check", "2026-de-kade", "--phase", "draft", "--format", "concise", "--verbose")
    assert called.code == 1
    for name in sorted(names(workspace / FOLDER)):
        text = (workspace / FOLDER / name).read_text("utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            if "⟨vul in" in line and not line.lstrip().startswith("#"):
                assert f"{FOLDER}/{name}:{number}:" in called.out


def test_every_occasion_gives_a_folder_that_can_be_read(call: Call) -> None:
    for occasion in ("regulier", "klacht", "ernstige_gebeurtenis", "opvolging", "thematisch"):
        assert call(*KADE, "--occasion", occasion).code == 0
    out = call("check", "--format", "concise", "--phase", "published").out
    reading = [line for line in out.splitlines() if "[N1" in line and "[N124]" not in line]
    assert reading == []


def test_a_complaint_has_findings_and_no_scales(call: Call, workspace: Path) -> None:
    called = call("new", "De Kade", "--first-visit", "2026-12-22", "--occasion", "klacht")
    assert "Deze inspectie hoeft niet aangekondigd te worden." in called.out
    made = names(workspace / "inspections/2026-de-kade-klacht")
    assert "findings/vaststelling.md" in made
    assert not {name for name in made if name.startswith("scorings/")}


def test_what_is_there_stays_and_what_is_missing_comes(call: Call, workspace: Path) -> None:
    call(*KADE)
    advice, summary = workspace / FOLDER / "advice.md", workspace / FOLDER / "summary.md"
    advice.write_text("van mij", "utf-8")
    summary.unlink()
    called = call(*KADE)
    assert called.code == 0
    assert f"  bestaat al  {FOLDER}/advice.md\n" in called.out
    assert [line for line in called.out.splitlines() if line.startswith("  maak")] == [
        f"  maak  {FOLDER}/summary.md"
    ]
    assert advice.read_text("utf-8") == "van mij"


def test_a_folder_with_other_capitals_is_the_same_folder(call: Call, workspace: Path) -> None:
    call(*KADE)
    (workspace / FOLDER).rename(workspace / "inspections/2026-De-Kade")
    assert "  maak" not in call(*KADE).out
    assert not (workspace / FOLDER).exists()


def test_examples_of_evidence_do_not_come_back(call: Call, workspace: Path) -> None:
    call(*KADE)
    evidence = workspace / FOLDER / "evidence"
    for path in evidence.iterdir():
        path.unlink()
    (evidence / "G01-startgesprek.md").write_text("---\nmethod: gesprek\n---\n", "utf-8")
    call(*KADE)
    assert [path.name for path in evidence.iterdir()] == ["G01-startgesprek.md"]


def test_the_chosen_investigation_brings_its_scales(call: Call, workspace: Path) -> None:
    call(*KADE)
    focus = workspace / FOLDER / "focus.yaml"
    text = focus.read_text("utf-8").replace("  - BJ\n", "  - BJ\n  - SO\n")
    focus.write_text(
        "".join("chosen: SO\n" if line.startswith("chosen:") else f"{line}\n" for line in text.splitlines()),
        "utf-8",
    )
    called = call(*KADE)
    assert [line.rpartition("/")[2] for line in called.out.splitlines() if line.startswith("  maak")] == [
        "OS-S1.md",
        "OS-S2.md",
    ]
    assert f"zet OS-S1, OS-S2 ook in de bestanden van {FOLDER}/scorings/individual/" in called.out
    assert "naftctl focus" not in called.out


def test_the_choice_may_be_given_at_once(call: Call, workspace: Path) -> None:
    assert call(*KADE, "--alternate", "SO").code == 0
    assert {"scorings/OS-S1.md", "scorings/OS-S2.md"} <= names(workspace / FOLDER)
    assert "\nchosen: SO\n" in (workspace / FOLDER / "focus.yaml").read_text("utf-8")
    called = call(*KADE, "--alternate", "NS")
    assert (called.code, called.out) == (2, "")
    assert "--alternate: focus.yaml kiest SO, niet NS" in called.err


def test_the_team_in_the_folder_gets_its_scorings(call: Call, workspace: Path) -> None:
    call(*KADE)
    path = workspace / FOLDER / "inspection.yaml"
    path.write_text(path.read_text("utf-8").replace("  - id: zrg1\n", "  - id: zrg2\n"), "utf-8")
    call(*KADE)
    assert "scorings/individual/zrg2.yaml" in names(workspace / FOLDER)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("'t Kompas", "2026-t-kompas"),
        ("Ÿvette & Zoë: crèche, vzw", "2026-yvette-zoe-creche"),
        ('De "Toren"\\Poort', "2026-de-toren-poort"),
        ("ja: [nee] #wel {{ 7*7 }}", "2026-ja-nee-wel-7-7"),
        (
            "De lange naam van een aanbieder die nooit ophoudt met praten",
            "2026-de-lange-naam-van-een-aanbieder-die-nooit-ophoudt",
        ),
    ],
)
def test_any_name_gives_a_folder_and_stands_in_it_as_it_is(
    name: str, folder: str, call: Call, workspace: Path
) -> None:
    assert call("new", name, "--first-visit", "2026-12-22").code == 0
    out = call("check", folder, "--format", "concise").out
    assert "inspection.yaml:8:" not in out
    assert not [line for line in out.splitlines() if "[N1" in line and "[N124]" not in line]
    assert (
        "{{ 7*7 }}" in (workspace / "inspections" / folder / "inspection.yaml").read_text("utf-8")
        or "7*7" not in name
    )


def test_a_mistake_in_a_template_names_its_line_and_writes_nothing(call: Call, workspace: Path) -> None:
    own = workspace / "templates/inspection"
    own.mkdir(parents=True)
    (own / "summary.md.j2").write_text("Een\n{{ nergens }}\n", "utf-8")
    called = call(*KADE)
    assert (called.code, called.out) == (1, "")
    assert "summary.md.j2:2: dit sjabloon kan niet worden uitgevoerd" in called.err
    assert not (workspace / FOLDER).exists()


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_may_not_be_written_stays_empty(call: Call, workspace: Path) -> None:
    (workspace / "inspections").chmod(0o555)
    called = call(*KADE)
    assert (called.code, called.out) == (3, "")
    assert "u hebt hier geen schrijfrecht" in called.err


def test_without_a_terminal_nothing_is_asked(workspace: Path) -> None:
    done = started("new", folder=workspace)
    assert (done.returncode, done.stdout) == (2, "")
    assert "fout: NAAM ontbreekt\n  help: geef NAAM mee" in done.stderr
    done = started("new", "De Kade", folder=workspace)
    assert done.returncode == 2
    assert "geef --first-visit mee" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_who_stops_at_a_question_ends_it_without_a_word(workspace: Path) -> None:
    import pty  # noqa: PLC0415  (not there on Windows)

    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "naftctl", "new"],
        cwd=workspace,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    assert os.read(ours, 100) == b"Naam van de aanbieder: "
    asked.send_signal(signal.SIGINT)
    assert asked.wait(10) == 130
    os.close(ours)
    assert not list((workspace / "inspections").glob("*kade*"))


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_at_a_terminal_it_asks_what_is_missing_and_asks_again(workspace: Path) -> None:
    import pty  # noqa: PLC0415  (not there on Windows)

    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "naftctl", "new"],
        cwd=workspace,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, b"De Kade\nmorgen\n2026-12-22\n")
    with asked:
        out = asked.stdout.read().decode() if asked.stdout else ""
    seen = os.read(ours, 10_000).decode()
    os.close(ours)
    assert asked.returncode == 0
    assert "Naam van de aanbieder: " in seen
    assert seen.count("Eerste bezoekdag, als 2026-06-09: ") == 2
    assert "`morgen` is geen dag als JJJJ-MM-DD" in seen
    assert f"maak  {FOLDER}/inspection.yaml" in out
