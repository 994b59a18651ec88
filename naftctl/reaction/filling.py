"""Remarks from the table “Zo reageert u”: every row that was filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from naftctl.model.incoming import Paragraph, Spot
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.found import WORDLESS, Found, joined, series, shortened, tidy
from naftctl.reaction.labels import Labels
from naftctl.reaction.placing import outermost

_COLUMNS = {
    "number": re.compile(r"\b(?:nummers?|nrs?|punt)\b"),
    "wrong": re.compile(r"\bjuist\b|\bklopt\b|\bopmerking(?:en)?\b|\bfout\b"),
    "proposal": re.compile(r"\bvoorstel(?:len)?\b|\bmoet zijn\b"),
    "proof": re.compile(r"\bnakijken\b|\bnagaan\b|\bnazien\b|\bbewijs\b"),
}
"""The columns by words of their heads (templates/report/parts/respond.md.j2)."""
_MOST_TYPED, _SHOWN = 200, 40


class _Row(Struct):
    """A row: the texts of its cells by column, where it begins, and the columns that go on from above."""

    spot: Spot
    cells: dict[int, list[str]] = field(default_factory=dict)
    joined: set[int] = field(default_factory=set)

    def text(self, column: int | None) -> str:
        """What stands in a column."""
        return tidy("\n".join(self.cells.get(column, ()))) if column is not None else ""


class Table(Struct, frozen=True):
    """A table that was meant to be filled in: the columns by what they are for, their heads, and the rows."""

    number: int
    columns: Mapping[str, int]
    heads: Mapping[int, str]
    rows: tuple[_Row, ...]


def tables_of(paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    """Every table with the heads of the one that a draft has to be filled in."""
    tables: dict[int, dict[int, _Row]] = {}
    heads: dict[int, dict[int, list[str]]] = {}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.cell:
            cell = outermost(paragraph.cell)
            row = tables.setdefault(cell.table, {}).setdefault(cell.row, _Row((number, 0)))
            row.cells.setdefault(cell.column, []).append(paragraph.now)
            row.joined |= {cell.column} if cell.joined else set()
            if cell.row == 0:
                heads.setdefault(cell.table, {}).setdefault(cell.column, []).append(paragraph.was)
    found = (_table(number, list(rows.values()), heads.get(number, {})) for number, rows in tables.items())
    return tuple(table for table in found if table)


def _table(number: int, rows: Sequence[_Row], was: Mapping[int, Sequence[str]]) -> Table | None:
    first, *rest = rows
    for heads in (
        {column: tidy("\n".join(words)) for column, words in texts.items()} for texts in (was, first.cells)
    ):
        columns: dict[str, int] = {}
        for column, head in heads.items():
            kind = next((kind for kind, words in _COLUMNS.items() if words.search(head.casefold())), "")
            if kind:
                columns.setdefault(kind, column)
        if "number" in columns and len(columns) > 2:
            return Table(number, columns, heads, tuple(rest))
    return None


def from_tables(tables: Sequence[Table], labels: Labels) -> Iterator[tuple[Spot, Found]]:
    """Each remark that is a row, with its place."""
    for table in tables:
        typed = ""
        for row in table.rows:
            column = table.columns["number"]
            typed = typed if column in row.joined and not row.text(column) else row.text(column)
            if any(row.text(each) for each in row.cells):
                yield row.spot, _remark(table, row, typed, labels)


def _remark(table: Table, row: _Row, typed: str, labels: Labels) -> Found:
    about, why = _about(typed, labels)
    text, proposal, proof = (row.text(table.columns.get(kind)) for kind in ("wrong", "proposal", "proof"))
    more = [
        f"{table.heads.get(column) or 'Verder'}: {row.text(column)}"
        for column in row.cells
        if column not in table.columns.values() and row.text(column)
    ]
    said = "\n".join(filter(None, (text, *more)))
    if labels.unread(typed) if about else len(typed) > _SHOWN:
        said = "\n".join(filter(None, (typed, said)))
    empty = "" if said else "bij wat niet juist is, staat niets"
    return Found(
        RemarkOrigin.TABLE,
        said or WORDLESS,
        about,
        None,
        proposal or None,
        proof or None,
        joined((why, empty)),
    )


def _about(typed: str, labels: Labels) -> tuple[str | None, str]:
    """The point of a number that somebody typed, or why there is none."""
    if not typed:
        return None, "de rij heeft geen nummer"
    found = labels.written(typed[:_MOST_TYPED])
    if not found:
        return None, f"het nummer “{shortened(' '.join(typed.split()), _SHOWN)}” staat niet in dit ontwerp"
    return found[0], f"gaat over {series(found)}" if len(found) > 1 else ""
