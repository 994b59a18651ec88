"""Cut the lines of a section into passages, list items, internal blocks and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

ITEM = re.compile(r"([-*+]|\d{1,9}[.)])([ \t]+)(?=\S)")
_NAME = r"((?:\\\S|[^\[\]\\\s])++)"
"""How a note may be named: no bracket without a \\ before it, as for Pandoc."""
NOTE = re.compile(rf"\[\^{_NAME}\]:")
NOTE_REFERENCE = re.compile(rf"(?<!\\)\[\^{_NAME}\](?!:)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class Block(Struct):
    """Lines that belong together; `first` is the index of the first, `indent` what the others may lose.

    `kind` is text, item, internal, note or answer.
    """

    first: int
    lines: list[str]
    kind: str = "text"
    indent: int = 0

    @property
    def last(self) -> int:
        """The index of the last line."""
        return self.first + len(self.lines) - 1

    def unindented(self) -> list[str]:
        """The lines without the indentation of the block."""
        return [
            line[self.indent :] if line[: self.indent].isspace() else line.lstrip() for line in self.lines
        ]


class Cut(Struct, frozen=True):
    """A section in blocks, in order, and its notes by label."""

    blocks: tuple[Block, ...]
    notes: dict[str, Block]


def cut(lines: Sequence[str], begin: int, end: int) -> Cut:
    """Cut the lines from `begin` up to `end`."""
    blocks: list[Block] = []
    notes: dict[str, Block] = {}
    current: Block | None = None
    fence, blank = "", True
    for index in range(begin, end):
        line = lines[index]
        kind = "" if fence else _begins(line, current, blank=blank)
        fence = after(line, fence)
        if kind:
            current = Block(index, [], kind)
            if kind == "note":
                notes[NOTE.match(line)[1]] = current  # type: ignore[index]
            else:
                blocks.append(current)
        if current is not None:
            current.lines.append(line)
            if current.kind == "internal" and line.strip() == ":::":
                current = None
        blank = not line.strip()
    for block in (*blocks, *notes.values()):
        while len(block.lines) > 1 and not block.lines[-1].strip():
            block.lines.pop()
    return Cut(tuple(blocks), notes)


def joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same lines where lists are no points: everything between two internal blocks is one passage."""
    run: Block | None = None
    for block in blocks:
        if run is None or "internal" in {block.kind, run.kind}:
            if run is not None:
                yield run
            run = Block(block.first, list(block.lines), "internal" if block.kind == "internal" else "text")
        else:
            run.lines += [""] * (block.first - run.last - 1)
            run.lines += block.lines
    if run is not None:
        yield run


def after(line: str, fence: str) -> str:
    """The code fence that is open after this line, or ""."""
    found = _FENCE.match(line) if "```" in line or "~~~" in line else None
    if not found:
        return fence
    if not fence:
        return found[1]
    closes = found[1][0] == fence[0] and len(found[1]) >= len(fence) and not line.strip().strip(fence[0])
    return "" if closes else fence


def _begins(line: str, current: Block | None, *, blank: bool) -> str:
    """The kind of block that begins on this line, or "" where the current one goes on."""
    if not line.strip() or (current and current.kind == "internal"):
        return ""
    if line.startswith(":::"):
        return "internal"
    if NOTE.match(line):
        return "note"
    if ITEM.match(line):
        return "item"
    if current is None:
        return "text"
    ended = blank and not line.startswith((" ", "\t"))
    return "text" if ended and current.kind in {"item", "note"} else ""
