"""List items as points: their label, and the answers of an example of good practice."""

from __future__ import annotations

import re

from msgspec import Struct, field

from naftctl.prose.blocks import ITEM, Block
from naftctl.prose.values import NUMBERED

_LABEL = re.compile(r"([VSOTGRHvsotgrh])[ -]?(\d{1,9})([.:)]?)(?=\s|$)")
# Without a full stop only a short name: a sub-item may begin with COVID-19.
_ANSWER = re.compile(rf"([A-Z]{{1,3}}-\d+(?=[.:\s])|{NUMBERED}(?=[.:]))[.:]?\s+")
_SHARE = re.compile(r"share:[ \t]*(\S*)[ \t]*$")


class Item(Struct):
    """A list item taken apart: `label` as it should be, `taken` as written, the other lines in `rest`.

    Each of the `answers` has its id, the column of that id from 0, and its lines.
    """

    rest: Block
    label: str | None
    taken: str
    start: int
    answers: list[tuple[str, int, Block]] = field(default_factory=list)
    share: str | None = None

    @property
    def well_written(self) -> bool:
        """Whether the label stands as it should."""
        return self.label is None or self.taken == f"{self.label}."


def take_apart(block: Block, *, practice: bool) -> Item:
    """Take the label, and where `practice` the answers, out of a list item."""
    first = block.lines[0]
    marker = ITEM.match(first)
    indent = marker.end() if marker else 0
    found = _LABEL.match(first, indent)
    label = f"{found[1].upper()}{int(found[2])}" if found else None
    taken = found[0] if found else ""
    words = first[indent + len(taken) :].lstrip()
    rest = Block(block.first, [" " * indent + words, *block.lines[1:]], "item", indent)
    item = Item(rest, label, taken, indent)
    if practice:
        _take_answers(item)
    return item


def _take_answers(item: Item) -> None:
    """Move the sub-items such as `GP-1. …` and `share: …` out of the lines of the item."""
    rest, indent = item.rest, item.rest.indent
    current: Block | None = None
    for offset, line in enumerate(rest.lines[1:], 1):
        bare = line.lstrip()
        marker = ITEM.match(bare) if line[:indent].isspace() or not line[:indent] else None
        words = bare[marker.end() :] if marker else ""
        if marker:
            current = None
        if answer := _ANSWER.match(words):
            start = len(line) - len(words) + answer.end()
            current = Block(rest.first + offset, [" " * start + line[start:]], "answer", start)
            item.answers.append((answer[1], len(line) - len(words), current))
        elif share := _SHARE.match(words):
            item.share = share[1]
        elif current is None:
            continue
        else:
            current.lines.append(line)
        rest.lines[offset] = ""
    for *_, block in item.answers:
        while len(block.lines) > 1 and not block.lines[-1].strip():
            block.lines.pop()
