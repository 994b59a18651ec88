"""Where something that may identify a person stands in a text."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from naftctl.privacy.kinds import Kind


class Hit(Struct, frozen=True):
    """A stretch of a text that identifies a person (certain) or may do so, without the words themselves.

    Indexes count characters of the text as written, marks and all; ends are exclusive. The sentence of a
    combination is its whole paragraph.
    """

    kind: Kind
    certain: bool
    start: int
    end: int
    sentence_start: int
    sentence_end: int


class Found(NamedTuple):
    """What a detector gives: a stretch of the text as it is read, in which marks are gone."""

    kind: Kind
    certain: bool
    start: int
    end: int


def sure(kind: Kind, span: tuple[int, int]) -> Found:
    """A stretch that identifies a person."""
    return Found(kind, certain=True, start=span[0], end=span[1])


def maybe(kind: Kind, span: tuple[int, int]) -> Found:
    """A stretch that may identify a person."""
    return Found(kind, certain=False, start=span[0], end=span[1])
