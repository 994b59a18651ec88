"""How far the members of a team agree, scale by scale: counts of pairs, and Krippendorff's alpha. Pure.

It is there to improve scales, so it is told per scale over all teams and years, and never per member.
Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), for ordinal data.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import sqrt
from statistics import NormalDist, fmean

from msgspec.structs import replace

from naftctl.model.account import Account
from naftctl.model.framework import Framework
from naftctl.model.overview import Interval, Reliability
from naftctl.overview.series import Chain

ENOUGH = 10
"""Fewer scorings by at least two members than this say too little for a figure."""
_CONFIDENCE = 0.95

Unit = tuple[int, ...]
"""The levels that the members gave on one scale in one inspection, as their order from the lowest, sorted."""


def reliability(
    accounts: Iterable[Account], chains: Sequence[Chain], frameworks: Mapping[str, Framework]
) -> tuple[Reliability, ...]:
    """The agreement on every scale that at least two members of a team scored, in the order of `chains`."""
    known = tuple(accounts)
    found = (_of(chain, tuple(_units(known, chain, frameworks))) for chain in chains)
    return tuple(each for each in found if each.units)


def _units(accounts: Sequence[Account], chain: Chain, frameworks: Mapping[str, Framework]) -> Iterator[Unit]:
    scales = dict(chain.members)
    for account in accounts:
        framework, scale = frameworks.get(account.framework), scales.get(account.framework)
        if account.reason or not account.final or framework is None or scale is None:
            continue
        given = (framework.level.get(level) for level in account.scored.get(scale, ()))
        unit = tuple(sorted(level.order for level in given if level))
        if len(unit) > 1:
            yield unit


def _of(chain: Chain, units: Sequence[Unit]) -> Reliability:
    scale = Reliability(chain.scale, chain.versions, len(units))
    if len(units) < ENOUGH:
        return scale
    apart = Counter(min(b - a, 2) for unit in units for a, b in combinations(unit, 2))
    return replace(
        scale,
        exact=apart[0],
        adjacent=apart[1],
        further=apart[2],
        alpha=alpha(units),
        interval=interval(units),
    )


def alpha(units: Iterable[Sequence[int]]) -> float | None:
    """Krippendorff's alpha for ordinal values; None where nothing differs from anything.

    A unit has the values that it was given, in any order; one with fewer than two does not count. 1 is full
    agreement, 0 what chance gives.
    """
    return _alpha(Counter(tuple(sorted(unit)) for unit in units if len(unit) > 1))


def interval(units: Iterable[Sequence[int]]) -> Interval | None:
    """The bounds of `alpha` at 95 %, by leaving out each unit in turn (jackknife) and Student's t."""
    patterns = Counter(tuple(sorted(unit)) for unit in units if len(unit) > 1)
    whole, number = _alpha(patterns), patterns.total()
    if whole is None or number < 2:
        return None
    without = {pattern: _alpha(patterns - Counter([pattern])) for pattern in patterns}
    values = {pattern: value for pattern, value in without.items() if value is not None}
    if len(values) < len(without):  # all that differs stands in one unit: nothing tells how sure it is
        return None
    centre = fmean(values.values(), [patterns[pattern] for pattern in values])
    squares = sum(patterns[pattern] * (value - centre) ** 2 for pattern, value in values.items())
    reach = _student(number - 1) * sqrt(squares * (number - 1) / number)
    return Interval(max(whole - reach, -1.0), min(whole + reach, 1.0))


def _alpha(patterns: Counter[Unit]) -> float | None:
    times: Counter[int] = Counter()
    seen: defaultdict[tuple[int, int], float] = defaultdict(float)
    for unit, often in patterns.items():
        for value in unit:
            times[value] += often
        for pair in combinations(unit, 2):
            seen[pair] += often / (len(unit) - 1)
    pairs = {pair: _distance(times, *pair) for pair in combinations(sorted(times), 2)}
    observed = sum(seen[pair] * apart for pair, apart in pairs.items())
    expected = sum(times[a] * times[b] * apart for (a, b), apart in pairs.items())
    return 1 - (times.total() - 1) * observed / expected if expected else None


def _distance(times: Counter[int], low: int, high: int) -> float:
    """How far apart two values lie: the square of how many of those given stand from one to the other."""
    between = sum(often for value, often in times.items() if low <= value <= high)
    return (between - (times[low] + times[high]) / 2) ** 2


def _student(freedom: int) -> float:
    """The two-sided quantile of Student's t at 95 %, by its expansion around the normal one.

    Right to 0.001 from nine degrees of freedom on. Source: Abramowitz and Stegun, 26.7.5.
    """
    z = NormalDist().inv_cdf((1 + _CONFIDENCE) / 2)
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
