"""What several cases need: workspaces of every size, and the programs beside ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from benchmarks.fiction import make
from benchmarks.long import workspace

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "2026-de-kantelpoort"
DAY = "2026-10-09"


def environment() -> dict[str, str]:
    """Where every command runs in: our own code, and the day of the examples."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": DAY}


def naftctl(*call: str) -> tuple[str, ...]:
    """The command that carries out a call of ours."""
    return (sys.executable, "-P", "-m", "naftctl", *call)


def run(*command: str, folder: Path) -> None:
    """Carry out what comes before measuring."""
    subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)


class Scene(Struct, dict=True):
    """An empty folder in which everything is made once, when it is first asked."""

    scratch: Path
    versions: dict[str, str] = field(default_factory=dict)
    """The programs that were installed, with their versions."""

    @cached_property
    def examples(self) -> Path:
        """A workspace with the worked examples."""
        return self.copies(0)

    @cached_property
    def fifty(self) -> Path:
        """A workspace with fifty inspections of a sector that does not exist."""
        make(self.scratch / "fifty", 50)
        return self.scratch / "fifty"

    @cached_property
    def hundred(self) -> Path:
        """A workspace with a hundred copies of the worked examples."""
        return self.copies(100)

    @cached_property
    def thousand(self) -> Path:
        """A workspace with a thousand of them."""
        return self.copies(1000)

    @cached_property
    def usual(self) -> tuple[Path, str]:
        """A workspace with one inspection with a report of some twenty pages, and the name of that."""
        name = min((self.fifty / "inspections").iterdir()).name
        return workspace(self.fifty, self.scratch / "usual", name, 1), name

    def copies(self, count: int) -> Path:
        """A workspace with so many copies of the worked examples, each as often; with 0 those themselves."""
        folder = self.scratch / f"examples-{count}"
        for name in ("frameworks", "templates"):
            shutil.copytree(ROOT / name, folder / name)
        for name in ("naftctl.yaml", "history.yaml"):
            shutil.copy(ROOT / name, folder)
        examples = sorted((ROOT / "inspections").iterdir())
        for number in range(count or len(examples)):
            example = examples[number % len(examples)]
            year, _, name = example.name.partition("-")
            copy = f"{year}-{number:04}-{name}" if count else example.name
            hidden = shutil.ignore_patterns("output")
            shutil.copytree(example, folder / "inspections" / copy, ignore=hidden)
        return folder

    def peer(self, package: str) -> tuple[str, ...]:
        """The program of a package from the environment of peers; nothing where it cannot be had."""
        subprocess.run(
            [self._programs / "python", "-m", "pip", "install", "-q", package],
            check=False,
            capture_output=True,
        )
        program = self._programs / package
        try:
            said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return ()
        self.versions[package] = said.split()[-1].lstrip("v")
        return (str(program),)

    @cached_property
    def _programs(self) -> Path:
        venv.create(self.scratch / "peers", with_pip=True)
        return self.scratch / "peers" / ("Scripts" if sys.platform == "win32" else "bin")
