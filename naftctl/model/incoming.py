"""A Word document that came in, as what can be read of it: paragraphs with what was done to them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

Spot = tuple[int, int]
"""A place between runs: the number of a paragraph, and that of the run before which it is, from 0."""


class State(StrEnum):
    """What became of a run of text, or of the end of a paragraph, under tracked changes."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


class Run(Struct, frozen=True):
    """A run of text."""

    text: str
    state: State = State.KEPT


class Cell(Struct, frozen=True):
    """Where a paragraph stands in a table: the number of the table, of the row and of the column.

    `joined` says that the cell goes on from the one above; `outer` is the cell that holds this table.
    """

    table: int
    row: int
    column: int
    joined: bool = False
    outer: Cell | None = None


class Paragraph(Struct, frozen=True):
    """A paragraph; `heading` is the level of a heading, 0 for text; `anchors` are names of bookmarks in it.

    `mark` is what became of its end; `aside` says that it stands in a text box or a note at the foot of the
    paragraph before it.
    """

    runs: tuple[Run, ...]
    heading: int = 0
    anchors: tuple[str, ...] = ()
    cell: Cell | None = None
    mark: State = State.KEPT
    aside: bool = False

    @property
    def was(self) -> str:
        """The text before any tracked change."""
        return "".join(run.text for run in self.runs if run.state is not State.INSERTED)

    @property
    def now(self) -> str:
        """The text after every tracked change."""
        return "".join(run.text for run in self.runs if run.state is not State.DELETED)


class Stretch(Struct, frozen=True):
    """What a comment is on: the runs from `start` up to `end`, none where both are one."""

    start: Spot
    end: Spot


class Comment(Struct, frozen=True):
    """A comment in the margin, without its author; `parent` is the id of the one that it replies to.

    `closed` says that somebody marked it as settled.
    """

    id: str
    text: str
    parent: str | None = None
    closed: bool = False


class Incoming(Struct, frozen=True):
    """What was read of a document: its paragraphs in order, its comments by id and where they are anchored.

    A comment without a stretch stands nowhere in the text. `codes` are the codes of seals that it names, that
    of its properties first. `left` counts what was left out, by kind: `images`, `formatting`, `spaces`,
    `edges` (headers and footers).
    """

    paragraphs: tuple[Paragraph, ...]
    comments: Mapping[str, Comment] = field(default_factory=dict)
    stretches: Mapping[str, Stretch] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)
