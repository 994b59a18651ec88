"""A paragraph while it is being read: its runs, what was done to them, and what stands aside of it."""

from __future__ import annotations

from msgspec import Struct, field

from naftctl.characters import ODD
from naftctl.model.incoming import Cell, Paragraph, Run, State


class Draft(Struct):
    """A paragraph that is not whole yet; `number` tells it from every other of its part."""

    number: int
    cell: Cell | None = None
    aside: bool = False
    heading: int | None = None
    style: str = ""
    mark: State = State.KEPT
    name: str = ""
    anchors: list[str] = field(default_factory=list)
    runs: list[tuple[State, list[str]]] = field(default_factory=list)
    inside: list[Draft] = field(default_factory=list)
    whole: bool = True

    def add(self, text: str, state: State) -> None:
        """Put text at the end."""
        if self.whole or self.runs[-1][0] is not state:
            self.runs.append((state, []))
            self.whole = False
        self.runs[-1][1].append(text)

    def spot(self) -> tuple[int, int]:
        """The place that is reached: what comes next is a run of its own."""
        self.whole = True
        return self.number, len(self.runs)

    def paragraph(self, heading: int) -> Paragraph:
        """The paragraph, without what cannot stand in a text."""
        runs = tuple(Run(ODD.sub("", "".join(words)), state) for state, words in self.runs)
        return Paragraph(runs, heading, tuple(self.anchors), self.cell, self.mark, self.aside)


def in_order(drafts: list[Draft]) -> list[Draft]:
    """Paragraphs, each followed by what stands aside of it."""
    found, waiting = [], drafts[::-1]
    while waiting:
        draft = waiting.pop()
        found.append(draft)
        waiting += draft.inside[::-1]
    return found
