"""Front matter and text of one file, judged apart."""

from __future__ import annotations

import pytest

from naftctl.load.folder import PLAIN, SCORING
from naftctl.load.page import read_page, read_text, split
from naftctl.model.scoring import Scoring, Summary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n---\nb\n", ("a: 1\n", "b\n", 4)),
        ("---\na: 1\n---\n", ("a: 1\n", "", 4)),
        ("---\na: 1\n---", ("a: 1\n", "", 4)),
        ("---\n---\nb", ("", "b", 3)),
        ("a: 1\n---\nb", (None, "a: 1\n---\nb", 1)),
        ("---\na: 1\n", (None, "---\na: 1\n", 1)),
    ],
)
def test_front_matter_stands_between_two_lines(text: str, expected: tuple[str | None, str, int]) -> None:
    assert split(text) == expected


def test_faults_of_front_matter_and_text_are_both_said() -> None:
    read = read_page(Scoring, "OS-B3", "---\nlevle: volgens\n---\n\n### Kop\n\na <b>\n", "s.md", SCORING)
    assert [(d.code, d.span.line) for d in read.diagnostics] == [("N105", 2), ("N118", 5), ("N115", 7)]


def test_a_text_is_read_where_the_front_matter_cannot_be() -> None:
    read = read_page(Scoring, "OS-B3", "---\na: [\n---\n\n## Tekorten\n\n- T1. a [@G02]\n", "s.md", SCORING)
    assert read.page is None
    assert [c.target for c in read.body.citations] == ["G02"]


@pytest.mark.parametrize("text", ["geen kop\n", "---\nlevel: volgens\n", "", "\n\n"])
def test_a_page_without_front_matter_gives_one_diagnostic(text: str) -> None:
    read = read_page(Scoring, "OS-B3", text, "s.md", SCORING)
    assert len(read.diagnostics) == 1
    assert read.diagnostics[0].code == ("N114" if text.strip() else "N113")


@pytest.mark.parametrize(("first", "end"), [("", 1), ("--", 3), ("geen kop", 4)])
def test_what_is_said_of_missing_front_matter_stands_on_the_first_line(first: str, end: int) -> None:
    (said,) = read_page(Scoring, "OS-B3", f"{first}\nlevel: volgens\n", "s.md", SCORING).diagnostics
    assert (said.span.line, said.span.column, said.span.end_line, said.span.end_column) == (1, 1, 1, end)


def test_a_page_of_text_only_needs_no_front_matter() -> None:
    read = read_text(Summary, "summary.md", "In juni kwamen inspecteurs langs.\n", "summary.md", PLAIN)
    assert read.page is not None
    assert not read.page.body.empty
