"""Which shortcomings of a provider are open, since when, and how they are taken along. Pure."""

from naftctl.followup.sector import Item, Next, sector_items
from naftctl.followup.standing import (
    Closed,
    Judgement,
    OpenShortcoming,
    Position,
    before,
    not_carried,
    position,
)
from naftctl.followup.written import carried_text

__all__ = [
    "Closed",
    "Item",
    "Judgement",
    "Next",
    "OpenShortcoming",
    "Position",
    "before",
    "carried_text",
    "not_carried",
    "position",
    "sector_items",
]
