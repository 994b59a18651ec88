"""Which days count in a term, and what is special about a day: weekends, holidays, school holidays. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from naftctl.language import tr

CALENDAR = "kalenderdagen"
WITHOUT_SCHOOL_HOLIDAYS = "zonder_schoolvakanties"
COUNTINGS = (CALENDAR, WITHOUT_SCHOOL_HOLIDAYS)
"""The ways to count days that a framework may name."""
SCHOOL_YEARS = range(2010, 2101)
"""The years of which the school holidays are known."""

_WEEKEND = {5: tr("Saturday"), 6: tr("Sunday")}
_OWN = {(7, 11): "Feest van de Vlaamse Gemeenschap"}
_YEARS = range(1901, 2101)
"""The years of which the public holidays are known."""
_FULL = {"O. L. H. ": "Onze-Lieve-Heer-", "O. L. V. ": "Onze-Lieve-Vrouw-"}


class CannotCount(Exception):
    """A term cannot be counted: the days of this `year` are not known; None where the way to count is not."""

    def __init__(self, year: int | None) -> None:
        super().__init__(year)
        self.year = year


def last_day(start: date, days: int, counting: str) -> date:
    """The last valid day of a term: `start` is day 0, and day N is the last."""
    if counting == CALENDAR:
        return _moved(start, days)
    return _walked(start, days, 1, _counts(counting))


def first_day_before(end: date, days: int, counting: str) -> date:
    """The last day from which at least so many days are left up to and with `end`; that day is day 0.

    Where school holidays do not count, that day does not lie in one either.
    """
    if counting == CALENDAR:
        return _moved(end, -days)
    counts = _counts(counting)
    day = _moved(_walked(_moved(end, 1), days, -1, counts), -1)
    return day if counts(day) else _walked(day, 1, -1, counts)


def name_of(day: date) -> str | None:
    """What is special about a day: the name of a holiday, `zaterdag` or `zondag`; None on any other day."""
    return holiday(day) or _WEEKEND.get(day.weekday())


def holiday(day: date) -> str | None:
    """The name of a Belgian public holiday, or that of the Flemish Community."""
    return _OWN.get((day.month, day.day)) or _public(day.year).get(day)


def school_holiday(day: date) -> bool:
    """Whether the Flemish schools have a holiday; single days off, such as 1 May, are holidays too."""
    return day in _school(day.year)


def _counts(counting: str) -> Callable[[date], bool]:
    if counting != WITHOUT_SCHOOL_HOLIDAYS:
        raise CannotCount(None)
    return lambda day: not school_holiday(day)


def _walked(day: date, days: int, step: int, counts: Callable[[date], bool]) -> date:
    """The day that is so many counted days further on, or back."""
    while days > 0:
        day = _moved(day, step)
        days -= counts(day)
    return day


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise CannotCount(day.year) from None


@cache
def _public(year: int) -> dict[date, str]:
    return _holidays(year, "public") if year in _YEARS else {}


@cache
def _school(year: int) -> frozenset[date]:
    if year not in SCHOOL_YEARS:
        raise CannotCount(year)
    return frozenset(_holidays(year, "school"))


def _holidays(year: int, category: str) -> dict[date, str]:
    # Only where it is needed: the import takes longer than a whole check.
    import holidays  # noqa: PLC0415

    known = holidays.country_holidays(
        "BE", subdiv="Flemish", language="nl", categories=(category,), years=year
    )
    return {day: _in_full(name) for day, name in known.items()}


def _in_full(name: str) -> str:
    for short, long in _FULL.items():
        name = name.replace(short, long)
    return name
