"""A piece of a finished file in which words can stand."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Kind = Literal["text", "code", "raw", "author", "unreadable"]


class Piece(Struct, frozen=True):
    """Text and where it stands: `word/document.xml: tekst`; `names` are those of files in that place.

    `code` is a style or script, `raw` what is left in bytes, `author` the name of one, `unreadable` a
    part that could not be opened. Of a piece that comes `again` only what stood nowhere else is told.
    """

    where: str
    text: str
    kind: Kind = "text"
    names: tuple[str, ...] = ()
    again: bool = False
