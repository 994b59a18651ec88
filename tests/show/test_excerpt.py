"""Lines of a file with carets under the right characters."""

from __future__ import annotations

import pytest

from naftctl.show.excerpt import Mark, excerpt
from naftctl.show.words import plain


def shown(line: str, *marks: Mark) -> list[str]:
    return list(excerpt((line,), marks, plain, "31"))[1:-1]


@pytest.mark.parametrize(
    ("line", "column", "end", "caret"),
    [
        ("level: x", 8, 9, "       ^"),
        ("level:", 7, 8, "      ^"),
        ("\tx", 2, 3, "  ^"),
        ("é: x", 4, 5, "   ^"),
        ("e\u0301: x", 5, 6, "   ^"),
        ("漢字: x", 5, 6, "      ^"),
        ("a\u202eb", 3, 4, "       ^"),
        ("abc", 2, 10_000, " ^^"),
    ],
)
def test_carets_stand_under_what_they_mean(line: str, column: int, end: int, caret: str) -> None:
    assert shown(line, Mark(1, column, end, "", primary=True))[-1] == f"   | {caret}"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    line = "a" * 500 + "b" + "c" * 500
    text, caret = shown(line, Mark(1, 501, 502, "hier", primary=True))
    assert text == f" 1 | …{'a' * 40}b{'c' * 59}…"
    assert caret == f"   | {' ' * 41}^ hier"


def test_words_of_two_places_in_a_line_stand_under_each() -> None:
    marks = (Mark(1, 1, 2, "een", primary=True), Mark(1, 5, 6, "twee", primary=False))
    assert shown("a   b", *marks) == [" 1 | a   b", "   | ^   - twee", "   | een"]


def test_lines_apart_are_shown_with_a_gap() -> None:
    marks = (Mark(12, 1, 2, "", primary=True), Mark(1, 1, 2, "eerst", primary=False))
    printed = list(excerpt([f"r{n}" for n in range(1, 20)], marks, plain, "31"))
    assert printed == ["   |", " 1 | r1", "   | ^ eerst", "...", "12 | r12", "   | ^", "   |"]
