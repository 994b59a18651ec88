"""Years that an overview is about: a calendar year, or a school year from 1 September to 31 August."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

_WRITTEN = re.compile(r"((?:19|2[0-9])[0-9]{2})(?:-([0-9]{4}))?")
_SCHOOL_BEGINS = 9


class Period(Struct, frozen=True):
    """A year that an overview is about: `2026`, or the school year `2025-2026`; both days are part of it."""

    name: str
    first: date
    last: date

    @property
    def school(self) -> bool:
        """Whether this is a school year."""
        return "-" in self.name

    def __contains__(self, day: date) -> bool:
        """Whether a day is part of it."""
        return self.first <= day <= self.last


def as_period(text: str) -> Period | None:
    """The year that is written as `2026` or `2025-2026`, None where it is neither."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    first = int(found[1])
    if found[2] is None:
        return _period(first, school=False)
    return _period(first, school=True) if int(found[2]) == first + 1 else None


def period_of(day: date, *, school: bool) -> Period:
    """The year that a day is part of."""
    return _period(day.year - int(school and day.month < _SCHOOL_BEGINS), school=school)


def earlier(period: Period, first_day: date) -> tuple[Period, ...]:
    """The years of the same kind from the one that holds `first_day` up to and with this one."""
    begin = period_of(first_day, school=period.school).first.year
    return tuple(_period(year, school=period.school) for year in range(begin, period.first.year + 1))


def following(period: Period) -> Period:
    """The next year of the same kind."""
    return _period(period.first.year + 1, school=period.school)


def clashing(period: Period, published: Iterable[str]) -> tuple[str, ...]:
    """The published years of the other kind that share days with this one: their difference would tell."""
    known = (as_period(name) for name in sorted(published))
    others = (each for each in known if each and each.school is not period.school)
    return tuple(each.name for each in others if each.first <= period.last and period.first <= each.last)


def _period(year: int, *, school: bool) -> Period:
    if school:
        return Period(f"{year}-{year + 1}", date(year, _SCHOOL_BEGINS, 1), date(year + 1, 8, 31))
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))
