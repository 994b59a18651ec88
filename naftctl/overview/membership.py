"""Which inspections count in which year, and why others do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from naftctl.model.account import Account, Published, Reason
from naftctl.model.period import Period, as_period, earlier, following, period_of


class Counting(Struct, frozen=True):
    """The inspections of one year, in order of their names.

    `figures` count in every figure, `apart` only in the number of inspections. `left_out` has the names of
    those that do not count or count apart, by reason, also those of which nobody can tell to which year they
    belong; `late` are those that became final in an earlier year.
    """

    period: Period
    figures: tuple[Account, ...] = ()
    apart: tuple[Account, ...] = ()
    left_out: Mapping[Reason, tuple[str, ...]] = field(default_factory=dict)
    late: tuple[str, ...] = ()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """All that count in the number of inspections."""
        return tuple(sorted((*self.figures, *self.apart), key=_name))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all that count, in every figure or apart."""
        return tuple(account.id for account in self.accounts)


def counted(accounts: Iterable[Account], period: Period, published: Mapping[str, Published]) -> Counting:
    """The inspections that count in a year; a published year counts those that were in it, and no others."""
    known = sorted(accounts, key=_name)
    fixed = fixed_years(published, school=period.school)
    listed = {name: year for year in reversed(fixed) for name in published[year.name].names}
    homes = {account.id: _home(account, listed, fixed, school=period.school) for account in known}
    members = [each for each in known if homes[each.id] == period and each.final]
    record = published.get(period.name)
    why = {each.id: _why(each, members, record) for each in members}
    left = {each.id: _left_out(each, homes[each.id], period) for each in known if each.id not in why}
    reasons = {**why, **left}
    return Counting(
        period,
        tuple(each for each in members if why[each.id] is None),
        tuple(each for each in members if why[each.id] is not None),
        {
            reason: found
            for reason in Reason
            if (found := tuple(n for n, r in reasons.items() if r is reason))
        },
        tuple(each.id for each in members if each.final and each.final < period.first),
    )


def broken(accounts: Iterable[Account], published: Mapping[str, Published]) -> Mapping[str, tuple[str, ...]]:
    """The names, by fixed year, of inspections that are gone or no longer what their final seal says.

    Its figures cannot be made again then, and no overview that tells of it may be made. What counts in the
    number of inspections only is told by no other year.
    """
    sound = {account.id for account in accounts if account.final}
    gone = {year: tuple(n for n in kept.figures if n not in sound) for year, kept in published.items()}
    return {year: names for year, names in sorted(gone.items()) if names}


def told_years(period: Period, published: Mapping[str, Published]) -> dict[str, Published]:
    """The published years that the overview of a year tells of: those of its kind, up to and with itself."""
    known = fixed_years(published, school=period.school)
    return {year.name: published[year.name] for year in known if year.first <= period.first}


def unpublished_before(
    accounts: Iterable[Account], period: Period, published: Mapping[str, Published]
) -> tuple[Period, ...]:
    """The earlier years with inspections that are not fixed, the earliest first.

    What a published overview tells of them in its trends would still move: they are fixed together with it.
    """
    known = tuple(accounts)
    years = years_until(known, period, published)
    return tuple(
        year
        for year in years
        if year != period and year.name not in published and counted(known, year, published).names
    )


def years_until(
    accounts: Iterable[Account], period: Period, published: Mapping[str, Published]
) -> tuple[Period, ...]:
    """The years of the same kind from the first in which an inspection became final up to this one."""
    records = fixed_years(published, school=period.school)
    days = (*(account.final for account in accounts if account.final), *(each.first for each in records))
    return earlier(period, min((*days, period.first)))


def fixed_years(published: Mapping[str, Published], *, school: bool) -> tuple[Period, ...]:
    """The fixed years of one kind, the earliest first."""
    known = (year for name in sorted(published) if (year := as_period(name)))
    return tuple(year for year in known if year.school is school)


def _name(account: Account) -> str:
    return account.id


def _home(
    account: Account, listed: Mapping[str, Period], fixed: Sequence[Period], *, school: bool
) -> Period | None:
    """The one year of this kind in which an inspection counts; `listed` has that of each in a `fixed` year.

    What was not told of a year before the last fixed one is never told of it.
    """
    if account.id in listed:
        return listed[account.id]
    if account.reason or account.final is None:
        return None
    year = period_of(account.final, school=school)
    return following(fixed[-1]) if fixed and year.first <= fixed[-1].first else year


def _why(account: Account, members: Iterable[Account], record: Published | None) -> Reason | None:
    """Why an inspection counts in the number only; in a fixed year that stays what it was."""
    if record is None:
        return _apart(account, members)
    return None if account.id in record.figures else _apart(account, members) or Reason.REPLACED


def _apart(account: Account, members: Iterable[Account]) -> Reason | None:
    """Why an inspection of the year counts in the number of inspections only."""
    if not account.public:
        return Reason.PASSIVE
    if not account.levels:
        return Reason.UNSCALED
    again = {scale for other in members if _came_after(other, account) for scale in other.levels}
    return Reason.REPLACED if account.levels.keys() <= again else None


def _came_after(other: Account, account: Account) -> bool:
    """Whether this is a later public inspection of the same provider."""
    same = other.provider == account.provider and other.public
    return same and (str(other.final), other.id) > (str(account.final), account.id)


def _left_out(account: Account, home: Period | None, period: Period) -> Reason | None:
    """Why an inspection that belongs to this year, as far as anybody can tell, does not count in it."""
    day = account.final or account.visit
    if day is not None and day not in period:
        return None
    if home is None:
        return account.reason or Reason.NOT_FINAL
    return Reason.LATER if home.first > period.first else None
