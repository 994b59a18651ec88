"""Code between backticks in a text, found in one pass however many backticks there are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from naftctl.prose.surroundings import BEGINS

_TICKS = re.compile(r"(?<!\\)(\\*+)(`+)")
_PARAGRAPH_ENDS = re.compile(rf"\n(?=[ \t]*\n|{BEGINS.pattern})", re.M)
_BLOCK = 3
"""Code after so many backticks goes on over paragraphs, up to as many or more of them."""


def code(text: str) -> tuple[tuple[int, int], ...]:
    """Where each piece of code begins and ends, backticks and all."""
    if "`" not in text:
        return ()
    runs = _Runs(text)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(runs.places):
        begin, end = runs.places[at]
        begin += runs.escaped[at]
        close = runs.closing(at, end - begin)
        if close:
            found.append((begin, runs.places[close][1]))
        at = (close or at) + 1
    return tuple(found)


def without_code(text: str) -> str:
    """The text with blanks for code, so that every other place stays the same."""
    pieces: list[str] = []
    at = 0
    for begin, end in code(text):
        pieces += text[at:begin], re.sub(r"[^\n]", " ", text[begin:end])
        at = end
    return "".join((*pieces, text[at:]))


class _Runs:
    """The runs of backticks in a text, and which of them closes which."""

    def __init__(self, text: str) -> None:
        found = list(_TICKS.finditer(text))
        self.places = [match.span(2) for match in found]
        self.escaped = [len(match[1]) % 2 for match in found]
        lengths = [end - begin for begin, end in self.places]
        self._longest = list(accumulate(reversed(lengths), max))[::-1]
        self._of_length = {
            ticks: [n for n, length in enumerate(lengths) if length == ticks] for ticks in (1, 2)
        }
        self._paragraph_ends = [match.start() for match in _PARAGRAPH_ENDS.finditer(text)]
        self._lengths = lengths

    def closing(self, at: int, ticks: int) -> int:
        """Which run closes code that begins with so many backticks of the run `at`; 0 where none does."""
        if ticks >= _BLOCK:
            later = range(at + 1, len(self.places))
            closed = at + 1 < len(self.places) and self._longest[at + 1] >= ticks
            return next(n for n in later if self._lengths[n] >= ticks) if closed else 0
        same = self._of_length.get(ticks, [])
        after = bisect_right(same, at)
        if after == len(same):
            return 0
        begin, following = self.places[at][0], self.places[same[after]][0]
        ends = self._paragraph_ends
        return same[after] if bisect_left(ends, begin) == bisect_left(ends, following) else 0
