"""Characters that do not belong in a text file, and their names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from naftctl.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = "\ufffd"
_LOST_OBJECT = "\ufffc"

ODD = re.compile(
    "\r(?!\n)"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\uffff\U000e0000-\U000e00ff\U000f0000-\U0010ffff]"
)
# Joiners shape letters and pictures in a value; in a key they only make two equal words differ.
ODD_IN_KEY = re.compile("[\x09\x0a\x0d\xa0\u1680\u2000-\u200d\u202f\u205f\u3000]|" + ODD.pattern)

_NAMES = {
    "\r": tr("loose line end from an old file"),
    "\t": "tab",
    "\n": tr("line end"),
    "\x00": tr("null character"),
    "\x85": tr("line separator"),
    "\xa0": tr("no-break space"),
    "\xad": tr("soft hyphen"),
    "\u200b": tr("space without width"),
    "\u2028": tr("line separator"),
    "\u2029": tr("paragraph separator"),
    "\u2060": tr("joiner without width"),
    "\ufeff": tr("byte order mark"),
    _LOST_OBJECT: tr("placeholder of an object from another program"),
    LOST: tr("replacement character: a letter was lost here before"),
}
_KINDS = {
    "Cc": tr("control character"),
    "Cf": tr("invisible character"),
    "Cn": tr("character that does not exist"),
    "Co": tr("character of a private font"),
    "Cs": tr("half a character"),
    "Zs": tr("special space"),
}
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def odd_characters(text: str) -> Iterator[re.Match[str]]:
    """Every character of `text` that is refused, in order."""
    if text.replace("\n", "").isprintable() and LOST not in text and _LOST_OBJECT not in text:
        return iter(())
    return ODD.finditer(text)


def character_name(character: str) -> str:
    """Code point and description: `U+202E (richtingsteken)`."""
    name = _NAMES.get(character)
    if name is None and character in _DIRECTION:
        name = tr("invisible direction character")
    if name is None:
        name = _KINDS.get(unicodedata.category(character), tr("special character"))
    return f"U+{ord(character):04X} ({name})"
