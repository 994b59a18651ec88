"""`naftctl demo --sector`: a workspace with a fictitious sector instead of the examples."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from naftctl.cli.fiction import steps
from naftctl.fiction import Plan
from tests.cli.conftest import Call
from tests.conftest import TODAY

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NAFTCTL_TODAY", str(TODAY))
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    return tmp_path


def contents(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_demo_writes_a_sector_says_that_it_is_invented_and_names_steps_that_work(
    call: Call, empty: Path, fictitious_sector: Path
) -> None:
    called = call("demo", "proef", "--sector")
    assert (called.code, called.err) == (0, "")
    assert contents(empty / "proef") == contents(fictitious_sector)
    assert "Alles is verzonnen: 25 aanbieders en 10 schooljaren" in called.out
    assert "van 2016-2017 tot 2025-2026, gezien op vrijdag 9 oktober 2026." in called.out
    assert re.findall(r"\d\. naftctl (.*)", called.out) == ["check", "overview 2024-2025", "followup"]
    assert "zijn verzonnen" in (empty / "proef/README.md").read_text("utf-8")


def test_the_day_is_named_only_where_it_is_needed() -> None:
    plan = Plan()
    later = ("naftctl check", "naftctl overview 2024-2025", "naftctl followup")
    assert steps(plan, plan.today) == later
    assert steps(plan, date(2026, 10, 8)) == tuple(f"{step} --today 2026-10-09" for step in later)


@pytest.mark.parametrize("place", ["naftctl.yaml", "frameworks/r-naft/2026.1/framework.yaml"])
def test_a_folder_that_is_a_workspace_already_stays_as_it_is(call: Call, empty: Path, place: str) -> None:
    file = empty / "proef" / place
    file.parent.mkdir(parents=True)
    file.write_text("van mij\n", encoding="utf-8")
    called = call("demo", "proef", "--sector")
    assert called.code == 2
    assert f"`proef` bevat al {place}" in called.err
    assert contents(empty) == {f"proef/{place}": b"van mij\n"}


def test_a_seed_without_a_sector_is_a_wrong_call(call: Call, empty: Path) -> None:
    called = call("demo", "proef", "--seed", "2")
    assert called.code == 2
    assert "--seed hoort bij --sector" in called.err
    assert not (empty / "proef").exists()


def test_a_negative_seed_is_a_wrong_call(call: Call, empty: Path) -> None:
    called = call("demo", "proef", "--sector", "--seed=-1")
    assert called.code == 2
    assert "kies een geheel getal vanaf 0" in called.err
    assert not (empty / "proef").exists()
