"""Two commands that write at once: the second waits, says so, and gives up after some seconds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from naftctl.files import NotWritten, heard_by, write_all
from tests.conftest import ROOT

posix = pytest.mark.skipif(os.name == "nt", reason="links are those of POSIX")
OLD = {"een.yaml": b"oud"}


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "een.yaml").write_bytes(OLD["een.yaml"])
    return tmp_path


def _heard(folder: Path) -> list[str]:
    """What is said while a file is written."""
    said: list[str] = []
    with heard_by(said.append):
        write_all(folder, {"ander.md": b"x"})
    return said


_HOLDS = """
import sys, time
from pathlib import Path
from naftctl.files.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holding(root: Path, seconds: float) -> subprocess.Popen[bytes]:
    """A program that has the lock of a folder for so long."""
    arguments = [sys.executable, "-c", _HOLDS, str(root), str(seconds)]
    process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def test_the_second_of_two_waits_says_so_after_a_second_and_then_writes(folder: Path) -> None:
    with holding(folder, 1.5) as first:
        said = _heard(folder)
    assert said == [f"een andere opdracht (proces {first.pid}) schrijft in deze map; even wachten"]
    assert everything(folder) == {**OLD, "ander.md": b"x"}


def test_the_second_of_two_gives_up_after_some_seconds_and_writes_nothing(folder: Path) -> None:
    with holding(folder, 60) as first:
        start = time.monotonic()
        with pytest.raises(NotWritten) as refused:
            write_all(folder, {"ander.md": b"x"})
        assert 4 < time.monotonic() - start < 9
        first.kill()
    assert "schrijft in deze map; er is niets geschreven" in refused.value.message
    assert refused.value.hint == "wacht tot ze klaar is, en probeer opnieuw"
    assert not (folder / "ander.md").exists()


def test_a_holder_that_is_killed_holds_nobody_up_and_leaves_nothing(folder: Path) -> None:
    with holding(folder, 60) as first:
        first.kill()
    start = time.monotonic()
    write_all(folder, {"ander.md": b"x"})
    assert time.monotonic() - start < 1
    assert everything(folder) == {**OLD, "ander.md": b"x"}


def test_many_at_once_write_one_after_the_other(folder: Path) -> None:
    code = "import sys\nfrom pathlib import Path\nfrom naftctl.files import write_all\n"
    code += "for n in range(20): write_all(Path(sys.argv[1]), {f'{sys.argv[2]}-{n}.md': b'x' * 1000})"
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(folder), str(number)], cwd=ROOT)
        for number in range(4)
    ]
    assert [process.wait(60) for process in running] == [0] * 4
    assert len(everything(folder)) == len(OLD) + 80


@posix
def test_a_lock_in_the_place_of_which_a_link_stands_is_not_followed(folder: Path) -> None:
    (folder / ".naftctl-lock.tmp").symlink_to(folder / "een.yaml")
    with pytest.raises(NotWritten):
        write_all(folder, {"ander.md": b"x"})
    assert (folder / "een.yaml").read_bytes() == OLD["een.yaml"]
