"""The overview of a year, from the accounts of all inspections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from naftctl.framework.order import in_order
from naftctl.model.account import Account, Practice, Published
from naftctl.model.framework import Framework
from naftctl.model.overview import Distribution, Level, Mention, Overview, Reliability, Series
from naftctl.model.period import Period
from naftctl.overview.figures import Year, distribution, focus, in_figures, in_number, left_out, mentions
from naftctl.overview.membership import Counting, broken, counted, told_years, years_until
from naftctl.overview.reliability import reliability
from naftctl.overview.series import Member, chains, strands, within


def overview_of(  # noqa: PLR0913  what was read, what was published, the house and the clock are told apart
    accounts: Iterable[Account],
    period: Period,
    frameworks: Mapping[str, Framework],
    published: Mapping[str, Published],
    threshold: int,
    today: date,
    *,
    internal: bool,
) -> Overview:
    """The sector in one year, with nothing in it that has to be hidden; all zero where there was nothing.

    Raises:
        ValueError: a published year up to this one cannot be made again; see `broken`.
    """
    return _Maker(tuple(accounts), period, frameworks, published, threshold).make(today, internal=internal)


class _Maker:
    """Every figure rests on the inspections of the years that it tells of, and on nothing that came later."""

    def __init__(
        self,
        accounts: tuple[Account, ...],
        period: Period,
        frameworks: Mapping[str, Framework],
        published: Mapping[str, Published],
        threshold: int,
    ) -> None:
        self.accounts, self.period, self.known = accounts, period, frameworks
        self.published, self.usual = published, threshold
        periods = years_until(accounts, period, published)
        if gone := broken(accounts, told_years(period, published)):
            raise ValueError(f"published years that cannot be made again: {', '.join(gone)}")
        self.years = tuple(counted(accounts, each, published) for each in periods)
        self.counting = self.years[-1]
        used = {account.framework for year in self.years for account in year.figures}
        self.frameworks = within(frameworks, used) or dict(frameworks)
        self.scales = chains(self.frameworks)

    def make(self, today: date, *, internal: bool) -> Overview:
        now, record = self.counting, self.published.get(self.period.name)
        threshold = self._threshold(self.period)
        series = tuple(self._series())
        versions = in_order({account.framework for account in now.figures})
        return Overview(
            period=self.period,
            until=min(record.fixed if record else today, self.period.last),
            threshold=threshold,
            published=record.published if record else None,
            versions=versions,
            levels=self._levels(versions),
            figures=in_figures(now.figures, self.known, threshold),
            apart=in_number(now.apart, self.known, threshold),
            providers=len({account.provider for account in now.figures}),
            focus=focus(now.figures, self.frameworks),
            series=series,
            mentions=tuple(self._mentions()),
            practices=tuple(sorted((p for a in now.figures for p in a.practices), key=self._in_order)),
            loose=sum(account.loose for account in now.figures),
            left_out=left_out(now.left_out, threshold),
            late=sum(account.id in now.late for account in now.figures),
            renamed=self._renamed(),
            internal=internal,
            reliability=self._reliability() if internal else (),
        )

    def _threshold(self, period: Period) -> int:
        record = self.published.get(period.name)
        return record.threshold if record else self.usual

    # ── scales and expectations ──────────────────────────────────────────────────────────────────────────
    def _series(self) -> Iterator[Series]:
        """Every scale with its years; only those that somebody was asked about."""
        years = [self._year(year) for year in self.years]
        for chain in self.scales:
            rows = tuple(row for year in years if (row := distribution(chain, year)))
            if rows:
                origins, heirs = chain.origins, chain.heirs
                yield Series(chain.investigation, chain.scale, chain.versions, rows, origins, heirs)

    def _year(self, counting: Counting) -> Year:
        return Year(counting.period.name, counting.figures, self._threshold(counting.period))

    def _mentions(self) -> Iterator[Mention]:
        year = self._year(self.counting)
        rows: dict[Member, Distribution] = {
            member: row
            for chain in self.scales
            if (row := distribution(chain, year))
            for member in chain.members
        }
        return mentions(year, strands(self.frameworks), rows, self.frameworks)

    def _levels(self, versions: Sequence[str]) -> tuple[Level, ...]:
        """The levels of the newest version of the year, then those that only another version has."""
        known: dict[str, Level] = {}
        for ref in reversed((*in_order(self.frameworks.keys() - set(versions)), *versions)):
            levels = self.frameworks[ref].level.values()
            known = {**{level.id: Level(level.id, level.order, level.label) for level in levels}, **known}
        return tuple(sorted(known.values(), key=lambda level: level.order))

    def _reliability(self) -> tuple[Reliability, ...]:
        """How far members agree, over every inspection that became final by the end of the year."""
        ended = [each for each in self.accounts if each.final and each.final <= self.period.last]
        frameworks = within(self.known, (account.framework for account in ended))
        return reliability(ended, chains(frameworks), frameworks)

    # ── what else is told ────────────────────────────────────────────────────────────────────────────────
    def _in_order(self, practice: Practice) -> tuple[int, str]:
        """By investigation and words: the order of the inspections would tell who shares what."""
        order = [chain.investigation.id for chain in self.scales]
        place = order.index(practice.investigation) if practice.investigation in order else len(order)
        return place, practice.text

    def _renamed(self) -> int:
        """How many providers in the figures have another name than earlier in the figures of any year."""
        kept = self.published if self.period.name in self.published else {y.period.name for y in self.years}
        told = [each for year in self.years if year.period.name in kept for each in year.figures]
        now = {
            each.provider
            for each in self.counting.figures
            if any(_before(other, each) and _plain(other) != _plain(each) for other in told)
        }
        return len(now)


def _before(earlier: Account, later: Account) -> bool:
    same = earlier.provider == later.provider
    return same and (str(earlier.final), earlier.id) < (str(later.final), later.id)


def _plain(account: Account) -> str:
    return " ".join(account.name.casefold().split())
