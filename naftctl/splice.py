"""A text with some stretches replaced and every other character as it was. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from naftctl.source import Span

Edit = tuple[Span, str]
"""A stretch of a file, and what comes in its place."""
_BOM = "\ufeff"


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with each stretch replaced; line ends, also CRLF, and a BOM stay as they are.

    Raises:
        ValueError: a stretch lies outside the text, is no stretch, or overlaps another one.
    """
    starts = _starts(text)
    stretches = sorted((_index(starts, s.line, s.column), _end(starts, s), new) for s, new in edits)
    pieces, done = [], 0
    for start, end, new in stretches:
        if not done <= start <= end:
            raise ValueError(f"no stretch of its own: {start}:{end} of {len(text)}")
        pieces += [text[done:start], new]
        done = end
    return "".join((*pieces, text[done:]))


def _starts(text: str) -> list[int]:
    """The index at which each line begins, and that of the line which would follow the last one.

    A BOM is no part of the first line.
    """
    place, starts = 0, []
    for line in text.split("\n"):
        starts.append(place)
        place += len(line) + 1
    starts[0] = len(_BOM) if text.startswith(_BOM) else 0
    return [*starts, place]


def _end(starts: list[int], span: Span) -> int:
    if not span.end_line:
        raise ValueError(f"a place and no stretch: {span}")
    return _index(starts, span.end_line, span.end_column)


def _index(starts: list[int], line: int, column: int) -> int:
    if 1 <= line < len(starts) and 1 <= column <= starts[line] - starts[line - 1]:
        return starts[line - 1] + column - 1
    raise ValueError(f"no such place: {line}:{column}")
