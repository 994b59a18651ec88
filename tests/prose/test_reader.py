"""People's Markdown, as the reader takes it apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.load.folder import ADVICE, DESK, PLAIN, SCORING
from naftctl.prose import Prose, Shape, parse


def read(text: str, shape: Shape = SCORING, first_line: int = 1) -> Prose:
    return parse(text, "scorings/OS-B3.md", first_line, shape)


def codes(prose: Prose) -> list[tuple[str, int, int]]:
    return [(flaw.code, flaw.span.line, flaw.span.column) for flaw in prose.flaws]


GOOD = """
## Vaststellingen

Het team sprak met jongeren.

- V1. Jongeren voelen zich welkom. [@G02; @O01;
  @KV-B4]
- V2. Begeleiders
  zijn nabij.[^1] [@G03]

Slotzin.

[^1]: Een noot. [@D01]

## Sterke punten

- S1. Nabij. [@G02]
- zonder label

## Goede praktijk

- G1. De trage start. [@G04]
  - GP-1. Meer dan gewoon. [@V01]
    Vervolg.
  - een gewoon onderpunt
  - share: ja
"""


def test_points_have_a_letter_a_label_and_a_place() -> None:
    found = [p for s in read(GOOD).sections for p in s.points]
    assert [(p.letter, p.label, p.span.line, p.span.column) for p in found] == [
        ("V", "V1", 6, 3),
        ("V", "V2", 8, 3),
        ("S", "S1", 17, 3),
        ("S", None, 18, 3),
        ("G", "G1", 22, 3),
    ]


def test_text_outside_list_items_is_kept_in_its_section() -> None:
    section = read(GOOD).section("Vaststellingen")
    assert section is not None
    assert [t.markdown for t in section.texts] == ["Het team sprak met jongeren.", "Slotzin."]


def test_citations_have_the_place_of_each_name() -> None:
    found = [(c.target, c.span.line, c.span.column, c.span.end_column) for c in read(GOOD).citations]
    assert found[:4] == [("G02", 6, 37, 41), ("O01", 6, 43, 47), ("KV-B4", 7, 3, 9), ("G03", 9, 20, 24)]
    assert ("D01", 13, 18, 22) in found


def test_a_point_brings_the_notes_that_it_refers_to() -> None:
    section = read(GOOD).section("Vaststellingen")
    assert section is not None
    point = section.points[1]
    assert point.text.shown(internal=False) == (
        "Begeleiders\nzijn nabij.[^1] [\\[G03\\]]{.cite}\n\n[^1]: Een noot. [\\[D01\\]]{.cite}"
    )
    assert [c.target for c in point.text.citations] == ["G03", "D01"]


def test_a_good_practice_answers_and_says_whether_it_may_be_shared() -> None:
    section = read(GOOD).section("Goede praktijk")
    assert section is not None
    point = section.points[0]
    assert [(a.id, a.text.markdown) for a in point.answers] == [("GP-1", "Meer dan gewoon. [@V01]\nVervolg.")]
    assert point.share == "ja"
    assert "een gewoon onderpunt" in point.text.markdown
    assert "share" not in point.text.markdown


def test_the_example_has_no_flaws_and_keeps_every_word() -> None:
    assert codes(read(GOOD)) == []
    shown = " ".join(
        text.markdown
        for section in read(GOOD).sections
        for text in (*section.texts, *(p.text for p in section.points))
    )
    for word in ("welkom", "nabij", "Slotzin", "Een noot", "zonder label", "trage start"):
        assert word in shown


def test_lists_are_text_where_a_section_has_no_points() -> None:
    section = read("## Motivering\n\nEerst.\n\n- een\n- twee\n\nDan. [@OS-B4/T1]\n", ADVICE).section(
        "Motivering"
    )
    assert section is not None
    assert [t.markdown for t in section.texts] == ["Eerst.\n\n- een\n- twee\n\nDan. [@OS-B4/T1]"]
    assert section.texts[0].citations[0].span.line == 8


def test_numbered_headings_are_known_by_their_id() -> None:
    prose = read("## CI-1 Werkgebied en doelgroep\n\nTekst.\n\n## CI-2. Erkenning\n", DESK)
    assert [s.key for s in prose.sections] == ["CI-1", "CI-2"]


def test_names_of_any_framework_are_headings_citations_and_answers() -> None:
    assert [s.key for s in read("## Omg-12 Bedrijf\n", DESK).sections] == ["Omg-12"]
    cited = [c.target for c in read("a [@Z-1; @ZV-K-12; @Omg-3]\n", PLAIN).citations]
    assert cited == ["Z-1", "ZV-K-12", "Omg-3"]
    text = "## Goede praktijk\n\n- G1. Kern.\n  - VB-1 Zonder punt.\n  - Vraag-2. Met punt.\n"
    (point,) = read(text).sections[0].points
    assert [(a.id, a.text.markdown) for a in point.answers] == [
        ("VB-1", "Zonder punt."),
        ("Vraag-2", "Met punt."),
    ]


def test_a_word_with_a_number_does_not_become_an_answer() -> None:
    (point,) = read("## Goede praktijk\n\n- G1. Kern.\n  - COVID-19 dwong tot keuzes.\n").sections[0].points
    assert point.answers == ()
    assert "COVID-19 dwong" in point.text.markdown


def test_lines_count_from_where_the_text_begins_in_the_file() -> None:
    prose = read("## Vaststellingen\n\n- V1. a [@G02]\n", first_line=10)
    assert [s.points[0].span.line for s in prose.sections] == [12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## Vaststelingen\n", ("N118", 1, 1)),
        ("## Tekorten\n\n## Tekorten\n", ("N118", 3, 1)),
        ("# Titel\n", ("N118", 1, 1)),
        ("### Sub\n", ("N118", 1, 1)),
        ("Tekst\n=====\n", ("N118", 2, 1)),
        ("Tekst\n---\n", ("N118", 2, 1)),
        ("## Tekorten\n\n- V1. a\n", ("N119", 3, 3)),
        ("## Tekorten\n\n- T01. a\n", ("N119", 3, 3)),
        ("## Tekorten\n\n- t1. a\n", ("N119", 3, 3)),
        ("## Tekorten\n\n- T1 a\n", ("N119", 3, 3)),
        ("a [@G1] b\n", ("N123", 1, 4)),
        ("a [@G02, @G03] b\n", ("N123", 1, 4)),
        ("a [@G02; G03] b\n", ("N123", 1, 10)),
        ("a @G02 b\n", ("N123", 1, 3)),
        ("a @ZV-1 b\n", ("N123", 1, 3)),
        ("a [@zv-1] b\n", ("N123", 1, 4)),
        ("a [@G02 b\n", ("N123", 1, 3)),
        ("a[^1] b\n", ("N125", 1, 2)),
        ("a\n\n[^1]: b\n", ("N125", 3, 1)),
        ("```\na\n", ("N116", 1, 1)),
    ],
)
def test_what_may_not_stand_is_a_flaw_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert expected in codes(read(text))


def test_headings_and_labels_in_a_code_block_are_code() -> None:
    prose = read("## Tekorten\n\n```\n## kop\n- V1. x\n```\n")
    assert codes(prose) == []


def test_a_table_and_a_rule_are_no_headings() -> None:
    assert codes(read("| a | b |\n|---|---|\n| c | d |\n\n---\n\ntekst\n", PLAIN)) == []


def test_placeholders_are_found_with_their_words() -> None:
    prose = read("## Tekorten\n\n- T1. ⟨vul in: het tekort⟩\n")
    assert [(span.line, span.column, words) for span, words in prose.placeholders] == [
        (3, 7, "⟨vul in: het tekort⟩")
    ]


@given(st.text(alphabet="#-*`~:[]{}@()<>|.VSG02\\\n \t^=⟨é", max_size=200))
def test_reading_never_fails_and_every_flaw_is_in_the_text(text: str) -> None:
    lines = text.count("\n") + 1
    for shape in (SCORING, PLAIN, ADVICE, DESK):
        prose = read(text, shape)
        assert all(1 <= flaw.span.line <= lines for flaw in prose.flaws)
        for section in prose.sections:
            for passage in (*section.texts, *(point.text for point in section.points)):
                passage.shown(internal=False)


def test_a_label_with_a_number_that_nobody_can_count_to_is_none() -> None:
    prose = read(f"## Vaststellingen\n\n- V{'1' * 5000}. Punt.\n")
    assert [point.label for section in prose.sections for point in section.points] == [None]


@pytest.mark.parametrize("blank", ["\xa0", "\u2003"])
def test_a_heading_of_only_a_strange_blank_is_a_flaw(blank: str) -> None:
    assert codes(read(f"## {blank}\n")) == [("N118", 1, 1)]


@pytest.mark.parametrize(
    ("line", "title"),
    [("## a #", "a"), ("## a#", "a"), ("##  a # ##  ", "a #"), ("## a\tb \t", "a\tb"), ("## #a", "#a")],
)
def test_a_heading_goes_without_the_signs_that_close_it(line: str, title: str) -> None:
    assert [section.title for section in read(line, PLAIN).sections] == [title]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Een zin[^a\\]b].\n\n[^a\\]b]: De noot.", []),
        ("Een zin [^a[b] en [^c].\n\n[^c]: De noot.", []),
        ("Een zin[^a\\[b].", [("N125", 1, 8)]),
    ],
)
def test_a_note_is_named_without_brackets_or_with_a_stroke_before_them(
    text: str, found: list[tuple[str, int, int]]
) -> None:
    assert codes(read(text, PLAIN)) == found
