"""Where in a table the reader of a document is: rows and columns as they are seen, joined cells included."""

from __future__ import annotations

from msgspec import Struct

from naftctl.language import tr
from naftctl.load.reaction.gate import too_long
from naftctl.load.reaction.xml import Attributes
from naftctl.model.incoming import Cell

_MOST_ROWS = 2_000
_MOST_COLUMNS = 100


class _Table(Struct):
    number: int
    outer: Cell | None
    row: int = -1
    column: int = 0
    span: int = 1
    joined: bool = False


class Tables:
    """The tables that are open, one in the other."""

    def __init__(self) -> None:
        self._open: list[_Table] = []
        self._count = 0

    @property
    def cell(self) -> Cell | None:
        """The cell that is reached, None outside tables."""
        if not self._open:
            return None
        here = self._open[-1]
        return Cell(here.number, here.row, here.column, here.joined, here.outer)

    def start(self, name: str, given: Attributes) -> None:
        """A table, a row or a cell begins, or says something of itself."""
        if name == "w:tbl":
            self._open.append(_Table(self._count, self.cell))
            self._count += 1
        elif self._open:
            self._inside(self._open[-1], name, given)

    def _inside(self, here: _Table, name: str, given: Attributes) -> None:
        if name == "w:tr":
            here.row, here.column = here.row + 1, 0
            if here.row >= _MOST_ROWS:
                raise too_long(tr("a table of more than {most_rows} rows", most_rows=_MOST_ROWS))
        elif name == "w:tc":
            here.span, here.joined = 1, False
        elif name == "w:gridBefore":
            here.column += _number(given)
        elif name == "w:gridSpan":
            here.span = max(1, _number(given))
        elif name == "w:vMerge":
            here.joined = given.get("val", "continue") == "continue"

    def end(self, name: str) -> None:
        """A table or a cell ends."""
        if not self._open:
            return
        if name == "w:tbl":
            self._open.pop()
        elif name == "w:tc":
            self._open[-1].column += self._open[-1].span


def _number(given: Attributes) -> int:
    text = given.get("val", "")
    return min(int(text), _MOST_COLUMNS) if text.isascii() and text.isdigit() and len(text) < 9 else 0
