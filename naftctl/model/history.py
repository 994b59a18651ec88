"""Past inspections that have no folder: what the choice of a focus has to know of them."""

from naftctl.model.record import Day, Page, Record


class HistoryEntry(Record):
    """A past inspection without a folder (vroegere inspectie); its framework version need not be here."""

    provider: str
    """The short name of the provider, like `provider.id` in an inspection folder."""
    date: Day
    """The day of the first visit."""
    framework: str
    """The framework and its version, which need not be here any more."""
    focus: tuple[str, ...]
    """A list of the investigations in focus."""


class History(Page):
    """`history.yaml`: the past inspections without a folder (voorgeschiedenis)."""

    inspections: tuple[HistoryEntry, ...] = ()
    """A list of inspections."""
