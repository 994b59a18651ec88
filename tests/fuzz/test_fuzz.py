"""The fuzz targets start, run for two seconds and find what is put there to be found."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz.__main__ import blind

TARGETS = ("reader", "prose", "docx")


@pytest.mark.parametrize("more", [(), ("--blind",)], ids=["guided", "blind"])
@pytest.mark.parametrize("target", TARGETS)
def test_a_target_starts_runs_and_finds_nothing(target: str, more: tuple[str, ...], tmp_path: Path) -> None:
    if not more:
        pytest.importorskip("atheris", reason="atheris has no package for this computer")
    call = [sys.executable, "-m", "tests.fuzz", target, "--minutes", "0.03", "--keep", str(tmp_path), *more]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    assert not list(tmp_path.glob("crash-*"))
    assert "runs" in done.stdout + done.stderr


@pytest.mark.parametrize("target", TARGETS)
def test_every_seed_passes(target: str) -> None:
    module = importlib.import_module(f"tests.fuzz.{target}")
    seeds = list(module.seeds())
    assert len(seeds) >= 5
    for data in seeds:
        assert len(data) <= module.LONGEST
        module.one(data)


def test_a_finding_is_kept(tmp_path: Path) -> None:
    def one(data: bytes) -> None:
        if b"\0" in data:
            raise ValueError(data)

    with pytest.raises(ValueError, match=r"."):
        blind(one, [b"een zin\n" * 20], 1_000, 20, tmp_path)
    (found,) = tmp_path.glob("crash-*")
    assert b"\0" in found.read_bytes()
