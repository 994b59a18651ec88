"""What a code of reading is: a name and an explanation."""

from __future__ import annotations

from msgspec import Struct


class Code(Struct, frozen=True):
    """A fault of reading: its name and its explanation (a sentence, why, cure)."""

    name: str
    explanation: str


def code(name: str, what: str, why: str, cure: str) -> Code:
    """A code, with its explanation in the form that every rule has."""
    return Code(name, f"{what}\n\nWhy: {why}\nFix: {cure}")
