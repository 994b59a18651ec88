"""Past inspections that have no folder: what the choice of a focus has to know of them."""

from __future__ import annotations

from naftctl.model.record import Day, Page, Record


class HistoryEntry(Record):
    """A past inspection without a folder (vroegere inspectie); its framework version need not be here."""

    provider: str
    date: Day
    framework: str
    focus: tuple[str, ...]


class History(Page):
    """`history.yaml`: the past inspections without a folder (voorgeschiedenis)."""

    inspections: tuple[HistoryEntry, ...] = ()
