"""A remark as it was found in a document, before it has a number, and its text made tidy."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from naftctl.model.reaction import RemarkOrigin

WORDLESS = "(opmerking zonder tekst)"
LONGEST = 300
"""The most characters of a quote, but for what was changed itself."""


class Found(Struct, frozen=True):
    """A remark of a document; `about` is the id that it is tied to, `note` what a person should look at."""

    origin: RemarkOrigin
    text: str
    about: str | None = None
    quote: str | None = None
    proposal: str | None = None
    proof: str | None = None
    note: str = ""


def tidy(text: str) -> str:
    """A text without spare blanks and empty lines."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def shortened(text: str, longest: int = LONGEST) -> str:
    """The beginning of a text, up to a whole word; `…` says that it goes on."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 2]
    return f"{cut.rpartition(' ')[0] or cut} …"


def joined(notes: Iterable[str]) -> str:
    """Several things to look at as one."""
    return "; ".join(dict.fromkeys(filter(None, notes)))


def series(words: Iterable[str]) -> str:
    """Words as a series: `a, b en c`."""
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last
