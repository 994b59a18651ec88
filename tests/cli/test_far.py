"""What goes far beyond what anybody writes is refused at its place, and in a moment."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.cli.conftest import Call, edit
from tests.conftest import EXAMPLE


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31"])
def test_a_day_of_a_year_that_nobody_means_is_an_error_at_its_place(
    call: Call, inspection: Path, day: str
) -> None:
    page = inspection / "inspection.yaml"
    first = next(line for line in page.read_text("utf-8").splitlines() if line.startswith("    - date: "))
    edit(page, first, f"    - date: {day}")
    checked = call("check", EXAMPLE)
    assert checked.code == 1
    assert f"N109] `planning.visits.date`: `{day}` is een dag voor 1900" in checked.out
    assert call("status").code == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_such_a_day_is_refused_as_today_too(call: Call, inspection: Path, day: str) -> None:
    del inspection
    called = call("status", "--today", day)
    assert called.code == 2
    assert f"--today: `{day}` valt voor 1900 of na 2200" in called.err


@pytest.mark.parametrize("signs", ["] {", "[^a"])
def test_a_note_of_half_a_megabyte_of_signs_is_checked_in_seconds(
    call: Call, inspection: Path, signs: str
) -> None:
    note = next((inspection / "evidence").glob("G02-*.md"))
    note.write_text(note.read_text("utf-8") + "\n" + signs * 170_000 + "\n", "utf-8")
    begin = time.process_time()
    call("check", EXAMPLE)
    assert time.process_time() - begin < 20
