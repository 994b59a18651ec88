"""`.gitattributes` of a workspace: above a change stands the heading or the key that it falls under."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from naftctl.engines.pandoc import program as pandoc
from tests.conftest import ROOT
from tests.git.conftest import BUSY, Place

KINDS = ("*-letter-draft", "*[0-9]-draft")
SCORING = f"inspections/{BUSY}/scorings/OS-B2.md"
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
COMMANDS = re.findall(r"^(?:git config|echo) .+$", PAGE, re.M)


def diff(place: Place, *options: str) -> str:
    command = ["git", "diff", "--unified=0", *options]
    return subprocess.check_output(command, cwd=place.root, encoding="utf-8")


def headings(place: Place) -> list[str]:
    """What stands behind the places of each hunk."""
    return [found.strip() for found in re.findall(r"^@@ [^@]+ @@(.*)$", diff(place), re.M)]


def configure(place: Place) -> None:
    """Do what the page about CI says that makes diffs easier to read."""
    assert len(COMMANDS) == 4
    for line in COMMANDS:
        assert place.shell(line).returncode == 0


def test_a_change_in_a_point_stands_under_its_heading(house: Place) -> None:
    house.edit(SCORING, "in een eigen kleur", "in zijn eigen kleur")
    assert headings(house) == ["## Sterke punten"]


def test_a_change_in_a_yaml_file_stands_under_its_key(house: Place) -> None:
    house.edit(f"inspections/{BUSY}/inspection.yaml", "  reviewed: null", "  reviewed: 2026-10-30")
    assert headings(house) == ["milestones:"]


def test_with_one_command_a_change_in_a_list_stands_under_its_scale(house: Place) -> None:
    name = f"inspections/{BUSY}/scorings/individual/ond1.yaml"
    house.add(
        name, 'member: ond1\nscored: 2026-10-08\nscores:\n  OS-B2:\n    level: volgens\n    note: "x"\n'
    )
    house.save("inschaling")
    house.edit(name, 'note: "x"', 'note: "y"')
    assert headings(house) == ["scores:"]
    configure(house)
    assert headings(house) == ["OS-B2:"]


def test_what_left_the_house_is_folded_and_a_seal_is_not(house: Place) -> None:
    names = [f"inspections/{BUSY}/{name}" for name in ("sent/sent.yaml", "seals/draft.yaml")]
    command = ["git", "check-attr", "linguist-generated", *names]
    sent, seal = subprocess.check_output(command, cwd=house.root, encoding="utf-8").splitlines()
    assert sent.endswith(": set")
    assert seal.endswith(": unspecified")


@pytest.mark.parametrize(("suffix", "program"), [("docx", "pandoc"), ("pdf", "pdftotext")])
def test_a_document_is_bytes_to_git_until_somebody_asks_for_its_words(
    suffix: str, program: str, house: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, draft = (next((ROOT / "inspections").glob(f"*/sent/{kind}.{suffix}")) for kind in KINDS)
    name = f"inspections/{BUSY}/evidence/G01-bijlage.{suffix}"
    shutil.copy(letter, house.root / name)
    house.save("bijlage")
    shutil.copy(draft, house.root / name)
    assert "Binary files" in diff(house)
    with_pandoc(monkeypatch)
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not on the PATH")
    configure(house)
    assert "\n+" in diff(house)
    assert "Binary files" not in diff(house)


def with_pandoc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the Pandoc that comes with the program on the PATH."""
    monkeypatch.setenv("PATH", f"{Path(pandoc()).parent}{os.pathsep}{os.environ['PATH']}")


def test_this_repository_shows_its_own_changes_as_well() -> None:
    command = ["git", "check-attr", "diff", "docs/ci.md", "naftctl.yaml", "naftctl/diagnostic.py"]
    found = subprocess.check_output(command, cwd=ROOT, encoding="utf-8")
    assert re.findall(r": diff: (.+)", found) == ["markdown", "naftctl-yaml", "python"]
