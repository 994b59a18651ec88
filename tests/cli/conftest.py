"""A workspace with the worked example, and the program called in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from msgspec import Struct

from naftctl.cli.keeping import RECORD
from naftctl.cli.program import run
from naftctl.load.workspace import WorkspaceReader
from naftctl.seal import link, sent_digest
from tests.conftest import EXAMPLE, ROOT, TODAY

GOLDEN = Path(__file__).parent / "golden"


class Called(Struct, frozen=True):
    """What a call gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the workspace to stand in."""
    root = tmp_path / "werkmap"
    root.mkdir()
    shutil.copy(ROOT / "naftctl.yaml", root)
    shutil.copytree(ROOT / "frameworks", root / "frameworks")
    ignored = shutil.ignore_patterns("output")
    shutil.copytree(ROOT / "inspections" / EXAMPLE, root / "inspections" / EXAMPLE, ignore=ignored)
    monkeypatch.chdir(root)
    monkeypatch.setenv("NAFTCTL_TODAY", str(TODAY))
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    return root


@pytest.fixture
def inspection(workspace: Path) -> Path:
    """The folder of the worked example in the copy."""
    return workspace / "inspections" / EXAMPLE


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """The program called as it is from a shell, in this process."""

    def called(*arguments: str) -> Called:
        capsys.readouterr()
        code = run(arguments)
        seen = capsys.readouterr()
        return Called(code, seen.out, seen.err)

    return called


def golden(name: str, found: str, *, update: bool) -> None:
    """Hold what was found to the golden file of this name, or write it there."""
    path = GOLDEN / name
    if update:
        path.write_text(found, "utf-8", newline="\n")
    assert found == path.read_text("utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{text.count(old)} times {old!r}"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def seal_as(inspection: Path, kinds: Sequence[str] = ("draft", "final")) -> None:
    """Give an inspection the seals of the worked example, as if they were made for it."""
    for folder in ("seals",) if kinds else ("seals", "sent", "reaction"):
        shutil.rmtree(inspection / folder, ignore_errors=True)
    for kind in kinds:
        text = (ROOT / "inspections" / EXAMPLE / "seals" / f"{kind}.yaml").read_text("utf-8")
        text = text.replace(f'inspection: "{EXAMPLE}"', f'inspection: "{inspection.name}"')
        if kind == "final":
            dossier = WorkspaceReader(inspection.parents[1]).dossier(inspection.name, TODAY).dossier
            assert dossier is not None
            text = re.sub(r"(?m)^previous: .*$", f'previous: "{link(dossier.seals["draft"])}"', text)
            sent = sent_digest(dossier)
            text = re.sub(r"(?m)^sent: .*$", f'sent: "{sent}"' if sent else "sent: null", text)
        (inspection / "seals").mkdir(exist_ok=True)
        (inspection / "seals" / f"{kind}.yaml").write_text(text, "utf-8", newline="\n")


def unseal(inspection: Path) -> None:
    """Put an inspection back to before its draft was sealed and sent."""
    shutil.rmtree(inspection / "seals")
    shutil.rmtree(inspection / "reaction")
    shutil.rmtree(inspection / "sent")
    path = inspection / "inspection.yaml"
    later = r"(?m)^  (draft_sent|final_sent|delivered): .*$"
    path.write_text(re.sub(later, r"  \1: null", path.read_text("utf-8")), "utf-8", newline="\n")


def documents(folder: Path) -> list[Path]:
    """The documents that were made in a folder, without the record beside them."""
    return sorted(path for path in folder.iterdir() if path.name != RECORD)


def started(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, without a terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAFTCTL_")}
    return subprocess.run(
        [sys.executable, "-m", "naftctl", *arguments],
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY)} | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
