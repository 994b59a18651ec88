"""The program where there is no network at all, and how the whole suite is run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, ROOT, TODAY

OFFLINE = ROOT / ".ci" / "offline"
_APART = ("unshare", "-n") if hasattr(os, "getuid") and os.getuid() == 0 else ("unshare", "-rn")


def _allowed() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run([*_APART, "true"], capture_output=True, check=False).returncode == 0


alone = pytest.mark.skipif(not _allowed(), reason="this system allows no network namespace")


def python(code: str) -> str:
    call = [str(OFFLINE), sys.executable, "-c", code]
    return subprocess.run(call, capture_output=True, encoding="utf-8", check=True).stdout.strip()


@alone
def test_there_is_no_way_out_and_loopback_works() -> None:
    out = (
        "import socket\ntry: socket.create_connection(('192.0.2.1', 80), 5)\n"
        "except OSError as fault: print(fault.errno)"
    )
    assert python(out) == "101"
    inside = (
        "import socket; s = socket.create_server(('127.0.0.1', 0)); "
        "print(socket.create_connection(s.getsockname(), 5).fileno() > 0)"
    )
    assert python(inside) == "True"


@alone
def test_a_day_of_work_needs_no_network(tmp_path: Path) -> None:
    root = tmp_path / "werkmap"
    environment = os.environ | {"NAFTCTL_TODAY": str(TODAY), "PYTHONPATH": str(ROOT)}

    def naftctl(folder: Path, *arguments: str) -> None:
        call = [str(OFFLINE), sys.executable, "-m", "naftctl", *arguments]
        done = subprocess.run(
            call, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, f"{arguments}\n{done.stdout}{done.stderr}"

    naftctl(tmp_path, "demo", "werkmap")
    naftctl(root, "check", EXAMPLE)
    naftctl(root, "report", EXAMPLE, "--edition", "final", "--format", "all")
    naftctl(root, "letter", "announcement", EXAMPLE, "--output", "brief")
    naftctl(root, "overview", "2026", "--format", "html")
    naftctl(root, "doctor")
    report = root / "inspections" / EXAMPLE / "output" / f"{EXAMPLE}-final.pdf"
    assert report.read_bytes().startswith(b"%PDF")


def test_the_suite_is_run_without_a_network_after_all_is_installed() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    (tests,) = (number for number, line in enumerate(lines) if line.startswith(".ci/offline "))
    assert ".venv/bin/pytest" in lines[tests]
    assert not any("pytest" in line and "offline" not in line and "%" not in line for line in lines[:tests])
    assert "pip" not in lines[tests]
