"""A place in a text is mended, and every other character stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.mending import held, mended
from naftctl.source import Cure, Span

TEXT = '---\ntitel: "x"\nchosen_by: "aanbeider"\n---\n\n- Een punt. [@OS-B3/V01]\n\n> [@OS-B3/V01]\n'


def place(line: int, start: int, end: int) -> Span:
    return Span("a.md", line, start, line, end)


def after(text: str, *cures: Cure) -> str | None:
    edits = held(text, cures)
    return mended(text, edits) if edits else None


def test_a_key_is_replaced() -> None:
    assert after(TEXT, Cure(place(2, 1, 6), "titel", "title")) == TEXT.replace("titel", "title")


def test_a_value_keeps_its_quotes() -> None:
    cured = after(TEXT, Cure(place(3, 12, 23), "aanbeider", "aanbieder"))
    assert cured == TEXT.replace('"aanbeider"', '"aanbieder"')


def test_a_reference_keeps_its_sign() -> None:
    cured = after(TEXT, Cure(place(6, 14, 24), "OS-B3/V01", "OS-B3/V1"))
    assert cured == TEXT.replace("punt. [@OS-B3/V01]", "punt. [@OS-B3/V1]")


@pytest.mark.parametrize("line", ["> [@G1]", "Zij zeggen: “dat staat in [@G1]”.", 'Zij: "in [@G1]".'])
def test_a_reference_in_what_people_quote_is_left_alone(line: str) -> None:
    text = f"Gewone tekst met een [@G1].\n\n{line}\n"
    start = line.index("@") + 1
    assert after(text, Cure(place(3, start, start + 3), "G1", "G01")) is None
    assert after(text, Cure(place(1, 23, 26), "G1", "G01")) == text.replace("een [@G1]", "een [@G01]")


def test_a_label_comes_in_where_the_point_begins() -> None:
    assert after(TEXT, Cure(place(6, 3, 20), "", "V1. ")) == TEXT.replace("- Een", "- V1. Een")


def test_a_heading_comes_in_at_the_end_with_the_line_ends_of_the_text() -> None:
    cured = after("Tekst.\r\n", Cure(Span("a.md"), "", "## Kop\n\n## Nog een"))
    assert cured == "Tekst.\r\n\r\n## Kop\r\n\r\n## Nog een\r\n"


@pytest.mark.parametrize(
    "cure",
    [
        Cure(place(2, 1, 6), "tittel", "title"),
        Cure(place(99, 1, 6), "titel", "title"),
        Cure(place(2, 90, 96), "", "title"),
        Cure(Span("a.md", 2, 1, 3, 4), "titel", "title"),
    ],
)
def test_a_place_that_is_not_what_was_read_is_left_alone(cure: Cure) -> None:
    assert after(TEXT, cure) is None


def test_of_two_changes_of_one_place_none_is_made() -> None:
    twice = (Cure(place(2, 1, 6), "titel", "title"), Cure(place(2, 1, 6), "titel", "titles"))
    assert after(TEXT, *twice) is None


LINES = st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), max_size=6)


@given(before=LINES, behind=LINES, newline=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
def test_every_other_byte_stays(before: list[str], behind: list[str], newline: str, *, bom: bool) -> None:
    head = ("\ufeff" if bom else "") + "".join(line + newline for line in before)
    tail = newline + newline.join(behind)
    line = before and before[0].startswith("\ufeff") and not bom
    if line:  # then the first character is a BOM after all
        return
    cured = after(f"{head}metod: x{tail}", Cure(place(len(before) + 1, 1, 6), "metod", "method"))
    assert cured == f"{head}method: x{tail}"
