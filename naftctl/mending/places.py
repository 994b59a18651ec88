"""A text in which places are mended, and every other character is as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from naftctl.mending.ends import BOM, newline
from naftctl.source import Cure, Span
from naftctl.splice import Edit, splice

_AROUND = "@\"' "
"""What may stand around a name in the stretch that was read: the sign of a reference, quotes."""


def edit_of(text: str, cure: Cure) -> Edit | None:
    """The stretch to replace and what comes there; None where the text is not what was read.

    Line ends are those of the text. What people quote is left alone: a reference there is part of it.
    """
    lines = [line.removesuffix("\r") for line in text.removeprefix(BOM).split("\n")]
    now = cure.now.replace("\n", newline(text))
    if not cure.span.line:
        return _behind(cure.span.path, lines), newline(text) * 2 + now
    if not cure.was:
        place = Span(cure.span.path, cure.span.line, cure.span.column, cure.span.line, cure.span.column)
        return (place, now) if _inside(lines, place) else None
    found = _stretch(lines, cure.span)
    if found.strip(_AROUND) != cure.was or (found.startswith("@") and _quoted(lines, cure.span)):
        return None
    return cure.span, found.replace(cure.was, now, 1)


def held(text: str, cures: Iterable[Cure]) -> tuple[Edit, ...]:
    """The edits of `cures`; none at all where the text does not take every one of them."""
    edits = [edit_of(text, cure) for cure in cures]
    if None in edits:
        return ()
    return tuple(edit for edit in edits if edit is not None)


def mended(text: str, edits: Sequence[Edit]) -> str | None:
    """The text with these edits; None where two of them are about the same place."""
    starts = {(span.line, span.column) for span, _ in edits}
    if len(starts) < len(edits):
        return None
    try:
        return splice(text, edits)
    except ValueError:
        return None


def _behind(path: str, lines: Sequence[str]) -> Span:
    """The place behind the last character of a text."""
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    column = len(lines[last - 1].rstrip()) + 1
    return Span(path, last, column, last, column)


def _inside(lines: Sequence[str], span: Span) -> bool:
    return span.line <= len(lines) and span.column <= len(lines[span.line - 1]) + 1


def _stretch(lines: Sequence[str], span: Span) -> str:
    """What stands at a place on one line; nothing where the place is no such stretch."""
    if span.line != span.end_line or not _inside(lines, span):
        return ""
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


def _quoted(lines: Sequence[str], span: Span) -> bool:
    """Whether a place in a text of people stands in words that they quote."""
    first = span.line - 1
    while first and lines[first - 1].strip():
        first -= 1
    if lines[first].lstrip().startswith(">"):
        return True
    before = "\n".join((*lines[first : span.line - 1], lines[span.line - 1][: span.column - 1]))
    opened = sum(map(before.count, "“„«"))
    return before.count('"') % 2 == 1 or opened > sum(map(before.count, "”»"))
