"""The gate before a reaction in Word: what is no plain document of a bearable size is refused."""

from __future__ import annotations

from msgspec.structs import replace

from naftctl.language import tr
from naftctl.load.docx import WANTED, refuse_relations
from naftctl.load.package import Limits, Refusal, Unopenable, open_package

MAX_BYTES = 20 * 1024 * 1024
"""The most bytes of a reaction."""
_MACROS, _OTHERS = WANTED.refused
_INSERTED = Refusal(
    _OTHERS.pattern,
    _OTHERS.message,
    tr("take it out and save again; if needed, ask the provider to send it separately"),
)
_WANTED = replace(
    WANTED,
    limits=Limits(MAX_BYTES, 1_000, 64 * 1024 * 1024),
    too_large=tr("this document is too large for a reaction"),
    again=tr("ask the provider for only the draft with its remarks, without large images"),
    refused=(_MACROS, _INSERTED),
)


def open_reaction(data: bytes) -> dict[str, bytes]:
    """The parts of a reaction by their names.

    Raises:
        Unopenable: it is no Word document, holds what it may not, is too large or damaged.
    """
    parts = open_package(data, _WANTED)
    refuse_relations(parts, _INSERTED)
    return parts


def damaged() -> Unopenable:
    """That a document cannot be read."""
    return Unopenable(tr("{this} is damaged and cannot be read", this=_WANTED.this), _WANTED.mend)


def too_long(what: str) -> Unopenable:
    """That a document holds too much of something."""
    return Unopenable(tr("this document is too long for a reaction: {what}", what=what), _WANTED.again)
