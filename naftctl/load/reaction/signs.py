"""Signs that a document writes as elements, as characters."""

from __future__ import annotations

import re

from naftctl.load.reaction.xml import Attributes

SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
"""By the name of the element; a soft hyphen is no sign."""
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_OWN = {
    "F0E0": "→",
    "F0DF": "←",
    "F0E8": "→",
    "F0FC": "✓",
    "F0FB": "✗",
    "F0FE": "☒",
    "F0A8": "☐",
    "F06F": "☐",
    "F0A7": "▪",
    "F0B7": "•",
    "F0D8": "➢",
    "F04A": "☺",
    "F04C": "☹",
}
"""Frequent signs of the fonts Wingdings and Symbol, which have numbers of their own."""


def sign_of(given: Attributes) -> str:
    """The character of a symbol, or words where only its own font knows it."""
    number = given.get("char", "").upper()
    if not _HEX.fullmatch(number) or number in _OWN:
        return _OWN.get(number, "")
    found = int(number, 16)
    usual = 0x20 <= found < 0xD800 or 0xF900 <= found <= 0x10FFFF
    return chr(found) if usual else "[symbool]"
