"""What lies in `overviews/`: the text that people write, and the record of what was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from naftctl.load.letters import ANY, Letters
from naftctl.load.overview import Kept, no_text, read_overview_text, read_published
from naftctl.model.account import Published
from naftctl.model.overview import HEADINGS
from naftctl.show.overview import published_text
from tests.conftest import ROOT

STUB = (ROOT / "templates/overview/text.md").read_text("utf-8")
RECORD = Published(
    year="2025-2026",
    fixed=date(2026, 10, 1),
    published=date(2026, 10, 9),
    threshold=5,
    figures=("2025-a", "2026-b"),
    apart=("2026-c",),
    previous="2024-2025",
    digest="1" * 64,
    parts={"levels": "2" * 64, "practices": "3" * 64},
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
    found = read_published(tmp_path)
    assert (found.diagnostics, found.copies) == ((), ())
    assert found.years == {"2025-2026": RECORD}


def test_a_record_of_a_year_that_is_fixed_only_reads_back(tmp_path: Path) -> None:
    values = {"year": "2025", "fixed": date(2026, 10, 1), "threshold": 5, "digest": "1" * 64}
    record = Published.model_validate(values)
    put(tmp_path, "2025", "published.yaml", published_text(record))
    found = read_published(tmp_path)
    assert (found.years, found.diagnostics) == ({"2025": record}, ())


def test_a_workspace_without_overviews_published_nothing(tmp_path: Path) -> None:
    assert read_published(tmp_path) == Kept({})
    put(tmp_path, "2025-2026", "text.md", STUB)
    assert read_published(tmp_path) == Kept({})


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ('year: "2025-2026"', 'year: "2026"', "dit is het bestand van `2026`, en het staat bij 2025-2026"),
        ("threshold: 5", "threshold: 2", "de grens is 2; minstens 3 verwacht"),
        ("2026-b", "2025-a", "een inspectie staat er twee keer"),
    ],
)
def test_a_record_that_the_program_did_not_write_is_said_at_its_place(
    tmp_path: Path, was: str, now: str, message: str
) -> None:
    put(tmp_path, "2025-2026", "published.yaml", published_text(RECORD).replace(was, now))
    said = read_published(tmp_path).diagnostics
    assert [each.message for each in said] == [message]
    assert codes(said) == ["N630"]
    assert said[0].span.line > 3


@pytest.mark.parametrize("year", ["2025-2027", "oud", "0026", "1850", "2025-2026 - kopie"])
def test_a_record_in_a_folder_that_is_no_year_is_passed_over_and_named(tmp_path: Path, year: str) -> None:
    put(tmp_path, "2025-2026", "published.yaml", published_text(RECORD))
    put(tmp_path, year, "published.yaml", "wat dan ook: [")
    assert read_published(tmp_path) == Kept({"2025-2026": RECORD}, (), (f"overviews/{year}/published.yaml",))


@pytest.mark.parametrize("name", ["published (1).yaml", "published-conflict.yaml", "Kopie van Published.yml"])
def test_a_copy_of_a_record_beside_it_is_named(tmp_path: Path, name: str) -> None:
    put(tmp_path, "2025-2026", "published.yaml", published_text(RECORD))
    put(tmp_path, "2025-2026", name, "year: x\n")
    put(tmp_path, "2025-2026", "text.md", STUB)
    found = read_published(tmp_path)
    assert (found.years, found.diagnostics) == ({"2025-2026": RECORD}, ())
    assert found.copies == (f"overviews/2025-2026/{name}",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "year: [",
        "year: 2026\n",
        published_text(RECORD).replace("threshold: 5", "threshold: vijf"),
        published_text(RECORD).replace("threshold: 5\n", ""),
        published_text(RECORD).replace("threshold: 5", "threshold: 5\nextra: 1"),
        published_text(RECORD).replace("1" * 64, "⟨vul in⟩"),
        published_text(RECORD).replace("2026-b", "2026\u200b-b"),
    ],
)
def test_a_record_that_is_empty_or_broken_is_said_once_and_nobody_is_asked_to_mend_it(
    tmp_path: Path, text: str
) -> None:
    put(tmp_path, "2025-2026", "published.yaml", text)
    found = read_published(tmp_path)
    assert found.years == {}
    (said,) = found.diagnostics
    assert (said.code, said.span.path) == ("N630", "overviews/2025-2026/published.yaml")
    assert said.message.startswith("dit bestand is niet meer zoals het programma het schreef")
    assert said.hint == "zet dit bestand terug uit de geschiedenis van de werkmap"


def test_the_data_need_no_text() -> None:
    text = no_text("2026")
    assert (text.read.diagnostics, text.read.body.texts, text.sheet.text) == ((), (), "")


def test_the_stub_has_the_headings_that_are_printed_and_something_to_fill_in_under_each(
    tmp_path: Path,
) -> None:
    text = read_overview_text(tmp_path, "2026", ANY, STUB)
    assert not text.there
    assert text.read.diagnostics == ()
    assert [section.key for section in text.read.body.sections] == list(HEADINGS)
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
