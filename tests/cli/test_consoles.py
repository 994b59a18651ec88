"""Every command on every console: in a pipe, without colour, narrow, with an old code page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import edit, started
from tests.cli.every_command import LOOKS, SILENT, calls, commands
from tests.cli.terminal import on_terminal, without_codes
from tests.conftest import ROOT

NARROW = 40
WHOLE = re.compile(
    r"/|naftctl |sha256sum"  # places and commands are there to be copied
    r"|\S {2,}\S"  # columns stand beside each other
    r"|[│├└|]|^ *[-+@]"  # twigs, excerpts and changes show lines as they are
    r"|^\d{4}-\S+( ·|:) "  # the name of an inspection heads what is told of it
)
"""Lines that are not folded."""
TITLES = {
    "completion bash",
    "evidence rename O01 O07 --yes",
    "framework form --output vorm.xlsx",
    "framework migrate --to 2026.2",
    "framework show",
    "schema evidence",
    "new Kade --first-visit 2027-03-09",
    "verify",
}
"""Calls with a heading, a step or a code that is wider."""
CODES = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def folder(workspace: Path, inspection: Path) -> Path:
    """A workspace with something to say: a mistake, and characters that cp1252 does not have."""
    path = inspection / "scorings" / "OS-S1.md"
    edit(path, "level: volgens", "level: volgnes ●")
    return workspace


def test_every_command_is_looked_at() -> None:
    assert sorted(LOOKS) == sorted(commands())


@pytest.mark.parametrize("call", calls())
def test_a_pipe_gets_no_codes_and_an_old_code_page_stops_nothing(call: str, folder: Path) -> None:
    done = started(
        *call.split(), folder=folder, TERM="xterm", COLUMNS="200", PYTHONIOENCODING="cp1252:strict"
    )
    assert "\x1b" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout + done.stderr or call in SILENT
    assert done.returncode in {0, 1, 2}


@pytest.mark.parametrize("call", calls())
def test_a_narrow_terminal_without_colour_is_not_too_narrow(call: str, folder: Path) -> None:
    seen = on_terminal(*call.split(), folder=folder, width=NARROW, NO_COLOR="1", typed="n\n")
    assert not CODES.search(seen)
    assert "Traceback" not in seen
    lines = [line.rpartition("\r")[2] for line in without_codes(seen).split("\n")]
    wide = [line for line in lines if len(line) > NARROW and not WHOLE.search(line)]
    assert wide == [] or call in TITLES


def test_all_help_fits_a_narrow_terminal(folder: Path) -> None:
    narrow, usual = (_all_help(folder, str(width)) for width in (NARROW, 80))
    assert max(map(len, narrow.split("\n"))) <= NARROW
    assert re.sub(r"\s", "", narrow) == re.sub(r"\s", "", usual)


def _all_help(folder: Path, columns: str) -> str:
    code = (
        "from naftctl.cli.program import run\n"
        f"for name in {['', *commands()]}: run([*name.split(), '--help'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "COLUMNS": columns},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


DAILY = ["check", "check --format concise", "status", "followup", "doctor", "rules"]


@pytest.mark.parametrize("call", DAILY)
def test_a_narrow_terminal_gets_the_same_words(call: str, folder: Path) -> None:
    seen = without_codes(on_terminal(*call.split(), folder=folder, width=NARROW))
    told = re.sub(r"\W+", "", seen)
    for word in re.findall(r"\w{5,}", started(*call.split(), folder=folder).stdout)[:5]:
        assert word in told


@pytest.mark.parametrize("call", DAILY)
def test_an_old_code_page_changes_no_word(call: str, folder: Path) -> None:
    usual = started(*call.split(), folder=folder)
    done = started(*call.split(), folder=folder, PYTHONIOENCODING="cp1252:strict", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == usual.returncode
    assert "Traceback" not in done.stderr
    if "doctor" in call:
        assert "deze omgeving verwacht cp1252" in " ".join(done.stdout.split())
    else:
        assert done.stdout == usual.stdout


def test_a_terminal_that_shows_colours_gets_them(folder: Path) -> None:
    assert CODES.search(on_terminal("check", folder=folder))
