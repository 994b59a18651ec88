"""A table with what its columns mean, and its rows as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from naftctl.show.shortcomings import harmless

Cell = str | int | float | bool | date | None
Row = tuple[Cell, ...]
_DECIMALS = 4


class Column(Struct, frozen=True):
    """A column: its name for programs, its title and meaning for people, and what it may hold.

    One that is not `required` may be empty; `choices` are the only values that it has, where it has any.
    """

    name: str
    kind: Literal["string", "integer", "number", "boolean", "date"]
    title: str
    meaning: str
    required: bool = True
    choices: tuple[str, ...] = ()


class Tie(Struct, frozen=True):
    """Columns whose values stand in another table, in columns of these names."""

    columns: tuple[str, ...]
    table: str
    there: tuple[str, ...]


class Table(Struct, frozen=True):
    """A table: `key` names the columns that tell its rows apart."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[Row, ...]
    ties: tuple[Tie, ...] = ()


def as_csv(table: Table) -> bytes:
    """The rows as CSV under their names: commas, UTF-8 without a mark, lines that end with LF."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return page.getvalue().encode()


def counted(name: str, title: str, meaning: str, *, required: bool = True) -> Column:
    """A column with a count."""
    return Column(name, "integer", title, meaning, required)


def named(name: str, title: str, meaning: str, choices: Sequence[str] = ()) -> Column:
    """A column with an id that is always there."""
    return Column(name, "string", title, meaning, choices=tuple(dict.fromkeys(choices)))


def hidden(what: str) -> Column:
    """The column that says whether a count is kept back."""
    meaning = f"Waar {what} niet getoond wordt, omdat het onder de grens ligt of ze zou verraden."
    return Column("hidden", "boolean", "Niet getoond", meaning)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.{_DECIMALS}f}"
    return harmless(cell) if isinstance(cell, str) else str(cell)
