"""What a template sees of a reaction: its term, what came in, what was answered and what was put right."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from naftctl.render.pieces import Place

Lines = tuple[tuple[str, ...], ...]
"""Plain words of somebody else: paragraphs, each of one or more lines."""


class Spot(Struct, frozen=True):
    """A place that a remark or a correction is about: `OS-B3/V1`, or a page: `OS-B3`.

    `title` is that of its scale, item or question, None where it has none; `anchor` names it in the document.
    """

    id: str
    page: str
    key: str
    title: str | None
    anchor: str


class Reply(Struct, frozen=True):
    """The answer of the team to a remark (antwoord); `accepted` and `kind` are None while they are open."""

    accepted: bool | None
    kind: str | None
    reason: tuple[Place, ...]
    changed: tuple[Spot, ...]


class Remark(Struct, frozen=True):
    """A remark (opmerking) as it came in; `about` is None where it is about the report as a whole."""

    id: str
    anchor: str
    about: Spot | None
    origin: str
    quote: str | None
    text: Lines
    proposal: Lines
    proof: Lines
    reply: Reply | None


class Delivery(Struct, frozen=True):
    """A delivery of a reaction; `function` is None for a complainant, of whom nothing is told."""

    date: dt.date
    function: str | None
    late: bool
    remarks: tuple[Remark, ...]

    @property
    def total(self) -> int:
        """How many remarks there are."""
        return len(self.remarks)

    @property
    def accepted(self) -> int:
        """How many remarks were accepted."""
        return sum(each.reply is not None and each.reply.accepted is True for each in self.remarks)

    @property
    def refused(self) -> int:
        """How many remarks were not."""
        return sum(each.reply is not None and each.reply.accepted is False for each in self.remarks)


class Correction(Struct, frozen=True):
    """A place that reads otherwise than in the draft (rechtzetting), with the anchors of its remarks by id.

    `shift` is `changed`, `added`, `removed` or `moved`; `worded` says whether the words are known, `untold`
    whether there are remarks that caused it and that the public does not get.
    """

    spot: Spot
    shift: str
    worded: bool
    was: Place | None
    now: Place | None
    remarks: tuple[tuple[str, str], ...]
    untold: bool = False


class Reaction(Struct, frozen=True):
    """The term for the provider's reaction (reactietermijn) and what came of it; `until` is its last day.

    `untold`: a complainant reacted too, and the public does not read what was said.
    """

    days: int
    counting: str
    began: dt.date | None = None
    until: dt.date | None = None
    ended: bool = False
    extended: bool = False
    closed: dt.date | None = None
    provider: tuple[Delivery, ...] = ()
    complainant: tuple[Delivery, ...] = ()
    corrections: tuple[Correction, ...] = ()
    untold: bool = False

    @property
    def deliveries(self) -> tuple[Delivery, ...]:
        """All that came in, of the provider first."""
        return (*self.provider, *self.complainant)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Every remark."""
        return tuple(remark for delivery in self.deliveries for remark in delivery.remarks)

    @property
    def accepted(self) -> int:
        """How many remarks were accepted."""
        return sum(delivery.accepted for delivery in self.deliveries)

    @property
    def refused(self) -> int:
        """How many remarks were not."""
        return sum(delivery.refused for delivery in self.deliveries)

    @property
    def open(self) -> int:
        """How many remarks still wait for an answer."""
        return len(self.remarks) - self.accepted - self.refused
