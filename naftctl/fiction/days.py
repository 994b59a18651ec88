"""The days of one inspection, from its announcement on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from naftctl.fiction.agenda import REGULAR, THEMATIC, Fate, Slot
from naftctl.fiction.chance import Chance

_FRIDAY = 4


class Days(Struct, frozen=True):
    """When everything of an inspection happened or would happen; `announced` is None for a surprise."""

    announced: date | None
    visits: tuple[date, ...]
    decided: date
    reviewed: date
    draft: date
    final: date
    delivered: date
    published: date | None

    @property
    def prepared(self) -> date:
        """The day on which the team prepared itself."""
        return (self.announced or self.visits[0]) - timedelta(days=1)


def days_of(slot: Slot, chance: Chance, *, published: bool) -> Days:
    """The days of an inspection of which the first visit is known."""
    long = slot.occasion in {REGULAR, THEMATIC}
    visits = (slot.first, slot.first + timedelta(days=1)) if slot.occasion == REGULAR else (slot.first,)
    decided = visits[-1] + timedelta(days=2)
    reviewed = _workday(decided + timedelta(days=chance.between(3, 5)))
    draft = _workday(reviewed + timedelta(days=chance.between(1, 3)))
    final = _workday(draft + timedelta(days=chance.between(16, 23)))
    delivered = _workday(final + timedelta(days=1))
    return Days(
        announced=_workday(slot.first - timedelta(days=chance.between(31, 40))) if long else None,
        visits=visits,
        decided=decided,
        reviewed=reviewed,
        draft=draft,
        final=final,
        delivered=delivered,
        published=_workday(delivered + timedelta(days=chance.between(8, 14))) if published else None,
    )


def milestones(slot: Slot, days: Days) -> dict[str, Any]:
    """What has happened, as `inspection.yaml` tells it."""
    found: dict[str, Any] = {"announced": days.announced}
    if slot.fate is Fate.ANNOUNCED:
        return found
    found["visited"] = days.visits[:1] if slot.fate is Fate.STOPPED else days.visits
    if slot.fate is Fate.STOPPED:
        motive = "De aanbieder stopte de werking van deze afdeling; er viel niets meer te onderzoeken."
        return found | {"stopped": {"date": days.decided, "motive": motive}}
    if slot.occasion == REGULAR:
        found["reflected"] = days.visits[-1]
    found |= {"reviewed": days.reviewed, "draft_sent": days.draft}
    if slot.fate is Fate.DRAFT:
        return found
    found |= {"final_sent": days.final, "delivered": days.delivered, "published": days.published}
    if slot.fate is Fate.WITHDRAWN and days.published:
        reason = "Het verslag beschreef een afdeling die intussen onder een andere erkenning valt."
        day = _workday(days.published + timedelta(days=20))
        found["withdrawn"] = {"date": day, "reason": reason}
    return found


def _workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day if day.weekday() <= _FRIDAY else day + timedelta(days=7 - day.weekday())
