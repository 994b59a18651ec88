"""The same command twice: no byte changes, and where it is no use the second time, that is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.files.cases import CASES, called, prepare
from tests.files.standing import OWN


@pytest.fixture(autouse=True)
def back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Come back to where we stood, with the environment as it was."""
    monkeypatch.chdir(Path.cwd())
    for name in ("NAFTCTL_TODAY", "NAFTCTL_DATA", "NAFTCTL_WORKSPACE"):
        monkeypatch.setenv(name, os.environ.get(name, ""))


def everything(base: Path) -> dict[str, bytes]:
    return {p.relative_to(base).as_posix(): p.read_bytes() for p in base.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", [name for name in CASES if not name.endswith(" again")])
def test_a_command_twice_equals_once(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    words = prepare(case, tmp_path / "base")
    before = everything(tmp_path)
    code, said = called(words)
    once = everything(tmp_path)
    assert (code, once != before) == (0, True), said
    again, said = called(words)
    twice = everything(tmp_path)
    if case.adds:
        assert (again, twice.keys() > once.keys()) == (0, True)
        twice = {name: content for name, content in twice.items() if name in once}
    assert twice == once
    assert (again != 0) == bool(case.refused)
    assert case.refused in said
    assert not [name for name in twice if Path(name).match(OWN)]
