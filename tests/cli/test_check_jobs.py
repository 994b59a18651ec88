"""`naftctl check` with several processes says what it says with one, and leaves none behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from naftctl.cli.judged import FORMATS
from tests.cli.conftest import Call
from tests.cli.terminal import on_terminal, without_codes
from tests.conftest import ROOT, TODAY

# Python warns where a process with threads starts another one; here nothing of the kind runs.
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
needs_proc = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="sees processes in /proc")
SMALL, NUMBER = "2026-de-branding-klacht", 40


@pytest.fixture
def many(workspace: Path) -> Path:
    """A workspace with enough inspections for two processes; some are broken, each in its own way."""
    for number in range(NUMBER):
        folder = workspace / "inspections" / f"2026-{number:02}-klacht"
        shutil.copytree(ROOT / "inspections" / SMALL, folder, ignore=shutil.ignore_patterns("output"))
    (workspace / "inspections/2026-03-klacht/inspection.yaml").unlink()
    (workspace / "inspections/2026-07-klacht/advice.md").write_bytes(b"\xff\xfe\xff")
    (workspace / "inspections/2026-11-klacht/inspection.yaml").write_text(
        "framework: r-naft/1999.9\n", "utf-8"
    )
    return workspace


@pytest.fixture
def running(many: Path) -> Iterator[subprocess.Popen[str]]:
    """A check of all of them with two processes, in a group of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NAFTCTL_")}
    with subprocess.Popen(
        [sys.executable, "-m", "naftctl", "check", "--jobs", "2"],
        cwd=many,
        env=kept | {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as program:
        yield program
        program.kill()


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("form", FORMATS)
def test_two_processes_say_what_one_says(call: Call, form: str) -> None:
    alone, together = (call("check", "--format", form, "--jobs", jobs) for jobs in ("1", "2"))
    assert together == alone
    assert alone.code == 1


@pytest.mark.usefixtures("many")
def test_two_processes_say_no_less_to_who_asks_for_everything(call: Call) -> None:
    asked = ("check", "--verbose", "--phase", "published", "--strict")
    assert call(*asked, "--jobs", "2") == call(*asked, "--jobs", "1")


@pytest.mark.usefixtures("workspace")
def test_a_number_of_jobs_is_one_or_more(call: Call) -> None:
    called = call("check", "--jobs", "0")
    assert called.code == 2
    assert "--jobs: `0` is geen aantal vanaf 1" in called.err


@needs_proc
def test_who_interrupts_sees_no_traceback_and_leaves_no_process_behind(
    running: subprocess.Popen[str],
) -> None:
    _helpers(running.pid)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=20)
    assert running.returncode in {130, -signal.SIGINT}
    assert "Traceback" not in said
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


@needs_proc
def test_a_process_that_the_system_ends_is_told_with_what_to_do(running: subprocess.Popen[str]) -> None:
    os.kill(_helpers(running.pid)[0], signal.SIGKILL)
    _, said = running.communicate(timeout=20)
    assert running.returncode == 3
    assert "het systeem heeft een proces van deze opdracht beëindigd" in said
    assert "--jobs 1" in said
    assert "Traceback" not in said


@needs_proc
@pytest.mark.parametrize(
    ("asked", "words"), [("check --jobs 1", "inspecties nakijken"), ("status", "inspecties lezen")]
)
def test_who_waits_longer_than_a_second_sees_a_bar_and_afterwards_nothing_of_it(
    many: Path, asked: str, words: str
) -> None:
    for number in range(NUMBER):
        folder = many / "inspections" / f"2026-{NUMBER + number:02}-klacht"
        shutil.copytree(ROOT / "inspections" / "2026-de-kantelpoort", folder)
    seen = without_codes(on_terminal(*asked.split(), folder=many))
    assert words in seen
    assert words not in seen.rstrip().splitlines()[-1]


def _helpers(pid: int) -> list[int]:
    """The two processes that a check started, as soon as they are there."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    until = time.monotonic() + 10
    while time.monotonic() < until:
        found = [int(each) for each in children.read_text("ascii").split()]
        if len(found) == 2:
            return found
        time.sleep(0.005)
    raise AssertionError("no processes were started")
