"""The balance of the alternating investigations over providers and years. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from naftctl.focus import cycle_start
from naftctl.model.framework import Framework
from naftctl.model.sector import Sector


class Share(Struct, frozen=True):
    """How often an alternate was examined: by calendar year, in the running cycle, and when last.

    `planned` counts the inspections whose first visit is still to come.
    """

    investigation: str
    years: Mapping[int, int]
    in_cycle: int
    last: date | None
    planned: int


class Balance(Struct, frozen=True):
    """The shares of the alternates from `since` until today, and per provider when each was last examined.

    `least` are the alternates that starve: least examined in the cycle, and of those longest ago.
    """

    since: date
    years: tuple[int, ...]
    shares: tuple[Share, ...]
    providers: Mapping[str, Mapping[str, date]]
    least: tuple[str, ...]


def balance(sector: Sector, framework: Framework, today: date) -> Balance:
    """How the alternates of a framework version came up until today; an id counts in every version."""
    since = cycle_start(today, framework.focus.cycle_years)
    ids = [item.id for item in framework.alternates]
    done = [(day, past) for day, past in sector.examined if day <= today]
    days = {name: [day for day, past in done if name in past.focus] for name in ids}
    coming = Counter(name for day, past in sector.examined if day > today for name in past.focus)
    providers: dict[str, dict[str, date]] = {past.provider: {} for _, past in done}
    for day, past in done:
        providers[past.provider] |= {name: day for name in past.focus if name in ids}
    shares = tuple(
        Share(
            name,
            Counter(day.year for day in on),
            sum(day > since for day in on),
            max(on, default=None),
            coming[name],
        )
        for name, on in days.items()
    )
    order = [(share.in_cycle, share.last or date.min) for share in shares]
    least = tuple(s.investigation for s, key in zip(shares, order, strict=True) if key == min(order))
    years = tuple(sorted({day.year for on in days.values() for day in on}))
    by_name = {name: providers[name] for name in sorted(providers)}
    return Balance(since, years, shares, by_name, least if len(least) < len(shares) else ())
