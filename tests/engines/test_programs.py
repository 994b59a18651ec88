"""Which program is started."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from naftctl.engines.programs import program_of

posix = pytest.mark.skipif(os.name == "nt", reason="a script is no program there")


def made(folder: Path, *, runs: bool = True) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / "git"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755 if runs else 0o644)
    return program


@posix
@pytest.mark.parametrize("here", ["", ".", "werkmap"])
def test_a_program_in_the_folder_where_somebody_stands_is_never_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    made(tmp_path / "werkmap")
    made(tmp_path / "werkmap" / "werkmap")
    right = made(tmp_path / "bin")
    monkeypatch.chdir(tmp_path / "werkmap")
    monkeypatch.setenv("PATH", os.pathsep.join((here, str(right.parent))))
    assert program_of("git") == str(right)
    monkeypatch.setenv("PATH", here)
    assert program_of("git") is None


@posix
def test_what_cannot_be_started_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    idle, right = made(tmp_path / "a", runs=False), made(tmp_path / "b")
    monkeypatch.setenv("PATH", os.pathsep.join((str(idle.parent), str(right.parent))))
    assert program_of("git") == str(right)
