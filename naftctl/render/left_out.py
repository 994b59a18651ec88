"""What a template sees of what an edition for the public leaves out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Withheld:
    """A part that somebody who asked for the report does not get, and the ground for it (weigeringsgrond)."""

    what: str
    ground: str
    article: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an edition for the public leaves out: counts of persons under `few`, and words that were redacted.

    `parts` are those that the answer to a request names.
    """

    few: int
    redacted: bool
    parts: tuple[Withheld, ...] = ()
