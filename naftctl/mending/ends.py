"""Line ends and the mark before a text: what a file has, and the same text with plain ones."""

from __future__ import annotations

import re

from msgspec import Struct

BOM = "\ufeff"
_LONE = re.compile(r"\r(?!\n)")


class Ends(Struct, frozen=True):
    """How many lines of a file end in CRLF, and whether a BOM stands before it."""

    path: str
    lines: int
    bom: bool


def ends_of(path: str, text: str) -> Ends | None:
    """What is other than plain about the ends of a text, or nothing."""
    found = Ends(path, text.count("\r\n"), text.startswith(BOM))
    return found if found.lines or found.bom else None


def tidied(text: str) -> str:
    """The text without a BOM, in which every line ends in LF."""
    return without_lone(text.removeprefix(BOM)).replace("\r\n", "\n")


def newline(text: str) -> str:
    """The line end that a text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def has_lone(text: str) -> bool:
    """Whether a CR stands somewhere without LF."""
    return bool(_LONE.search(text))


def without_lone(text: str) -> str:
    """The text in which every CR without LF is a line end like the others."""
    return _LONE.sub(newline(text), text)
