"""The daily commands on every console: in a pipe, without colour, narrow, with an old code page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import edit, started
from tests.cli.terminal import on_terminal, without_codes

CALLS = [
    ("check",),
    ("check", "--format", "concise"),
    ("status",),
    ("followup",),
    ("doctor",),
]
NAMES = [" ".join(call) for call in CALLS]


@pytest.fixture
def folder(workspace: Path, inspection: Path) -> Path:
    """A workspace with something to say: a mistake, and characters that cp1252 does not have."""
    path = inspection / "scorings" / "OS-S1.md"
    edit(path, "level: volgens", "level: volgnes ●")
    return workspace


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_a_pipe_gets_no_codes_for_colours(call: tuple[str, ...], folder: Path) -> None:
    done = started(*call, folder=folder, TERM="xterm", COLUMNS="200")
    assert done.returncode in {0, 1}
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stdout


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_no_colour_is_shown_to_who_asked_for_none(call: tuple[str, ...], folder: Path) -> None:
    seen = on_terminal(*call, folder=folder, NO_COLOR="1")
    assert not re.search(r"\x1b\[[\d;]*m", seen)
    assert without_codes(seen).strip()


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_a_narrow_terminal_gets_the_same_words(call: tuple[str, ...], folder: Path) -> None:
    seen = without_codes(on_terminal(*call, folder=folder, width=40))
    assert "Dit is een fout in naftctl" not in seen
    told = re.sub(r"\W+", "", seen)
    for word in re.findall(r"\w{5,}", started(*call, folder=folder).stdout)[:5]:
        assert word in told


@pytest.mark.parametrize("call", CALLS, ids=NAMES)
def test_an_old_code_page_stops_nothing(call: tuple[str, ...], folder: Path) -> None:
    usual = started(*call, folder=folder)
    done = started(*call, folder=folder, PYTHONIOENCODING="cp1252:strict", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == usual.returncode
    assert "Traceback" not in done.stderr
    if "doctor" in call:
        assert "deze omgeving verwacht cp1252" in " ".join(done.stdout.split())
    else:
        assert done.stdout == usual.stdout
