"""Runs of digits in groups, as people write numbers: `85.07.30-033.28`, `0475/12 34 56`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from naftctl.privacy.words import Stretches

_RUN = re.compile(r"\d\d*(?:[ ./()\-_]{1,4}\d+)*")
_DAY = re.compile(
    r"(?<!\d)(?:[0-3]?\d ?[./ -] ?[01]?\d ?[./ -] ?(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}[./-][01]?\d[./-][0-3]?\d)(?!\d)"
)
SHORTEST = 8
"""The digits of the shortest number that is sought: a telephone number."""
_GROUP = re.compile(r"\d+")


class DigitRun(Struct, frozen=True):
    """Groups of digits with nothing but separators between them; `places` has the stretch of each group."""

    groups: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def digits(self) -> str:
        """All digits of the run."""
        return "".join(self.groups)

    @property
    def start(self) -> int:
        """Where the run begins."""
        return self.places[0][0]

    def windows(self, lengths: Collection[int], begins: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Every first and last group that together have so many digits, the first one of `begins`."""
        longest = max(lengths)
        for first in begins:
            total = 0
            for last in range(first, len(self.groups)):
                total += len(self.groups[last])
                if total in lengths:
                    yield first, last
                if total >= longest:
                    break

    def taken(self, first: int, last: int) -> str:
        """The digits from the first up to and with the last group."""
        return "".join(self.groups[first : last + 1])

    def sizes(self, first: int, last: int) -> tuple[int, ...]:
        """The length of each of these groups."""
        return tuple(len(group) for group in self.groups[first : last + 1])

    def cuts(self, first: int, last: int) -> frozenset[int]:
        """After how many digits of these groups there is a separator."""
        found, total = set(), 0
        for size in self.sizes(first, last)[:-1]:
            total += size
            found.add(total)
        return frozenset(found)

    def days(self, text: str) -> frozenset[int]:
        """The groups that are a part of a date with its year."""
        spans = [day.span() for day in _DAY.finditer(text, self.start, self.places[-1][1])]
        inside = Stretches(spans)
        return frozenset(at for at, place in enumerate(self.places) if spans and inside.hold(*place))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text from the first up to and with the last group."""
        return self.places[first][0], self.places[last][1]


def digit_runs(text: str) -> Iterator[DigitRun]:
    """Every run of digits in the text that is not too short to be a number of anybody, as long as it goes."""
    for run in _RUN.finditer(text):
        if run.end() - run.start() < SHORTEST:
            continue
        found = tuple(_GROUP.finditer(text, run.start(), run.end()))
        yield DigitRun(tuple(each[0] for each in found), tuple(each.span() for each in found))
