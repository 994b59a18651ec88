"""What a template sees of the shortcomings that earlier inspections left open."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct


class Carried(Struct, frozen=True):
    """A shortcoming of an earlier inspection that was judged again (overgenomen tekort).

    `name` is its name there, `outcome` None while it is open; `heir` is the shortcoming of this inspection
    that goes on with it, and `heir_anchor` its place, where this edition has it.
    """

    anchor: str
    name: str
    inspection: str
    occasion: str
    since: dt.date
    text: str
    outcome: str | None
    note: str | None
    evidence: tuple[str, ...] = ()
    heir: str | None = None
    heir_anchor: str | None = None


class Followup(Struct, frozen=True):
    """The shortcomings of earlier inspections (opvolging).

    `withheld` counts those that an edition for the public does not have.
    """

    items: tuple[Carried, ...] = ()
    withheld: int = 0
