"""A generated sector of 25 providers over ten years, and how evenly the alternates come up in it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import groupby
from statistics import median

from msgspec import Struct

from naftctl.focus import Turn, rank
from naftctl.model.framework import Framework
from naftctl.model.sector import Past, Sector
from naftctl.source import Span

PROVIDERS, START, END = 25, date(2027, 1, 1), date(2037, 1, 1)
RUNS = 200
"""So often is chosen at random, each time with another seed."""
_FIRST, _SOONEST, _LATEST = 3 * 365, 2 * 365, 3 * 365

Pick = Callable[[Turn, Sector], str]
"""Gives the alternate that is chosen for a turn, knowing what went before."""


class Figures(Struct, frozen=True):
    """How even a run was: less is better.

    `spread` is the count of the alternate examined most less that of the one examined least; `missed` counts
    the alternates that a provider with at least as many inspections as alternates never had; `middle` is the
    longest row of inspections at a provider that all passed by the same alternate, at the provider in the
    middle, and `gap` at the one where that row is longest.
    """

    spread: int
    missed: int
    middle: float
    gap: int


def visits(seed: int) -> tuple[tuple[date, str], ...]:
    """The first days of visit of every inspection in ten years, each provider every two to three years."""
    chance = random.Random(seed)
    found = []
    for number in range(PROVIDERS):
        day = START + timedelta(days=chance.randrange(_FIRST))
        while day < END:
            found.append((day, f"aanbieder-{number + 1:02}"))
            day += timedelta(days=chance.randint(_SOONEST, _LATEST))
    return tuple(sorted(found))


def run(framework: Framework, calendar: tuple[tuple[date, str], ...], pick: Pick) -> tuple[Past, ...]:
    """All inspections of the calendar, in which `pick` chose the alternate."""
    past: list[Past] = []
    for day, provider in calendar:
        chosen = pick(Turn(framework, provider, day), Sector(tuple(past)))
        past.append(Past("", provider, day, framework.ref, (chosen,), None, Span("history.yaml")))
    return tuple(past)


def by_ranking(turn: Turn, sector: Sector) -> str:
    """The first of the ranking."""
    return rank(turn, sector, {}, {})[0].investigation


def at_random(seed: int) -> Pick:
    """Any alternate, whatever went before."""
    chance = random.Random(seed)
    return lambda turn, _: chance.choice([item.id for item in turn.framework.alternates])


def figures(framework: Framework, past: tuple[Past, ...]) -> Figures:
    """How even the alternates came up."""
    ids = [item.id for item in framework.alternates]
    counts = Counter(one.focus[0] for one in past)
    own: dict[str, list[str]] = {}
    for one in past:
        own.setdefault(one.provider, []).append(one.focus[0])
    rows = [max(_row(mine, name) for name in ids) for mine in own.values()]
    missed = sum(len(set(ids) - set(mine)) for mine in own.values() if len(mine) >= len(ids))
    spread = max(counts[name] for name in ids) - min(counts[name] for name in ids)
    return Figures(spread, missed, median(rows), max(rows))


def _row(mine: list[str], name: str) -> int:
    """The longest row of inspections at a provider without this alternate."""
    return max((len(tuple(row)) for other, row in groupby(mine, name.__ne__) if other), default=0)


_SECTION = """## De verdeling van de wisselende onderzoeken

Een nagemaakte sector: {providers} aanbieders, tien jaar, om de twee à drie jaar een inspectie, in totaal
{count} inspecties. Links kiest het team telkens het eerste van de rangschikking van `naftctl focus`; rechts
kiest het lukraak, {runs} keer overgedaan met een andere worp. Minder is beter.

| Wat | Rangschikking | Lukraak, mediaan | Lukraak, beste keer |
|:--|--:|--:|--:|
{rows}
"""
_ROWS = (
    ("spread", "Verschil in aantal tussen het meest en het minst onderzochte"),
    ("missed", "Onderzoeken die een aanbieder met minstens vier inspecties nooit kreeg, samengeteld"),
    ("middle", "Langste reeks inspecties zonder hetzelfde onderzoek, bij de middelste aanbieder"),
    ("gap", "Dezelfde reeks, bij de aanbieder met de langste"),
)


def section(framework: Framework, seed: int = 1) -> str:
    """The figures of one generated sector as a section of the page with measurements."""
    calendar = visits(seed)
    ours = figures(framework, run(framework, calendar, by_ranking))
    chance = [figures(framework, run(framework, calendar, at_random(number))) for number in range(RUNS)]
    rows = []
    for name, words in _ROWS:
        values = [getattr(each, name) for each in chance]
        cells = (getattr(ours, name), median(values), min(values))
        rows.append(f"| {words} | {' | '.join(map(_number, cells))} |")
    return _SECTION.format(providers=PROVIDERS, count=len(calendar), runs=RUNS, rows="\n".join(rows))


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")
