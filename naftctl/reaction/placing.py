"""Which point of the draft each paragraph belongs to, by the labels that the draft had."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile

from msgspec import Struct

from naftctl.model.incoming import Cell, Paragraph, Spot, State
from naftctl.reaction.found import series, shortened
from naftctl.reaction.labels import Labels

_NUMBERED = re.compile(r"[A-Z]{2,}-[A-Z]*\d")
_MOST, _MOST_CHANGES = 6, 200
_MOST_ANCHORS = 50
Row = tuple[int, int]


class Placed(Struct, frozen=True):
    """What a paragraph is about, or `why` nobody knows; `begin` is where its text begins, after a label."""

    about: str | None = None
    why: str = ""
    begin: int = 0

    def inside(self) -> Placed:
        """The same, for a paragraph that has no label itself."""
        return Placed(self.about, self.why)


_NOWHERE = Placed(None, "staat bij geen punt")


class Placing(Struct, frozen=True, dict=True):
    """The paragraphs of a document, each with its place."""

    paragraphs: Sequence[Paragraph]
    placed: Sequence[Placed]

    def over(self, first: int, last: int) -> tuple[str, ...]:
        """The ids that the paragraphs from `first` to `last` are about, in order, and no more than a few."""
        start = bisect_right(self._starts, first) - 1
        ends = takewhile(lambda at: at <= last, self._starts[start : start + _MOST_CHANGES])
        found: dict[str, None] = {}
        for at in ends:
            if about := self.placed[at].about:
                found[about] = None
            if len(found) > _MOST:
                break
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        """The numbers of the paragraphs from which on another place holds."""
        return [n for n, each in enumerate(self.placed) if not n or each.about != self.placed[n - 1].about]


def place(paragraphs: Sequence[Paragraph], labels: Labels) -> Placing:
    """The paragraphs of a document with their places."""
    walk = _Walk(labels, dict(_rows(paragraphs, labels)), dict(_titles(paragraphs, labels)))
    return Placing(paragraphs, tuple(map(walk.next, paragraphs)))


def outermost(cell: Cell) -> Cell:
    """The cell of the table that stands in no other."""
    while cell.outer:
        cell = cell.outer
    return cell


def _rows(paragraphs: Sequence[Paragraph], labels: Labels) -> Iterator[tuple[Row, Placed]]:
    """The place of each row that has a label in front of one of its cells: the first one counts."""
    found: dict[Row, Placed] = {}
    for paragraph in paragraphs:
        if not paragraph.cell or paragraph.aside:
            continue
        cell = outermost(paragraph.cell)
        row = (cell.table, cell.row)
        if row not in found and (label := labels.first(paragraph.was))[0]:
            found[row] = _tied(labels, label[0], 0, labels.marked(paragraph.anchors))
    yield from found.items()


def _titles(paragraphs: Sequence[Paragraph], labels: Labels) -> Iterator[tuple[str, str]]:
    """The pages that show no label, by their heading: a summary repeats it as a plain line."""
    for paragraph in paragraphs:
        if paragraph.heading and (marks := labels.marked(paragraph.anchors)) and paragraph.was.strip():
            yield paragraph.was.strip(), marks[0]


def _tied(labels: Labels, name: str, begin: int, marks: Sequence[str]) -> Placed:
    """What the text behind a label is about, held against the bookmarks of the points that stand there."""
    about = labels.known.get(name)
    others = [mark for mark in marks if mark != about]
    if about and others and about in marks:
        return Placed(None, f"{series([name, *others])} staan hier in één alinea", begin)
    if others:
        return Placed(None, f"het nummer {name} is overtypt: hier stond {others[0]}", begin)
    why = "" if about else f"het nummer {shortened(name, 40)} staat niet in dit ontwerp"
    return Placed(about, why, begin)


class _Walk:
    """Goes through the paragraphs in order and remembers the point and the pages that hold."""

    def __init__(self, labels: Labels, rows: dict[Row, Placed], titles: dict[str, str]) -> None:
        self._labels, self._rows, self._titles = labels, rows, titles
        self._pages: dict[int, Placed] = {}
        self._point: Placed | None = None
        self._last = _NOWHERE
        self._anchors: tuple[str, ...] = ()
        self._goes_on = self._begun_already = False

    def next(self, paragraph: Paragraph) -> Placed:
        """The place of the next paragraph."""
        if paragraph.aside:
            return self._last.inside()
        if paragraph.cell:
            cell = outermost(paragraph.cell)
            self._last = self._rows.get((cell.table, cell.row)) or self._here()
            return self._last
        if not self._goes_on:
            self._begun_already, self._anchors = False, ()
        self._goes_on = paragraph.mark is State.INSERTED
        # What was put on a line of its own afterwards was not the beginning of a paragraph.
        if self._begun_already:
            self._last = self._here()
        else:
            self._anchors = (*self._anchors, *paragraph.anchors)[:_MOST_ANCHORS]
            self._begun_already = bool(paragraph.was.strip())
            self._last = self._begin(paragraph)
        return self._last

    def _here(self) -> Placed:
        page = next(reversed(self._pages.values()), _NOWHERE)
        return (self._point or page).inside()

    def _begin(self, paragraph: Paragraph) -> Placed:
        if not paragraph.was.strip() and (paragraph.mark is State.INSERTED or not self._anchors):
            return self._here()
        marks = self._labels.marked(self._anchors)
        name, begin = self._labels.first(paragraph.was)
        if paragraph.heading:
            return self._heading(paragraph, name, marks)
        points = [mark for mark in marks if "/" in mark]
        known = self._labels.known.get(name, "/")
        if name and "/" in known:
            self._point = _tied(self._labels, name, begin, points)
            return self._point
        if title := self._titles.get(paragraph.was.strip()):
            self._point = None
            return Placed(title)
        if points:
            self._point = Placed(None, f"het nummer {points[0]} staat er niet meer voor")
        elif name and not self._point:
            return Placed(known)
        return self._here()

    def _heading(self, paragraph: Paragraph, name: str, marks: Sequence[str]) -> Placed:
        """A heading with a label or the bookmark of a page makes what follows about that page."""
        level = paragraph.heading
        self._pages = {each: page for each, page in self._pages.items() if each < level}
        self._point = None
        words = paragraph.was.strip()
        if name:
            self._pages[level] = _tied(self._labels, name, 0, marks)
        elif marks:
            shown = _NUMBERED.match(words)
            why = (
                f"het nummer in “{shortened(words, 60)}” is overtypt: hier stond {marks[0]}" if shown else ""
            )
            self._pages[level] = Placed(None if shown else marks[0], why)
        elif words and not any(page.about for page in self._pages.values()):
            self._pages[level] = Placed(None, f"staat onder “{shortened(words, 60)}”, bij geen punt")
        return self._here()


def begins_at(placing: Placing, spot: Spot, end: Spot) -> Spot:
    """Where a stretch begins in earnest: not at the end of a paragraph, when it goes on in the next."""
    number, run = spot
    last = min(end[0], number + _MOST)
    while number < last and not any(each.text for each in placing.paragraphs[number].runs[run:]):
        number, run = number + 1, 0
    return number, run
