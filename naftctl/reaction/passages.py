"""Tracked changes as they are read: the sentences that were changed, as they were and as they would be."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from naftctl.model.incoming import Run, State
from naftctl.reaction.found import LONGEST, tidy

_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-Þ0-9])|\n")
_LEFT = re.compile(r"\w(?:[\w.,/:'’-])*$")
_RIGHT = re.compile(r"^(?:[.,/:'’-]?\w)+")
_AROUND = 120
_SHOWN = 120


class Change(Struct, frozen=True):
    """What was struck and inserted at one place; `start` and `end` are in the text as it was.

    `first` and `last` are the numbers of its runs.
    """

    start: int
    end: int
    struck: str
    inserted: str
    first: int
    last: int

    @property
    def blank(self) -> bool:
        """Whether only white space is other."""
        return "".join(self.struck.split()) == "".join(self.inserted.split())


class Passage(Struct, frozen=True):
    """Changes in one or more sentences, and those sentences before and after; `said` tells each change."""

    first: int
    was: str
    now: str
    said: tuple[str, ...]


class Block(Struct, frozen=True, dict=True):
    """The runs of paragraphs that belong together, and their ends; `begin` is where the text begins."""

    runs: Sequence[Run]
    begin: int = 0

    @cached_property
    def was(self) -> str:
        """The text before any change."""
        return "".join(run.text for run in self.runs if run.state is not State.INSERTED)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each run begins in the text as it was."""
        starts, at = [], 0
        for run in self.runs:
            starts.append(at)
            at += 0 if run.state is State.INSERTED else len(run.text)
        return starts

    @cached_property
    def _bounds(self) -> list[int]:
        return sorted({0, *(found.end() for found in _SENTENCE.finditer(self.was)), len(self.was)})

    def passages(self) -> Iterator[Passage]:
        """Each passage with changes that are more than white space."""
        group: list[Change] = []
        start = end = 0
        for change in self._changes():
            if change.blank:
                continue
            here, there = self._sentence(change)
            if group and here >= end:
                yield self._passage(group, start, end)
                group = []
            start, end = (min(start, here), max(end, there)) if group else (here, there)
            group.append(change)
        if group:
            yield self._passage(group, start, end)

    def sentence_at(self, number: int) -> str:
        """The sentence as it was around the run with this number."""
        at = self._starts[number] if number < len(self.runs) else len(self.was)
        start, end = self._sentence(Change(at, at, "", "", number, number))
        return tidy(self.was[max(start, min(self.begin, end)) : end])

    def _changes(self) -> Iterator[Change]:
        """What adjoins is one change."""
        first = -1
        for number in range(len(self.runs) + 1):
            kept = number == len(self.runs) or self.runs[number].state is State.KEPT
            if not kept and first < 0:
                first = number
            elif kept and first >= 0 and (number == len(self.runs) or self.runs[number].text):
                runs = self.runs[first:number]
                struck = "".join(run.text for run in runs if run.state is State.DELETED)
                inserted = "".join(run.text for run in runs if run.state is State.INSERTED)
                start = self._starts[first]
                yield Change(start, start + len(struck), struck, inserted, first, number - 1)
                first = -1

    def _sentence(self, change: Change) -> tuple[int, int]:
        """Where the sentences of a change begin and end; what comes after a sentence belongs to it."""
        bounds = self._bounds
        after = bool(change.start) and not change.struck
        first = (bisect_left if after else bisect_right)(bounds, change.start) - 1
        last = bisect_left(bounds, max(change.end, 1) if not change.start else change.end)
        return bounds[max(first, 0)], bounds[min(last, len(bounds) - 1)]

    def _passage(self, group: Sequence[Change], start: int, end: int) -> Passage:
        first, last = group[0], group[-1]
        start = min(max(start, self.begin), first.start)
        ahead, behind = "", ""
        if end - start > LONGEST:
            start, ahead = self._cut(start, first.start, -1)
            end, behind = self._cut(end, last.end, 1)
        was = tidy(f"{ahead}{self.was[start:end]}{behind}")
        now = tidy(f"{ahead}{self._now(group, start, end)}{behind}")
        return Passage(first.first, was, now, tuple(map(self._said, group)))

    def _cut(self, edge: int, change: int, way: int) -> tuple[int, str]:
        """A place nearer to a change, between two words, where the edge is far from it."""
        near = change + way * _AROUND
        if abs(edge - change) <= _AROUND:
            return edge, ""
        gap = self.was.find(" ", near, change) + 1 if way < 0 else self.was.rfind(" ", change, near)
        return (gap if gap > 0 else near), "… " if way < 0 else " …"

    def _now(self, group: Sequence[Change], start: int, end: int) -> str:
        """The text between two places as it would be."""
        first = min(group[0].first, max(bisect_left(self._starts, start) - 1, 0))
        own = range(group[0].first, group[-1].last + 1)
        words = []
        for number in range(first, len(self.runs)):
            run, at = self.runs[number], self._starts[number]
            if at >= end and number > own[-1]:
                break
            if run.state is State.KEPT:
                words.append(run.text[max(start - at, 0) : max(end - at, 0)])
            elif run.state is State.INSERTED and (number in own or start < at < end):
                words.append(run.text)
        return "".join(words)

    def _said(self, change: Change) -> str:
        """A change in words, with whole words: a figure is replaced, not one of its digits."""
        before, after = self._joins(change)
        struck, inserted = _plain(before + change.struck + after), _plain(before + change.inserted + after)
        if not "".join(inserted.split()):
            return f"“{struck}” wordt geschrapt"
        if not "".join(struck.split()):
            return f"“{inserted}” wordt toegevoegd"
        return f"“{struck}” wordt “{inserted}”"

    def _joins(self, change: Change) -> tuple[str, str]:
        """The rest of the words in which a change begins and ends."""
        head = self.was[max(change.start - 60, 0) : change.start]
        tail = self.was[change.end : change.end + 60]
        texts = [text for text in (change.struck, change.inserted) if text]
        before = _LEFT.search(head) if any(text[0].isalnum() for text in texts) else None
        after = _RIGHT.search(tail) if any(text[-1].isalnum() for text in texts) else None
        return before[0] if before else "", after[0] if after else ""


def _plain(text: str) -> str:
    """A text on one line; of a long one the beginning and the end."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:70].rstrip()} … {line[-40:].lstrip()}"
