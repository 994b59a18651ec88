"""Somebody, or another command, is first: between what a command read and what it writes, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit, unseal
from tests.cli.meanwhile import Meanwhile, meanwhile
from tests.conftest import EXAMPLE, ROOT, TODAY

__all__ = ["meanwhile"]
CHANGED = "is intussen gewijzigd; er is niets geschreven"
NEW = "2026-de-kade"


@pytest.fixture
def started(workspace: Path, call: Call) -> Path:
    """A new inspection in which a focus was chosen."""
    assert call("new", "De Kade vzw", "--first-visit", "2026-12-22").code == 0
    assert call("focus", NEW, "--choose", "NS", "--motive", "Zo gevraagd.").code == 0
    return workspace / "inspections" / NEW


@pytest.fixture
def drawer(tmp_path: Path, inspection: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the members scored, each on this computer."""
    unseal(inspection)
    monkeypatch.setenv("NAFTCTL_DATA", str(tmp_path / "gegevens"))
    folder = tmp_path / "gegevens/scorings" / EXAMPLE
    folder.mkdir(parents=True)
    for name in ("ond1", "zrg1", "zrg2"):
        (inspection / f"scorings/individual/{name}.yaml").rename(folder / f"{name}.yaml")
    return folder


def added(path: Path, text: str) -> Callable[[], object]:
    """Somebody adds a line to a file, or makes it with that."""

    def step() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)

    return step


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ── an edit ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_choice_of_focus_is_not_written_over_an_edit(
    started: Path, call: Call, meanwhile: Meanwhile
) -> None:
    path = started / "focus.yaml"
    meanwhile(lambda: edit(path, '"Zo gevraagd."', '"Van een collega."'))
    called = call("focus", NEW, "--choose", "NS", "--motive", "Van mij.")
    assert (called.code, f"inspections/{NEW}/focus.yaml {CHANGED}" in called.err) == (3, True)
    assert 'motive: "Van een collega."' in path.read_text("utf-8")
    assert call("focus", NEW, "--choose", "NS", "--motive", "Van mij.").code == 0


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_focus_that_nobody_touched_is_replaced_whatever_ends_its_lines(
    started: Path, call: Call, ends: str
) -> None:
    path = started / "focus.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", ends.encode()))
    assert call("focus", NEW, "--choose", "NS", "--motive", "Van mij.").code == 0
    assert 'motive: "Van mij."\n' in path.read_bytes().decode()


def test_a_focus_that_somebody_made_in_the_meantime_stays(
    started: Path, call: Call, meanwhile: Meanwhile
) -> None:
    path = started / "focus.yaml"
    path.unlink()
    meanwhile(added(path, "# van een collega\n"))
    called = call("focus", NEW, "--choose", "NS", "--motive", "Van mij.")
    assert (called.code, "bestaat al" in called.err) == (3, True)
    assert path.read_text("utf-8") == "# van een collega\n"


@pytest.mark.usefixtures("drawer")
def test_a_scoring_is_not_opened_over_one_that_somebody_began_openly(
    inspection: Path, call: Call, meanwhile: Meanwhile
) -> None:
    for member in ("ond1", "zrg1", "zrg2"):
        assert call("scores", "commit", EXAMPLE, "--member", member).code == 0
    path = inspection / "scorings/individual/ond1.yaml"
    meanwhile(added(path, "# van een collega\n"))
    assert call("scores", "open", EXAMPLE, "--member", "ond1").code == 3
    assert path.read_text("utf-8") == "# van een collega\n"


@pytest.mark.usefixtures("drawer")
def test_a_commitment_is_not_made_again_over_one_that_changed(
    inspection: Path, call: Call, meanwhile: Meanwhile
) -> None:
    assert call("scores", "commit", EXAMPLE, "--member", "ond1").code == 0
    path = inspection / "scorings/individual/ond1.commit.yaml"
    before = path.read_bytes()
    for _ in range(2):  # the first lock is that of the data folder
        meanwhile(added(path, "# van een collega\n"))
    called = call("scores", "commit", EXAMPLE, "--member", "ond1", "--again")
    assert (called.code, CHANGED in called.err) == (3, True)
    assert path.read_bytes().startswith(before + b"# van een collega\n")


def test_a_schema_is_not_written_over_what_came_in_its_place(
    workspace: Path, call: Call, meanwhile: Meanwhile
) -> None:
    assert call("schema", "scoring", "--output", "eigen.json").code == 0
    path = workspace / "eigen.json"
    meanwhile(lambda: path.write_text("van mij", "utf-8"))
    called = call("schema", "focus", "--output", "eigen.json")
    assert (called.code, CHANGED in called.err) == (3, True)
    assert path.read_text("utf-8") == "van mij"


# ── a number ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_source_gets_the_number_after_the_one_that_was_taken_in_the_meantime(
    workspace: Path, call: Call, meanwhile: Meanwhile
) -> None:
    evidence = workspace / f"inspections/{EXAMPLE}/evidence"
    highest = max(int(name[1:3]) for name in names(evidence) if name.startswith("G"))
    meanwhile(added(evidence / f"G{highest + 1:02}-van-een-ander.md", "---\n---\n"))
    called = call("evidence", "add", "gesprek", EXAMPLE, "--title", "Ouderavond")
    assert called.code == 0
    assert called.out.startswith(f"  maak  inspections/{EXAMPLE}/evidence/G{highest + 2:02}-ouderavond.md\n")


def test_four_sources_at_once_get_four_numbers(workspace: Path) -> None:
    evidence = workspace / f"inspections/{EXAMPLE}/evidence"
    before = {name[:3] for name in names(evidence)}
    calls = [
        subprocess.Popen(
            [sys.executable, "-m", "naftctl", "evidence", "add", "gesprek", EXAMPLE, "--title", f"t{number}"],
            cwd=workspace,
            env=os.environ | {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY)},
            stdout=subprocess.DEVNULL,
        )
        for number in range(4)
    ]
    assert [process.wait(60) for process in calls] == [0] * 4
    assert len({name[:3] for name in names(evidence)} - before) == 4


def test_a_source_is_not_renamed_to_an_id_that_was_taken_in_the_meantime(
    inspection: Path, call: Call, meanwhile: Meanwhile
) -> None:
    unseal(inspection)
    before = names(inspection / "evidence")
    meanwhile(added(inspection / "evidence/D19-van-een-ander.md", "---\n---\n"))
    called = call("evidence", "rename", "D01", "D19", EXAMPLE, "--yes")
    assert (called.code, "intussen door iemand anders gewijzigd" in called.err) == (3, True)
    assert names(inspection / "evidence") == sorted([*before, "D19-van-een-ander.md"])


def test_a_reaction_does_not_share_its_number_with_one_that_was_taken_in_in_the_meantime(
    workspace: Path, inspection: Path, call: Call, meanwhile: Meanwhile, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(inspection / "reaction")
    (inspection / "seals/final.yaml").unlink()
    for line in ("final_sent: 2026-07-16", "delivered: 2026-07-17"):
        edit(inspection / "inspection.yaml", line, line.partition(":")[0] + ": null")
    monkeypatch.setenv("NAFTCTL_TODAY", "2026-07-09")
    (workspace / "brief.txt").write_text("Het waren er 16.\n", "utf-8")
    meanwhile(added(inspection / "reaction/answers/01.7.md", "van een ander\n"))
    called = call("reaction", "brief.txt", EXAMPLE, "--from", "coördinator")
    assert (called.code, called.out) == (3, "")
    assert called.err == (
        "fout: waarop dit steunt, is intussen door iemand anders gewijzigd; er is niets geschreven\n"
        "  help: geef uw opdracht opnieuw\n"
    )
    assert not (inspection / "reaction/received").exists()
