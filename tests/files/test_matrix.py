"""A sample of the kill matrix; `python -m tests.files.matrix` runs it whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.every_command import commands
from tests.files.cases import CASES
from tests.files.falling import KINDS
from tests.files.matrix import matrix

SAMPLE = {"evidence rename": 5, "seal draft": 7, "scores commit": 29}
LOOK_ONLY = {
    "check", "completion", "diff", "doctor", "explain", "framework check", "framework diff", "framework list",
    "framework show", "rules", "scores show", "status", "trace", "verify",
}  # fmt: skip
"""Commands that write nothing, or nothing but their result in a file."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(("name", "every"), SAMPLE.items())
def test_whatever_call_is_killed_or_refused_all_is_old_or_all_is_new(
    name: str, every: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("NAFTCTL_TODAY", "NAFTCTL_DATA", "NAFTCTL_WORKSPACE"):
        monkeypatch.setenv(variable, "")
    found = matrix(name, CASES[name], tmp_path / "base", every)
    assert found.wrong == []
    assert set(found.tried) >= set(KINDS) - {"half"}
    assert min(found.ended["all old"], found.ended["all new"]) > 0


def test_the_matrix_has_every_command_that_writes() -> None:
    written = {name.partition(":")[0] for name in CASES}
    assert [name for name in commands() if name not in LOOK_ONLY and not any(
        each == name or each.startswith(f"{name} ") for each in written
    )] == []  # fmt: skip
