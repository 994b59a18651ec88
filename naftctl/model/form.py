"""What a sheet and a column are in the workbook in which people fill in a framework version."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

README = "Lees mij"
FIELD, VALUE, MEANING = "Gegeven", "Waarde", "Uitleg"
"""The heads of a sheet that holds a single record, a row per field."""
LEVEL = "niveau "
"""How the head of a column with descriptors begins; the id of the level follows."""


class Kind(StrEnum):
    """What stands in a cell (soort cel)."""

    TEXT = "text"
    WHOLE = "whole"
    FLAG = "flag"
    DAY = "day"
    LIST = "list"
    CHOICE = "choice"


class Column(Struct, frozen=True):
    """A field as people see it: its Dutch head, its key, and what may stand there.

    `choices` pairs the words in the cell with the value they stand for. A cell that is not `needed` may stay
    empty.
    """

    head: str
    key: str
    kind: Kind = Kind.TEXT
    needed: bool = True
    choices: tuple[tuple[str, str], ...] = ()
    meaning: str = ""
    width: int = 16


class Sheet(Struct, frozen=True):
    """A sheet: the key of what it holds, and its columns, or its rows where it holds a `single` record."""

    name: str
    key: str
    meaning: str
    columns: tuple[Column, ...]
    single: bool = False
