"""Where a mark may not stand: in code, in a link, over the end of a passage, among brackets without pair."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from naftctl.language import tr
from naftctl.prose.blocks import NOTE

_PARAGRAPHS = re.compile(r"\n[ \t>]*(?=\n)")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
BEGINS = re.compile(
    r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6}[ \t]|:{3,}|`{3,}|~{3,}|(?:=+|-+)[ \t]*$"
    rf"|{NOTE.pattern})"
)
"""With what a line begins that goes on with no paragraph."""
_ADDRESSES = re.compile(r"(?<!\\)\]\([^()\n]*"), re.compile(r"(?<!\\)<[a-z]+:[^<>\s]*")
"""What stands in the brackets of a link, or would once it is closed, and an address of its own."""
_INDENT = re.compile(r"(?: {4}|\t)[ \t]*\S")


class Surroundings:
    """A text in which marks stand; what it takes to judge one is worked out once for all of them."""

    def __init__(self, body: str) -> None:
        self.body = body
        self._odd: dict[int, tuple[bool, bool]] = {}

    def faults(self, begin: int, closing: int, end: int) -> Iterator[tuple[str, str]]:
        """Why a mark whose words are `body[begin + 1:closing]` and that ends at `end` may not stand there."""
        body = self.body
        words = body[begin + 1 : closing]
        start, after = self._start(begin), self._after(end)
        if any(BEGINS.match(line) for line in words.split("\n")[1:]):
            hint = tr("put the mark within one paragraph or one point, or use ::: internal")
            yield tr("a mark runs past the end of a passage"), hint
        code, unpaired = self._paragraph(start, after)
        if code or self._fenced(begin):
            yield (
                tr("a mark stands in code, or has code with brackets beside it"),
                tr("take the characters ` or ~ away"),
            )
        if unpaired:
            hint = tr("close every [ with a ], or write \\[ and \\] for the characters themselves")
            yield tr("in the paragraph of this mark or just before it the brackets [ and ] do not pair"), hint
        if self._addressed(start, begin):
            yield tr("a mark stands in the address or the caption of a link"), tr("put it in the text")
        if re.search(r"(?<!\\)\|", words):
            hint = tr("put a mark in every cell, or write \\| for the character itself")
            yield tr("a mark runs past a column"), hint
        if body[begin - 1 : begin] == "]":
            yield (
                tr("a mark stands against another pair of brackets"),
                tr("put all that has to go between one pair of brackets"),
            )
        if body.find("[^", begin, closing) >= 0:
            hint = tr("put it outside the brackets of the mark")
            yield tr("a reference to a note stands in a mark"), hint

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def _empty(self) -> tuple[list[int], list[int]]:
        """Where each empty line begins and ends."""
        matches = list(_PARAGRAPHS.finditer(self.body))
        return [match.start() for match in matches], [match.end() for match in matches]

    def _start(self, at: int) -> int:
        """Where the paragraph around `at` begins."""
        ends = self._empty[1]
        before = bisect_right(ends, at)
        return ends[before - 1] + 1 if before else 0

    def _after(self, at: int) -> int:
        """Where the paragraph around `at` ends."""
        starts = self._empty[0]
        behind = bisect_left(starts, at)
        return starts[behind] if behind < len(starts) else len(self.body)

    def _paragraph(self, start: int, after: int) -> tuple[bool, bool]:
        """Whether a paragraph is code or holds code with brackets, and whether its brackets are no pairs."""
        if start not in self._odd:
            text = self.body[start:after]
            code = self._indented(start) or _holds_code(text)
            self._odd[start] = (code, not _paired(text) or self._left_open(start))
        return self._odd[start]

    def _left_open(self, start: int) -> bool:
        """Whether the paragraph before `start` opens more than it closes, perhaps for a mark in this one."""
        end = start
        while end and self.body[end - 1] in " \t>\n":
            end -= 1
        last = self.body[self._start(end - 1) : end] if end else ""
        return sum(1 if sign == "[" else -1 for sign in _BRACKET.findall(last)) > 0

    # ── code and addresses ───────────────────────────────────────────────────────────────────────────────
    @cached_property
    def _fences(self) -> tuple[tuple[int, int], ...]:
        return fences(self.body)

    def _fenced(self, begin: int) -> bool:
        """Whether a mark begins in a block of code."""
        before = bisect_right(self._fences, (begin, len(self.body)))
        return bool(before) and begin < self._fences[before - 1][1]

    @cached_property
    def _plain(self) -> list[tuple[int, str]]:
        """Where each line begins that is neither empty nor indented as code, with its first signs."""
        found, at = [], 0
        for line in self.body.split("\n"):
            if line.strip() and not _INDENT.match(line):
                found.append((at, line))
            at += len(line) + 1
        return found

    def _indented(self, start: int) -> bool:
        """Whether the paragraph at `start` is code because of its indentation, outside any list or note."""
        if not _INDENT.match(self.body, start):
            return False
        before = bisect_left(self._plain, (start, ""))
        if not before:
            return True
        _, line = self._plain[before - 1]
        return not (_ITEM.match(line) or line.startswith((" ", "[^")))

    @cached_property
    def _addresses(self) -> tuple[list[tuple[int, int]], ...]:
        """Where each address of each kind begins and ends."""
        return tuple([match.span() for match in kind.finditer(self.body)] for kind in _ADDRESSES)

    def _addressed(self, start: int, begin: int) -> bool:
        """Whether a mark stands in the address of a link that begins before it in the paragraph."""
        end = begin - 1 if self.body[begin - 1 : begin] == "\n" else begin
        for places in self._addresses:
            before = bisect_left(places, (end, 0)) - 1
            if before >= 0 and start <= places[before][0] and end <= places[before][1]:
                return True
        return False


def fences(body: str) -> tuple[tuple[int, int], ...]:
    """Where blocks of code between lines of ``` or ~~~ stand, also in lists and quotes."""
    if "```" not in body and "~~~" not in body:
        return ()
    found, at, opened, sign = [], 0, 0, ""
    for line in body.split("\n"):
        match = _FENCE.match(line)
        if match and not sign:
            opened, sign = at, match[1]
        elif match and match[1].startswith(sign) and not line[match.end() :].strip():
            found.append((opened, at + len(line)))
            sign = ""
        at += len(line) + 1
    return (*found, (opened, len(body))) if sign else tuple(found)


def _holds_code(text: str) -> bool:
    """Whether a paragraph has code in which a bracket could be taken for that of a mark."""
    runs = re.findall(r"`+", text)
    if not runs:
        return False
    code = re.split(r"`+", text)[1::2]
    return len(runs) % 2 > 0 or len(set(runs)) > 1 or any(re.search(r"[\[\]{}]", piece) for piece in code)


def _paired(text: str) -> bool:
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] == "[" else -1
        if depth < 0:
            return False
    return depth == 0
