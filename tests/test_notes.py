"""The next id of a note, and the places where another id has to come."""

from __future__ import annotations

import pytest

from naftctl.notes.ids import next_id, taken
from naftctl.notes.renaming import NotAsRead, changed, mentions
from naftctl.source import Span

PATH = "evidence/G01.md"


def span(line: int, column: int, end: int) -> Span:
    return Span(PATH, line, column, line, end)


@pytest.mark.parametrize(
    ("letter", "used", "following"),
    [
        ("G", (), "G01"),
        ("G", ("G01", "G03"), "G04"),
        ("G", ("O07", "G09"), "G10"),
        ("G", ("G010",), "G11"),
        ("V", ("V99",), "V100"),
        ("D", ("D1", "Dx", "KV-D3"), "D01"),
    ],
)
def test_the_next_id_comes_after_the_highest_that_is_used(
    letter: str, used: tuple[str, ...], following: str
) -> None:
    assert next_id(letter, used) == following


def test_every_file_that_begins_with_an_id_takes_it_whatever_else_is_wrong_with_it() -> None:
    names = (
        "evidence/G01-a.md",
        "evidence/G01-b.md",
        "evidence/g02-klein.md",
        "evidence/G03 (kopie).docx",
        "evidence/D04",
        "scorings/G09.md",
        "evidence/plan.pdf",
    )
    assert taken(names) == {"G01", "G02", "G03", "D04"}


def test_only_the_places_change_and_line_ends_and_a_bom_stay() -> None:
    text = "\ufeffEerst [@G01; @G010]\r\nen `G01` in een tabel:\r\n| a | [@G01] |\r\n  - 'G01'\r\n"
    places = [(span(1, 8, 12), "G01", "G02"), (span(3, 8, 12), "G01", "G02"), (span(4, 5, 10), "G01", "G02")]
    assert changed(text, places) == (
        "\ufeffEerst [@G02; @G010]\r\nen `G01` in een tabel:\r\n| a | [@G02] |\r\n  - 'G02'\r\n"
    )


@pytest.mark.parametrize(
    "place", [span(1, 8, 13), span(1, 1, 4), span(9, 1, 4), Span(PATH, 1, 8), Span(PATH)]
)
def test_a_place_that_does_not_hold_what_was_read_is_refused(place: Span) -> None:
    with pytest.raises(NotAsRead):
        changed("Eerst [@G010]\n", [(place, "G01", "G02")])


def test_an_id_in_running_text_is_found_and_a_longer_one_is_another() -> None:
    text = "\ufeffG01, xG01, G010, G01a, (G01) en [@G01]; G01-plan.pdf\nniets\nG01"
    found = list(mentions(text, PATH, "G01", [span(1, 33, 37)]))
    assert [(s.line, s.column, s.end_column) for s in found] == [
        (1, 1, 4),
        (1, 25, 28),
        (1, 41, 44),
        (3, 1, 4),
    ]
