"""The scales on a terminal, and silence everywhere else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call, started
from tests.conftest import EXAMPLE

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals on Windows", allow_module_level=True)

from tests.cli.terminal import on_terminal, without_codes

SCALE = "  OS-K1  Visie en strategisch beleid              ●●●○ volgens de verwachting"


def test_check_of_one_inspection_ends_with_its_scales(workspace: Path) -> None:
    seen = on_terminal("check", EXAMPLE, folder=workspace)
    lines = without_codes(seen).splitlines()
    assert lines[:2] == ["Kwaliteitsontwikkeling", SCALE]
    assert max(map(len, lines)) <= 80
    assert "\x1b[32m●●●○ volgens de verwachting\x1b[0m" in seen


def test_report_of_one_inspection_ends_with_its_scales(workspace: Path) -> None:
    lines = without_codes(on_terminal("report", "--format", "md", folder=workspace)).splitlines()
    assert SCALE in lines[lines.index("Kwaliteitsontwikkeling") :]


def test_without_colour_the_words_and_dots_stay(workspace: Path) -> None:
    seen = on_terminal("check", EXAMPLE, folder=workspace, NO_COLOR="1")
    assert "\x1b" not in seen
    assert SCALE in seen


@pytest.mark.parametrize("form", ["json", "concise"])
def test_what_a_script_reads_has_no_picture(workspace: Path, form: str) -> None:
    assert "●" not in on_terminal("check", EXAMPLE, "--format", form, folder=workspace)


def test_without_any_level_there_is_nothing_to_show(workspace: Path, call: Call) -> None:
    call("new", "De Vlinder", "--first-visit", "2027-03-09")
    assert "○" not in on_terminal("check", "2027-de-vlinder", folder=workspace)


def test_in_a_pipe_a_good_inspection_stays_silent(workspace: Path) -> None:
    done = started("check", EXAMPLE, folder=workspace)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
