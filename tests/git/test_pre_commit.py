"""The check before a commit: the hooks of this repository, what `init` sets up, and how little they need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, TODAY
from tests.git.conftest import BUSY, Place

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
CONFIG = ".pre-commit-config.yaml"
NOTE = f"inspections/{BUSY}/evidence/G01-gesprek-leiding.md"
HEAVY = ("pypandoc", "typst", "jinja2", "openpyxl", "PIL", "holidays", "icalendar", "rich")
BLOCKED = f"""
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {HEAVY!r}:
            raise ModuleNotFoundError(f"{{name}} is not installed")

sys.meta_path.insert(0, Absent())
from naftctl.__main__ import main
sys.exit(main())
"""


def pre_commit(place: Place, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The real pre-commit, which keeps what it makes beside the workspace."""
    home = str(place.root.parent / "pre-commit")
    command = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or "pre-commit"
    return place.shell(f'"{command}" {" ".join(arguments)}', PRE_COMMIT_HOME=home)


def break_a_note(place: Place) -> None:
    place.edit(NOTE, "method: gesprek", "method: gespreck")


# ── the configuration that `init` makes ──────────────────────────────────────────────────────────────────
def test_a_fresh_workspace_passes_its_own_hook(fresh: Place) -> None:
    done = pre_commit(fresh, "run", "--all-files")
    assert done.returncode == 0, done.stdout
    assert "naftctl check" in done.stdout
    assert "Failed" not in done.stdout


def test_a_commit_with_a_fault_is_stopped_with_the_diagnostic(house: Place) -> None:
    assert pre_commit(house, "install").returncode == 0
    break_a_note(house)
    done = house.shell(
        "git add . && git -c user.name=t -c user.email=t@example.org commit -m fout",
        PRE_COMMIT_HOME=str(house.root.parent / "pre-commit"),
    )
    assert done.returncode == 1
    assert f"{NOTE}:2:9: fout[" in done.stdout + done.stderr
    house.edit(NOTE, "method: gespreck", "method: gesprek")
    assert pre_commit(house, "run", "--all-files").returncode == 0


# ── the hooks of this repository ─────────────────────────────────────────────────────────────────────────
def test_the_manifest_is_what_pre_commit_asks_of_one() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def with_hook(place: Place, name: str) -> None:
    """Use a hook of the manifest, with the program that is here rather than one that is installed anew."""
    yaml = YAML(typ="safe")
    (hook,) = (each for each in yaml.load(MANIFEST.read_text("utf-8")) if each["id"] == name)
    with (place.root / CONFIG).open("w", encoding="utf-8") as file:
        yaml.dump({"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}, file)


@pytest.mark.parametrize("name", ["naftctl-check", "naftctl-check-staged"])
def test_a_hook_of_the_manifest_passes_and_stops(name: str, house: Place) -> None:
    with_hook(house, name)
    house.save("de haak")
    assert pre_commit(house, "run", "--all-files").returncode == 0
    break_a_note(house)
    house.git("add", ".")
    done = pre_commit(house, "run")
    assert done.returncode == 1
    assert f"{NOTE}:2:9: fout[" in done.stdout


def test_the_hook_for_what_is_staged_looks_at_nothing_else(house: Place) -> None:
    with_hook(house, "naftctl-check-staged")
    break_a_note(house)
    house.save("een fout die er al stond")
    other = "inspections/2026-de-branding-klacht/summary.md"
    house.add(other, (house.root / other).read_text("utf-8") + "\n")
    house.git("add", ".")
    assert pre_commit(house, "run").returncode == 0


def test_the_hook_for_what_is_staged_works_before_the_first_commit(tmp_path: Path, house: Place) -> None:
    root = tmp_path / "nieuw"
    shutil.copytree(house.root, root, ignore=shutil.ignore_patterns(".git"))
    place = Place(root)
    with_hook(place, "naftctl-check-staged")
    place.git("init")
    place.git("add", ".")
    assert pre_commit(place, "run").returncode == 0
    break_a_note(place)
    place.git("add", ".")
    assert f"{NOTE}:2:9: fout[" in pre_commit(place, "run").stdout


# ── light ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("arguments", [("check",), ("check", "--changed"), ("check", "--format", "concise")])
def test_check_needs_nothing_that_makes_documents(arguments: tuple[str, ...], house: Place) -> None:
    house.edit(NOTE, "title: Gesprek", "title: Een gesprek")
    found = without_documents(house, *arguments)
    assert (found.returncode, found.stderr) == (0, "")
    assert "nog te doen" in found.stdout


def test_what_is_blocked_is_really_blocked(house: Place) -> None:
    found = without_documents(house, "report", BUSY)
    assert found.returncode != 0
    assert "is not installed" in found.stderr


def without_documents(place: Place, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program where nothing is installed that makes documents, and there is no Pandoc."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAFTCTL_")}
    git = Path(shutil.which("git") or "git").parent
    own = {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY), "PATH": str(git)}
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *arguments],
        cwd=place.root,
        env=kept | own,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
