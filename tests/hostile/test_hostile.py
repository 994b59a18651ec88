"""A sample of the malformed variations; `python -m tests.hostile` tries them all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hostile.__main__ import LEAST, well
from tests.hostile.trying import INSPECTIONS, Result, Trial, variations
from tests.hostile.variation import Variation

EVERY = 20
pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="pipes, rights and alarms are those of POSIX"),
    pytest.mark.xdist_group("hostile"),
]


@pytest.fixture(scope="module")
def found() -> Result:
    """What came of the sample, in a process of its own: what is heard there cannot be taken off again."""
    call = [sys.executable, "-m", "tests.hostile", "--every", str(EVERY), "--json"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=240, check=False)
    assert done.stdout.startswith("{"), done.stderr
    return Result(**json.loads(done.stdout))


def test_at_least_a_thousand_variations_are_made(tmp_path: Path) -> None:
    for name in INSPECTIONS:
        (tmp_path / "inspections").mkdir(exist_ok=True)
        (tmp_path / "inspections" / name).symlink_to(ROOT / "inspections" / name)
    for name in ("frameworks", "naftctl.yaml", "history.yaml"):
        (tmp_path / name).symlink_to(ROOT / name)
    assert sum(1 for _ in variations(tmp_path, 12)) >= 1_000


def test_no_variation_ends_in_a_traceback_or_without_an_end(found: Result) -> None:
    assert found.tried >= 80
    assert found.traces == []
    assert found.hung == []


def test_every_variation_is_judged_in_little_time_and_memory(found: Result) -> None:
    assert found.slow == []
    assert found.large == []


def test_every_code_is_known_and_what_is_wrong_is_said(found: Result) -> None:
    assert found.unknown == []
    assert found.silent == []


def test_nothing_outside_the_workspace_is_read_or_shown_and_nothing_is_started(found: Result) -> None:
    assert found.outside == []
    assert found.leaked == []
    assert found.started == []


def test_checking_writes_nothing(found: Result) -> None:
    assert found.written == []


def test_no_sign_that_disturbs_a_screen_is_printed(found: Result) -> None:
    assert found.disturbing == []


def test_file_and_line_are_right(found: Result) -> None:
    assert found.placed >= 40
    assert found.right >= LEAST * found.placed, found.misplaced


def test_whoever_looks_would_see_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NAFTCTL_TODAY", "NAFTCTL_WORKSPACE"):
        monkeypatch.setenv(name, "")
    monkeypatch.chdir(tmp_path)
    trial, name = Trial(tmp_path), INSPECTIONS[1]

    def harmless(root: Path) -> None:
        (root / "inspections" / name / "output").mkdir()

    trial.try_one(Variation("harmless", name, harmless, "summary.md", (3,), bad=True))
    assert [len(trial.result.silent), trial.result.refused] == [1, 0]
    assert not well(trial.result)
    with monkeypatch.context() as patched:
        patched.setattr("tests.hostile.trying.run", _misbehaves)
        trial.try_one(Variation("misbehaves", name, harmless))
    result = trial.result
    assert all((result.traces, result.written, result.outside, result.started))


def _misbehaves(call: object) -> int:
    Path("spoor").write_text("x", "utf-8")
    Path("/etc/hostname").read_bytes()
    subprocess.run(["true"], check=True)
    raise ValueError(call)
