"""A few lines of a file with carets under the places that matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

from naftctl.show.words import Paint, visible, visible_character

_WIDTH = 100
_BEFORE = 40


class Mark(Struct, frozen=True):
    """A stretch of one line with the words that go with it; columns count characters from 1."""

    line: int
    column: int
    end: int
    text: str
    primary: bool


def excerpt(lines: Sequence[str], marks: Sequence[Mark], paint: Paint, colour: str) -> Iterator[str]:
    """The lines that `marks` stand on, each with its carets; nothing where the file has no such line."""
    numbers = sorted({mark.line for mark in marks if 1 <= mark.line <= len(lines)})
    if not numbers:
        return
    margin = max(2, len(str(numbers[-1])))
    bar = paint(f"{' ' * margin} |", "34")
    yield bar
    for before, number in zip((None, *numbers), numbers, strict=False):
        if before is not None and number > before + 1:
            yield paint("...", "34")
        here = sorted((mark for mark in marks if mark.line == number), key=lambda mark: mark.column)
        window = _Window(lines[number - 1], here[0].column)
        yield f"{paint(f'{number:>{margin}} |', '34')} {window.text}".rstrip()
        for row in _carets(window, here):
            yield f"{bar} {paint(row, colour)}"
    yield bar


class _Window:
    """The part of a line that is shown, and how wide everything before a column is."""

    def __init__(self, line: str, column: int) -> None:
        start = max(0, column - 1 - _BEFORE) if len(line) > _WIDTH else 0
        self.start, piece = start, line[start : start + _WIDTH]
        self.shown = [visible_character(character) for character in piece]
        head = "…" if start else ""
        tail = "…" if start + _WIDTH < len(line) else ""
        self.text = head + "".join(self.shown) + tail
        self.head = len(head)

    def before(self, column: int) -> int:
        """The width of what stands before a column."""
        inside = min(max(0, column - 1 - self.start), len(self.shown))
        return self.head + sum(map(_width, self.shown[:inside]))


def _carets(window: _Window, marks: Sequence[Mark]) -> Iterator[str]:
    """One row with all carets and the words of the last; a row of their own for the words of the others."""
    row = ""
    for mark in marks:
        begin, end = window.before(mark.column), window.before(mark.end)
        sign = "^" if mark.primary or all(not other.primary for other in marks) else "-"
        if begin >= len(row):
            row = row.ljust(begin) + sign * max(1, end - begin)
    yield f"{row} {visible(marks[-1].text)}".rstrip()
    for mark in reversed(marks[:-1]):
        if mark.text:
            yield f"{' ' * window.before(mark.column)}{visible(mark.text)}"


def _width(shown: str) -> int:
    """How many cells a character takes in a terminal."""
    if shown.isascii():
        return len(shown)
    if unicodedata.combining(shown):
        return 0
    return 2 if unicodedata.east_asian_width(shown) in "WF" else 1
