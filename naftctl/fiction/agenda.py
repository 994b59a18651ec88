"""Who is inspected when and why, as far as it does not follow from what is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from naftctl.fiction.chance import Chance
from naftctl.fiction.plan import Plan

REGULAR, COMPLAINT, EVENT, FOLLOW_UP, THEMATIC = (
    *("regulier", "klacht", "ernstige_gebeurtenis", "opvolging", "thematisch"),
)
_WEEKS, _TRIES = 34, 12
_APART = 110
"""Two inspections of a provider are at least so many days apart."""


class Fate(StrEnum):
    """How an inspection ends."""

    FINAL = "final"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    DRAFT = "draft"
    ANNOUNCED = "announced"


class Slot(Struct, frozen=True, order=True):
    """An inspection that is to come; `provider` is a number, `year` that of the school year from 0."""

    first: date
    provider: int
    occasion: str
    year: int
    fate: Fate = Fate.FINAL
    follows: str = ""


def agenda(plan: Plan) -> tuple[Slot, ...]:
    """Every inspection that is planned beforehand, the earliest first."""
    slots = list(_fated(plan, tuple(_regular(plan))))
    slots += [extra for extra in (*_thematic(plan, slots), *_now(plan, slots)) if free(slots, extra)]
    for tries in _passive(plan):
        slots += [extra for extra in tries if free(slots, extra)][:1]
    return tuple(sorted(slots))


def free(slots: list[Slot], extra: Slot) -> bool:
    """Whether no other inspection of the provider is near."""
    own = (slot.first for slot in slots if slot.provider == extra.provider)
    return all(abs((day - extra.first).days) > _APART for day in own)


def _regular(plan: Plan) -> Iterator[Slot]:
    """Regular inspections: each provider every two or three school years, about as many in each year."""
    last: dict[int, int] = {}
    for year in range(plan.years):
        chance = Chance(plan.seed, "year", year)
        order = chance.shuffled(range(plan.providers))
        must = [n for n in order if year - last.get(n, -1) >= 3]
        may = [n for n in order if n not in must and (n not in last or year - last[n] >= 2)]
        may.sort(key=lambda n: last.get(n, -1))
        wanted = max(1, (2 * plan.providers + 2) // 5 + chance.between(-1, 1))
        for number in (*must, *may[: max(0, wanted - len(must))]):
            last[number] = year
            yield Slot(_day(plan, chance, year, _WEEKS), number, REGULAR, year)


def _fated(plan: Plan, slots: tuple[Slot, ...]) -> Iterator[Slot]:
    """The same, one of them stopped and one withdrawn where there are enough."""
    first = {slot.provider: slot for slot in reversed(slots)}
    others = [s for s in slots if s.year == plan.years // 3 and s is not first[s.provider]]
    stopped = others[:1] or [s for s in slots[2:3] if plan.providers > 2]
    taken = [s for s in first.values() if s.year == min(1, plan.years - 1) and s not in stopped]
    withdrawn = taken[:1] if plan.providers > 2 else []
    for slot in slots:
        fate = Fate.STOPPED if slot in stopped else Fate.WITHDRAWN if slot in withdrawn else Fate.FINAL
        yield replace(slot, fate=fate)


def _thematic(plan: Plan, slots: list[Slot]) -> Iterator[Slot]:
    """Now and then a theme in spring, first at a provider that had a regular inspection in autumn."""
    for year in range(3, plan.years, 4):
        chance = Chance(plan.seed, "theme", year)
        here = [slot for slot in slots if slot.year == year and slot.fate is Fate.FINAL]
        autumn = [slot.provider for slot in here if slot.first.year == plan.first_year + year]
        busy = {slot.provider for slot in here}
        others = chance.shuffled([n for n in range(plan.providers) if n not in busy])
        day = plan.starts(year) + timedelta(days=222)
        for place, number in enumerate((*autumn[:1], *others[: max(1, plan.providers // 6)])):
            yield Slot(_tuesday(day + timedelta(weeks=place % 5)), number, THEMATIC, year)


def _passive(plan: Plan) -> Iterator[tuple[Slot, ...]]:
    """Complaints and serious events, none to two in a year: for each the places where it could be."""
    for year in range(plan.years):
        chance = Chance(plan.seed, "passive", year)
        fixed = {1: COMPLAINT, 4: EVENT}.get(year)
        for number in range(max(chance.below(3), int(fixed is not None))):
            drawn = COMPLAINT if chance.odds(60) else EVENT
            occasion = drawn if number or fixed is None else fixed
            yield tuple(
                Slot(_day(plan, chance, year, _WEEKS), chance.below(plan.providers), occasion, year)
                for _ in range(_TRIES)
            )


def _now(plan: Plan, slots: list[Slot]) -> Iterator[Slot]:
    """What is under way on the day on which the sector is looked at: a draft, and an announcement."""
    last = {slot.provider: slot.first for slot in sorted(slots)}
    waiting = sorted(range(plan.providers), key=lambda number: (last.get(number, date.min), number))
    days = ((Fate.DRAFT, -24), (Fate.ANNOUNCED, 26))
    for number, (fate, away) in zip(waiting, days, strict=False):
        day = _tuesday(plan.today + timedelta(days=away - 3))
        yield Slot(day, number, REGULAR, plan.years, fate)


def _day(plan: Plan, chance: Chance, year: int, weeks: int) -> date:
    """A Tuesday in a school year, not around New Year."""
    start = plan.starts(year)
    day = _tuesday(start + timedelta(days=14 + 7 * chance.below(weeks)))
    holiday = (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 9)
    return day + timedelta(weeks=4) if holiday else day


def _tuesday(day: date) -> date:
    return day + timedelta(days=(1 - day.weekday()) % 7)
