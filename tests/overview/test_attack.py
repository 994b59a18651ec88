"""Whoever has every overview side by side and solves for what is hidden, finds no small number."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from msgspec import Struct, field
from msgspec.structs import replace

from naftctl.model.account import Account, Published, Reason
from naftctl.model.framework import Framework
from naftctl.model.overview import Distribution, Overview, Series
from naftctl.model.period import as_period
from naftctl.overview import overview_of, to_publish
from tests.checks.version_case import framework

FIRST, SECOND = "r-naft/2026.1", "r-naft/2026.2"
FRAMEWORKS: Mapping[str, Framework] = {ref: framework(ref) for ref in (FIRST, SECOND)}
LEVELS = tuple(FRAMEWORKS[FIRST].level)
YEARS = tuple(f"{year}-{year + 1}" for year in range(2016, 2026))
Cell = tuple[str, str, str]
"""A year or another part of time, a scale with the first version of its words, and a level."""


# ── the sector ───────────────────────────────────────────────────────────────────────────────────────────
def sector(seed: int, providers: int = 30) -> list[Account]:
    """Inspections over ten school years: some years full, some nearly empty, two versions in one of them."""
    draw = random.Random(seed)
    made = []
    for at, year in enumerate(YEARS):
        share = draw.choice((0.1, 0.3, 0.5, 0.9))
        for provider in range(providers):
            if draw.random() < share:
                begin = date(int(year[:4]), 9, 1)
                day = begin + timedelta(days=draw.randrange(364))
                ref = FIRST if at < 6 or (at == 6 and draw.random() < 0.5) else SECOND
                made.append(account(draw, f"{year}-{provider:02}", f"p{provider}", ref, day))
    return made


def account(draw: random.Random, name: str, provider: str, ref: str, day: date) -> Account:
    version = FRAMEWORKS[ref]
    alternate = draw.choice([each.id for each in version.alternates])
    focus = (*(each.id for each in version.always), alternate)
    leaning = draw.choice(((1, 1, 1, 1), (1, 3, 8, 2), (0, 1, 9, 0), (3, 6, 2, 0)))
    levels = {
        scale.id: draw.choices((*LEVELS, "niet_ingeschaald"), (*leaning, 0.3))[0]
        for scale in version.scale.values()
        if scale.investigation in focus
    }
    return Account(
        name, provider, occasion="regulier", public=True, framework=ref, visit=day, final=day, focus=focus,
        levels=levels,
    )  # fmt: skip


def seen_on(accounts: Iterable[Account], day: date) -> list[Account]:
    """What can be known on a day: what became final later is not final yet."""
    return [
        each if each.final and each.final <= day else replace(each, final=None, reason=Reason.NOT_FINAL)
        for each in accounts
    ]


def publish(accounts: list[Account], draw: random.Random) -> tuple[list[Overview], dict[str, Published]]:
    """Every school year published in turn, in June before it ends; reports are taken back afterwards."""
    published: dict[str, Published] = {}
    told = []
    withdrawn: set[str] = set()
    for year in YEARS:
        period = as_period(year)
        assert period is not None
        today = date(int(year[5:]), 6, 15)
        seen = [
            replace(each, reason=Reason.WITHDRAWN) if each.id in withdrawn else each
            for each in seen_on(accounts, today)
        ]
        published |= to_publish(seen, (period,), published, 5, today)
        names = published[year].names if year in published else ()
        told.append(overview_of(seen, period, FRAMEWORKS, published, 5, today, internal=False))
        withdrawn |= {name for name in names if draw.random() < 0.1}
    return told, published


# ── the attacker ─────────────────────────────────────────────────────────────────────────────────────────
class Attacker(Struct):
    """Sums over hidden cells, one per published figure, brought into echelon form as they come in."""

    rows: dict[Cell, tuple[dict[Cell, Fraction], Fraction]] = field(default_factory=dict)

    def learn(self, cells: Iterable[Cell], total: int) -> None:
        """Somebody told how many there are in some cells together."""
        row, value = dict.fromkeys(cells, Fraction(1)), Fraction(total)
        for cell in sorted(row):
            if cell in self.rows and row.get(cell):
                row, value = _minus(row, value, *self.rows[cell], row[cell])
        row = {cell: times for cell, times in row.items() if times}
        if not row:
            assert value == 0  # figures that contradict each other would be a fault of their own
            return
        lead = min(row)
        scale = row[lead]
        row, value = {cell: times / scale for cell, times in row.items()}, value / scale
        for cell, (other, known) in list(self.rows.items()):
            if other.get(lead):
                self.rows[cell] = _minus(other, known, row, value, other[lead])
        self.rows[lead] = (row, value)

    def solved(self) -> Iterator[tuple[Cell, int]]:
        """The cells of which the number follows."""
        for row, value in self.rows.values():
            cells = [cell for cell, times in row.items() if times]
            if len(cells) == 1:
                yield cells[0], int(value)


def _minus(
    row: dict[Cell, Fraction], value: Fraction, other: dict[Cell, Fraction], known: Fraction, times: Fraction
) -> tuple[dict[Cell, Fraction], Fraction]:
    keys = row.keys() | other.keys()
    less = {key: row.get(key, Fraction(0)) - times * other.get(key, Fraction(0)) for key in keys}
    return {key: each for key, each in less.items() if each}, value - times * known


def learn_all(attacker: Attacker, overview: Overview) -> None:
    """Everything that an overview says of levels: its own year and every year of its trends."""
    for series in overview.series:
        for row in series.years:
            learn(attacker, series, row, (row.year,))


def learn(attacker: Attacker, series: Series, row: Distribution, parts: Sequence[str]) -> None:
    """What a row says of the levels of a scale in some parts of time together."""
    scale = f"{series.versions[0]} {series.scale.id}"
    for levels, count in ((LEVELS, row.scaled), *((group.levels, group.count) for group in row.groups)):
        attacker.learn([(part, scale, level) for part in parts for level in levels], count)


@pytest.mark.parametrize("seed", range(12))
def test_all_overviews_side_by_side_give_no_small_number(seed: int) -> None:
    told, _ = publish(sector(seed), random.Random(seed))
    attacker = Attacker()
    for overview in told:
        learn_all(attacker, overview)
    solved = list(attacker.solved())
    assert [(cell, number) for cell, number in solved if 0 < number < 5] == []
    assert any(number >= 5 for _, number in solved)  # he does solve for what may be known


@pytest.mark.parametrize("seed", range(12))
def test_a_later_overview_tells_an_earlier_year_as_it_was_told(seed: int) -> None:
    told, _ = publish(sector(seed), random.Random(seed))
    first: dict[tuple[str, str, str], object] = {}
    for overview in told:
        for series in overview.series:
            for row in series.years:
                key = (row.year, series.versions[0], series.scale.id)
                assert first.setdefault(key, row) == row
    assert len(first) > 50


def test_two_proofs_of_a_year_that_is_not_fixed_tell_the_levels_of_one_provider() -> None:
    """The reason that a published year is fixed: one more report, and the difference is one provider."""
    period = as_period(YEARS[0])
    assert period is not None
    inside = [each for each in sector(9) if each.final and each.final in period]
    *before, added = sorted(inside, key=lambda each: str(each.final))
    attacker = Attacker()
    for accounts, parts in ((before, ("before",)), ([*before, added], ("before", "added"))):
        proof = overview_of(accounts, period, FRAMEWORKS, {}, 5, period.last, internal=False)
        for series in proof.now:
            for row in series.years:
                learn(attacker, series, row, parts)
    solved = [cell for cell, number in attacker.solved() if cell[0] == "added" and number == 1]
    told = {scale.split()[1]: level for _, scale, level in solved}
    assert len(told) == 8
    assert told == {scale: added.levels[scale] for scale in told}


def test_school_years_and_calendar_years_together_would_tell() -> None:
    """The reason that one workspace publishes one kind of year: their differences are small."""
    accounts = [replace(each, provider=each.id) for each in sector(3, 60)]
    attacker = Attacker()
    halves = {each.id: _half(each) for each in accounts}
    for name in (*YEARS, *(str(year) for year in range(2016, 2027))):
        period = as_period(name)
        assert period is not None
        overview = overview_of(accounts, period, FRAMEWORKS, {}, 5, date(2026, 12, 31), internal=False)
        for series in overview.now:
            row = series.year(name)
            assert row is not None
            parts = sorted({halves[a.id] for a in accounts if a.final and a.final in period})
            learn(attacker, series, row, parts)
    small = [number for cell, number in attacker.solved() if 0 < number < 5]
    assert small


def _half(each: Account) -> str:
    """The part of a year that a school year and a calendar year share."""
    assert each.final is not None
    return f"{each.final.year}{'b' if each.final.month >= 9 else 'a'}"
