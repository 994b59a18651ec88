"""Characters that do not belong in a text file, and their Dutch names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

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
    "\r": "los regeleinde uit een oud bestand",
    "\t": "tab",
    "\n": "regeleinde",
    "\x00": "nulteken",
    "\x85": "regelscheiding",
    "\xa0": "vaste spatie",
    "\xad": "zacht afbreekteken",
    "\u200b": "spatie zonder breedte",
    "\u2028": "regelscheiding",
    "\u2029": "alineascheiding",
    "\u2060": "verbindingsteken zonder breedte",
    "\ufeff": "bytevolgordeteken",
    _LOST_OBJECT: "plaatshouder van een voorwerp uit een ander programma",
    LOST: "vervangingsteken: hier ging eerder een letter verloren",
}
_KINDS = {
    "Cc": "stuurteken",
    "Cf": "onzichtbaar teken",
    "Cn": "teken dat niet bestaat",
    "Co": "teken uit een eigen lettertype",
    "Cs": "half teken",
    "Zs": "bijzondere spatie",
}
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def odd_characters(text: str) -> Iterator[re.Match[str]]:
    """Every character of `text` that is refused, in order."""
    if text.replace("\n", "").isprintable() and LOST not in text and _LOST_OBJECT not in text:
        return iter(())
    return ODD.finditer(text)


def character_name(character: str) -> str:
    """Code point and Dutch description: `U+202E (richtingsteken)`."""
    name = _NAMES.get(character)
    if name is None and character in _DIRECTION:
        name = "onzichtbaar richtingsteken"
    if name is None:
        name = _KINDS.get(unicodedata.category(character), "bijzonder teken")
    return f"U+{ord(character):04X} ({name})"
