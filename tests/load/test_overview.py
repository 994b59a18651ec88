"""What lies in `overviews/`: the text that people write, and the record of what was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from naftctl.load.letters import ANY, Letters
from naftctl.load.overview import HEADINGS, read_overview_text, read_published
from naftctl.model.overview import Published
from naftctl.render.overview import compose
from naftctl.show.overview import published_text
from tests.conftest import ROOT

STUB = (ROOT / "templates/overview/text.md").read_text("utf-8")
RECORD = Published(
    year="2025-2026", published=date(2026, 10, 9), threshold=5, inspections=("2025-a", "2026-b")
)


def put(root: Path, year: str, name: str, text: str) -> None:
    folder = root / "overviews" / year
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8", newline="\n")


def codes(said: object) -> list[str]:
    assert isinstance(said, tuple)
    return [each.code for each in said]


def test_a_record_reads_back_to_what_was_published(tmp_path: Path) -> None:
    put(tmp_path, "2025-2026", "published.yaml", published_text(RECORD))
    found, said = read_published(tmp_path)
    assert said == ()
    assert found == {"2025-2026": RECORD}


def test_a_workspace_without_overviews_published_nothing(tmp_path: Path) -> None:
    assert read_published(tmp_path) == ({}, ())
    put(tmp_path, "2025-2026", "text.md", STUB)
    assert read_published(tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ('year: "2025-2026"', 'year: "2026"', "dit is het overzicht van `2026`, en het staat bij 2025-2026"),
        ("threshold: 5", "threshold: 2", "de grens is 2; minstens 3 verwacht"),
        ("2026-b", "2025-a", "een inspectie staat er twee keer"),
    ],
)
def test_a_record_that_the_program_did_not_write_is_said_at_its_place(
    tmp_path: Path, was: str, now: str, message: str
) -> None:
    put(tmp_path, "2025-2026", "published.yaml", published_text(RECORD).replace(was, now))
    _, said = read_published(tmp_path)
    assert [each.message for each in said] == [message]
    assert codes(said) == ["N630"]
    assert said[0].span.line > 3


@pytest.mark.parametrize("year", ["2025-2027", "oud"])
def test_a_record_in_a_folder_that_is_no_year_is_refused(tmp_path: Path, year: str) -> None:
    record = Published(year=year, published=date(2026, 10, 9), threshold=5, inspections=("2025-a",))
    put(tmp_path, year, "published.yaml", published_text(record))
    assert codes(read_published(tmp_path)[1]) == ["N630"]


def test_a_record_that_is_no_yaml_is_said_and_counts_as_nothing(tmp_path: Path) -> None:
    put(tmp_path, "2026", "published.yaml", "year: [")
    found, said = read_published(tmp_path)
    assert found == {}
    assert said


def test_the_stub_has_the_headings_that_are_printed_and_something_to_fill_in_under_each(
    tmp_path: Path,
) -> None:
    text = read_overview_text(tmp_path, "2026", ANY, STUB)
    assert not text.there
    assert text.read.diagnostics == ()
    assert [section.key for section in text.read.body.sections] == list(HEADINGS) == list(compose.HEADINGS)
    assert len(text.read.placeholders) == 3
    assert text.sheet.path == "overviews/2026/text.md"


def test_what_people_wrote_is_read_with_its_places(tmp_path: Path) -> None:
    put(tmp_path, "2026", "text.md", "## Inleiding\n\nWoorden.\n\n## Besluit\n\nAndere.\n")
    text = read_overview_text(tmp_path, "2026", ANY, STUB)
    assert text.there
    assert [(each.code, each.span.line) for each in text.read.diagnostics] == [("N118", 5)]


def test_a_letter_that_cannot_be_printed_is_said(tmp_path: Path) -> None:
    put(tmp_path, "2026", "text.md", "## Inleiding\n\nEen Ж.\n")
    text = read_overview_text(tmp_path, "2026", Letters(lambda: range(0x100)), STUB)
    assert codes(text.read.diagnostics) == ["N134"]


def test_an_empty_text_is_said(tmp_path: Path) -> None:
    put(tmp_path, "2026", "text.md", "\n")
    assert codes(read_overview_text(tmp_path, "2026", ANY, STUB).read.diagnostics) == ["N113"]
