"""Texts with the words that changed between marks, on lines that fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from naftctl.framework.words import Op, Segment
from naftctl.language import tr
from naftctl.show.words import Paint, visible

LEGEND = tr("[-this-] was dropped, {+this+} is new")
_MARKS = {Op.EQUAL: ("", ""), Op.REMOVED: ("[-", "-]"), Op.ADDED: ("{+", "+}")}
_COLOURS = {Op.EQUAL: "", Op.REMOVED: "31", Op.ADDED: "32"}
_HANG = "  "
_KEPT = 6
"""So many words of what did not change stand beside what did."""

Piece = tuple[str, str]
"""A text and its colour."""


def shortened(parts: Sequence[Segment]) -> Iterator[Segment]:
    """The same stretches; of what did not change, only the words beside a change."""
    for number, part in enumerate(parts):
        words = part.text.split()
        first, last = number == 0, number == len(parts) - 1
        if part.op is not Op.EQUAL or len(words) <= _KEPT * (1 if first or last else 2) + 1:
            yield part
            continue
        head = "" if first else " ".join(words[:_KEPT]) + " "
        tail = "" if last else " " + " ".join(words[-_KEPT:])
        before, after = part.text[: part.text.index(words[0])], part.text[len(part.text.rstrip()) :]
        yield Segment(Op.EQUAL, f"{before}{head}…{tail}{after}")


def pieces(parts: Iterable[Segment]) -> Iterator[Piece]:
    """The stretches between their marks; spaces at the ends stay outside, and two changes stand apart."""
    previous = Op.EQUAL
    for part in parts:
        text = visible(part.text)
        core = text.strip() or text
        before, _, after = text.partition(core)
        begin, end = _MARKS[part.op]
        yield (" " if Op.EQUAL not in (part.op, previous) else "") + before, ""
        yield f"{begin}{core}{end}", _COLOURS[part.op]
        yield after, ""
        previous = part.op


def laid(pieces: Iterable[Piece], width: int, indent: str, paint: Paint) -> Iterator[str]:
    """The pieces on lines that fit, broken at spaces only; what goes on is indented further."""
    row, used = indent, len(indent)
    blank = True
    for word in _words(pieces):
        size = sum(len(text) for text, _ in word)
        if not blank and used + 1 + size > width:
            yield row
            row, used, blank = indent + _HANG, len(indent + _HANG), True
        row += ("" if blank else " ") + "".join(
            paint(text, colour) if colour else text for text, colour in word
        )
        used, blank = used + size + (not blank), False
    if not blank:
        yield row


def _words(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """What stands between spaces, each with its pieces."""
    word: list[Piece] = []
    for text, colour in pieces:
        for run in re.findall(r" +|[^ ]+", text):
            if run.strip(" "):
                word.append((run, colour))
            elif word:
                yield word
                word = []
    if word:
        yield word


def as_data(parts: Iterable[Segment]) -> list[dict[str, str]]:
    """The stretches for scripts: `op` (equal, removed, added) and `text`."""
    return [{"op": part.op.value, "text": part.text} for part in parts]
