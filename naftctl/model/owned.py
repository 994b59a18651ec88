"""Records of the files that the tool owns."""

from __future__ import annotations

from naftctl.model.record import Day, Page, Record, Whole


class RankedAlternate(Record):
    """An alternate with the reasons for its rank."""

    rank: Whole
    investigation: str
    last_here: Day | None = None
    times_in_sector: Whole | None = None
    signals: Whole | None = None
    reasons: tuple[str, ...] = ()


class FocusChoice(Page):
    """The investigations of this inspection (onderzoeksfocus) and how they were chosen."""

    framework: str | None = None
    digest: str | None = None
    decided: Day | None = None
    seed: str | Whole | None = None
    investigations: tuple[str, ...] = ()
    chosen: str | None = None
    motive: str | None = None
    ranking: tuple[RankedAlternate, ...] = ()


class Pin(Page):
    """What a framework version was when an inspection first pinned it (vastlegging), part by part."""

    framework: str
    pinned: Day
    digest: str
    parts: dict[str, str]


class Commitment(Page):
    """That a member scored, without what (vastlegging): the digest of the scoring and of a private salt."""

    member: str
    date: Day
    digest: str
