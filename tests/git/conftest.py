"""A workspace of `naftctl init` in a real repository, and the people who work in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec import Struct, field

from tests.cli.conftest import started
from tests.conftest import ROOT, TODAY
from tests.load.test_git import git

BUSY = "2026-de-vuurtoren"
"""An inspection that people are still at work on."""
SECRET = "2026-de-branding-klacht"
"""An inspection whose report is only published on request."""


class Place(Struct, frozen=True):
    """A clone of the workspace, in which somebody or a server works."""

    root: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The program, as this person calls it."""
        return started(*arguments, folder=self.root, **{**self.environment, **environment})

    def git(self, *arguments: str) -> None:
        """What somebody asks of git, which has to go well."""
        git(self.root, *arguments)

    def save(self, message: str) -> None:
        """Commit all that is there."""
        self.git("add", "-A", ".")
        self.git("commit", "-m", message)

    def edit(self, name: str, before: str, after: str) -> None:
        """Replace what stands in a file once."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert text.count(before) == 1, f"{text.count(before)} times {before!r}"
        path.write_text(text.replace(before, after), "utf-8", newline="\n")

    def add(self, name: str, text: str) -> None:
        """Write a new file."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")

    def shell(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A script as a server runs it: with bash, which stops at the first command that fails."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("NAFTCTL_", "GIT_"))
        }
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        home = self.root.parent / "home"
        home.mkdir(exist_ok=True)
        own = {"PATH": path, "HOME": str(home), "PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY)}
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.root,
            env=kept | own | {**self.environment, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def with_examples(place: Place, *names: str) -> None:
    """Put examples in a workspace, without what was compiled of them."""
    for name in names:
        ignored = shutil.ignore_patterns("output")
        shutil.copytree(ROOT / "inspections" / name, place.root / "inspections" / name, ignore=ignored)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `naftctl init` makes, in its first commit; nobody works in it."""
    folder = tmp_path_factory.mktemp("init")
    done = started("init", "naft", folder=folder)
    assert done.returncode == 0, done.stderr
    place = Place(folder / "naft")
    place.git("init")
    place.save("naftctl init")
    return place.root


@pytest.fixture
def fresh(made: Path, tmp_path: Path) -> Place:
    """A new workspace under git."""
    shutil.copytree(made, tmp_path / "naft")
    return Place(tmp_path / "naft")


@pytest.fixture
def house(fresh: Place) -> Place:
    """A workspace with two inspections on its protected branch."""
    with_examples(fresh, BUSY, SECRET)
    shutil.copy(ROOT / "history.yaml", fresh.root)
    fresh.save("twee inspecties")
    return fresh
