"""`naftctl check --changed`: which inspections are looked at, and what is said where git cannot tell."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_check import fingerprint, put
from tests.conftest import EXAMPLE
from tests.load.test_git import git

pytestmark = pytest.mark.usefixtures("workspace")

OTHER = "2026-een-andere"


@pytest.fixture
def tracked(workspace: Path, inspection: Path) -> Path:
    """The workspace under git, with a second inspection that has a fault."""
    shutil.copytree(inspection, inspection.with_name(OTHER))
    put(inspection.with_name(OTHER), {"advice.md": b""})
    git(workspace, "init")
    git(workspace, "add", ".")
    git(workspace, "commit", "-m", "een")
    git(workspace, "tag", "bezoek")
    return workspace


def test_only_inspections_with_a_changed_file_are_looked_at(call: Call, tracked: Path) -> None:
    assert call("check").code == 1
    nothing = call("check", "--changed")
    assert (nothing.code, nothing.out) == (0, "")
    assert nothing.err == "geen inspectie gewijzigd sinds de laatste commit\n"
    put(tracked / "inspections" / EXAMPLE, {"nieuw.md": b"x"})
    called = call("check", "--changed", "--format", "concise")
    assert f"\ninspections/{EXAMPLE}/nieuw.md: " in called.out
    assert f"inspections/{OTHER}/advice.md" not in called.out
    assert call("check", OTHER, "--changed").out == ""


def test_a_change_is_held_against_the_revision_that_was_named(call: Call, tracked: Path) -> None:
    put(tracked / "inspections" / EXAMPLE, {"nieuw.md": b"x"})
    git(tracked, "add", ".")
    git(tracked, "commit", "-m", "twee")
    assert call("check", "--changed").out == ""
    for how in (("--changed", "bezoek"), ("--changed=bezoek",), ("--changed", "HEAD~1")):
        assert "nieuw.md" in call("check", *how).out
    assert call("check", EXAMPLE, "--changed", "--strict").code == 0


@pytest.mark.parametrize(
    "name", ["frameworks/r-naft/2026.1/nieuw.txt", "history.yaml", "naftctl.yaml", "templates/x"]
)
def test_a_change_in_what_all_stand_on_means_all(name: str, call: Call, tracked: Path) -> None:
    path = tracked / name
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "inspections: []\n") + "# x\n", "utf-8")
    assert f"inspections/{OTHER}/advice.md" in call("check", "--changed").out


def test_two_inspections_that_collide_are_said_where_one_of_them_changed(call: Call, tracked: Path) -> None:
    assert call("check", "--changed").out == ""
    whole = call("check", "--format", "json").out
    between = [found for found in json.loads(whole) if not found["inspection"]]
    assert between
    put(tracked / "inspections" / EXAMPLE, {"nieuw.md": b"x"})
    changed = json.loads(call("check", "--changed", "--format", "json").out)
    assert [found for found in changed if not found["inspection"]] == between


@pytest.mark.parametrize(
    ("named", "reason", "hint"),
    [
        (
            "bezook",
            "revisie `bezook` is er niet; bedoelde u `bezoek`?",
            "noem een tak, een tag of een commit",
        ),
        (OTHER, f"revisie `{OTHER}` is er niet", f"schrijf naftctl check {OTHER} --changed"),
        ("--output=x", "revisie `--output=x` is er niet", "noem een tak"),
    ],
)
def test_a_revision_that_is_not_there_is_a_wrong_call(
    named: str, reason: str, hint: str, call: Call, tracked: Path
) -> None:
    before = fingerprint(tracked)
    called = call("check", f"--changed={named}")
    assert called.code == 2
    assert f"--changed: {reason}" in called.err
    assert f"help: {hint}" in called.err
    assert fingerprint(tracked) == before


def test_outside_git_nothing_can_have_changed(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    called = call("check", "--changed")
    assert called.code == 3
    assert "--changed: deze werkmap staat niet onder git" in called.err
    monkeypatch.setenv("PATH", "")
    assert "--changed: git is er niet" in call("check", "--changed").err
