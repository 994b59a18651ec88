"""What a template sees of what an edition for the public leaves out."""

from __future__ import annotations

from msgspec import Struct


class Withheld(Struct, frozen=True):
    """A part that somebody who asked for the report does not get, and the ground for it (weigeringsgrond)."""

    what: str
    ground: str
    article: str


class LeftOut(Struct, frozen=True):
    """What an edition for the public leaves out: counts of persons under `few`, and words that were redacted.

    `parts` are those that the answer to a request names.
    """

    few: int
    redacted: bool
    parts: tuple[Withheld, ...] = ()
