"""Passages that people marked: kept inside, or to be redacted for the public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from naftctl.privacy.hit import Hit

_CLOSING = re.compile(r"(?<!\\)\]\{\.(?P<mark>internal|redact)(?: as=\"[^\"\n]+\")?\}")
_BRACKET = re.compile(r"\\.|[\[\]]|\n[ \t>]*\n", re.S)
_FENCE = re.compile(r"^:::(?P<opens> internal)?[ \t]*$", re.M)


class Marked(Struct, frozen=True):
    """A stretch between `[` and `]`, or a block, that has a mark; `internal` or else to be redacted."""

    start: int
    end: int
    internal: bool


def marked(text: str) -> tuple[Marked, ...]:
    """Every marked stretch, in order; the words that stand for a redaction are outside it."""
    found = [*_spans(text), *_blocks(text)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def without_redacted(text: str) -> str:
    """The text with blanks for what is to be redacted, so that every other character keeps its place."""
    shown = list(text)
    for each in marked(text):
        if not each.internal:
            shown[each.start : each.end] = " " * (each.end - each.start)
    return "".join(shown)


def covered(text: str, hit: Hit, passages: Iterable[Marked]) -> bool:
    """Whether these stretches, the first to the last, leave no word of the hit outside them."""
    at, left = hit.start, []
    for each in passages:
        if each.end > at and each.start < hit.end:
            left.append(text[at : max(at, each.start)])
            at = max(at, each.end)
    left.append(text[at : hit.end])
    return not any(each.isalnum() for part in left for each in _CLOSING.sub("", part))


def _blocks(text: str) -> Iterator[Marked]:
    opened: int | None = None
    for fence in _FENCE.finditer(text):
        if fence["opens"]:
            opened = fence.start() if opened is None else opened
        elif opened is not None:
            yield Marked(opened, fence.end(), internal=True)
            opened = None


def _spans(text: str) -> Iterator[Marked]:
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            opened.append(bracket.end())
        elif bracket[0] == "]" and opened:
            begin = opened.pop()
            closing = _CLOSING.match(text, bracket.start())
            if closing:
                yield Marked(begin, bracket.start(), closing["mark"] == "internal")
        elif bracket[0].startswith("\n"):
            opened.clear()
