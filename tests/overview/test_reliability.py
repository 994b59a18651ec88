"""Agreement per scale equals published figures and another way of computing it, and never names a member."""

from __future__ import annotations

import random
from datetime import date
from itertools import permutations

import pytest

from naftctl.model.account import Account, Reason
from naftctl.model.framework import Framework
from naftctl.model.overview import Interval, Named
from naftctl.overview.reliability import ENOUGH, alpha, interval, reliability
from naftctl.overview.series import Chain
from tests.checks.version_case import framework

REF, SCALE = "r-naft/2026.1", "OS-B3"
LEVELS = ("beneden", "benadert", "volgens", "overstijgt")


def units(text: str) -> list[list[int]]:
    """Units with a blank between them; a dot is a member who gave nothing."""
    return [[int(each) for each in unit if each != "."] for unit in text.split()]


# Krippendorff (2011), section C: four observers, twelve units, missing data. He gives 0.815 for ordinal data.
PUBLISHED = "11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3.."


def test_it_gives_the_figure_that_krippendorff_published() -> None:
    found = alpha(units(PUBLISHED))
    assert found is not None
    assert round(found, 3) == 0.815


@pytest.mark.parametrize(
    ("text", "expected"),  # by the Python package krippendorff 0.9.0
    [
        (PUBLISHED, 0.8153875037548814),
        (".2 22 33 11 33 21 42 34 11 .2 44 11", 0.7975283630470016),
        (
            "141 344 114 333 443 111 31. 333 224 442 44. 412 443 424 244 111 222 233 131 111",
            0.3767074361477979,
        ),
        (
            "24.2 4111 1.11 4444 4444 1111 2224 3333 3222 1211 2222 4443 4444 3333 2122",
            0.737606048166393,
        ),
        (
            "21 22 23 31 32 .2 .3 .4 41 3. 34 22 .2 .2 43 11 .2 44 41 13 43 .2 22 23 2. 13 32 12 .3 .1",
            0.060175108824693235,
        ),
    ],
)
def test_it_gives_the_figure_of_another_program(text: str, expected: float) -> None:
    assert alpha(units(text)) == pytest.approx(expected, abs=1e-12)


def test_it_equals_the_definition_over_ranks_for_any_data() -> None:
    draw = random.Random(20261126)
    for _ in range(60):
        data = [[draw.randint(1, 4) for _ in range(draw.randint(0, 5))] for _ in range(draw.randint(2, 40))]
        assert alpha(data) == pytest.approx(by_ranks(data), abs=1e-9), data


def by_ranks(data: list[list[int]]) -> float | None:
    """By the definition, another way: values become their middle rank, and squares of differences count."""
    paired = [unit for unit in data if len(unit) > 1]
    pool = sorted(value for unit in paired for value in unit)
    rank = {value: pool.index(value) + (pool.count(value) - 1) / 2 for value in pool}
    n = len(pool)
    observed = sum(
        sum((rank[a] - rank[b]) ** 2 for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in paired
    )
    expected = sum((rank[a] - rank[b]) ** 2 for a, b in permutations(pool, 2))
    return 1 - (n - 1) * observed / expected if expected else None


def test_full_agreement_is_one_and_a_single_value_has_no_figure() -> None:
    assert alpha(units("11 22 33 44 33 22")) == 1.0
    assert interval(units("11 22 33 44 33 22")) == Interval(1.0, 1.0)
    assert alpha(units("33 33 33 333")) is None
    assert interval(units("33 33 33 333")) is None
    assert alpha([]) is None


def test_a_difference_of_one_level_weighs_less_than_one_of_three() -> None:
    near = alpha(units("12 33 44 11 22 33 44 11 22 33"))
    far = alpha(units("14 33 44 11 22 33 44 11 22 33"))
    assert near is not None
    assert far is not None
    assert far < near < 1


def test_the_interval_holds_the_true_figure_about_nineteen_times_in_twenty() -> None:
    draw = random.Random(7)
    true = alpha(_population(draw, 40_000))
    assert true is not None
    found = [interval(_population(draw, 30)) for _ in range(300)]
    inside = sum(each is not None and each.low <= true <= each.high for each in found)
    assert 0.90 <= inside / len(found) <= 0.98


def _population(draw: random.Random, number: int) -> list[list[int]]:
    """Scorings by two or three members who mostly see the same."""
    made = []
    for _ in range(number):
        level = draw.choice((1, 2, 2, 3, 3, 3, 3, 4))
        members = draw.choice((2, 2, 3))
        made.append([_seen(draw, level) for _ in range(members)])
    return made


def _seen(draw: random.Random, level: int) -> int:
    return level if draw.random() < 0.75 else min(4, max(1, level + draw.choice((-1, 1))))


def _account(number: int, *levels: str, scale: str = SCALE, reason: Reason | None = None) -> Account:
    day = date(2026, 1, 1)
    return Account(
        f"i{number}", f"p{number}", framework=REF, final=day, reason=reason, scored={scale: levels}
    )


def _told(*accounts: Account) -> tuple[tuple[int | None, ...], float | None]:
    chain = Chain(Named("BJ", "Begeleiding"), Named(SCALE, "Schaal"), ((REF, SCALE),))
    frameworks: dict[str, Framework] = {REF: framework(REF)}
    (found,) = reliability(accounts, (chain,), frameworks)
    assert found.scale.id == SCALE
    assert found.versions == (REF,)
    return (found.units, found.exact, found.adjacent, found.further), found.alpha


def test_pairs_are_counted_over_all_teams() -> None:
    counts, figure = _told(
        _account(1, "volgens", "volgens", "benadert"),
        _account(2, "beneden", "overstijgt"),
        _account(3, "volgens"),
        _account(4, "volgens", "niet_ingeschaald"),
        _account(5, "volgens", "volgens", reason=Reason.WITHDRAWN),
        *(_account(number, "benadert", "benadert") for number in range(6, 14)),
    )
    assert counts == (10, 9, 2, 1)
    assert figure is not None


def test_below_the_minimum_only_their_number_is_told_and_from_it_on_all() -> None:
    few = [_account(n, LEVELS[n % 4], LEVELS[n % 4]) for n in range(ENOUGH - 1)]
    assert _told(*few) == ((ENOUGH - 1, None, None, None), None)
    counts, figure = _told(*few, _account(99, "volgens", "benadert"))
    assert counts == (ENOUGH, ENOUGH - 1, 1, 0)
    assert figure is not None


def test_nobody_is_named_in_what_is_told() -> None:
    accounts = [_account(n, LEVELS[n % 4], LEVELS[(n + n % 2) % 4]) for n in range(12)]
    chain = Chain(Named("BJ", "Begeleiding"), Named(SCALE, "Schaal"), ((REF, SCALE),))
    told = repr(reliability(accounts, (chain,), {REF: framework(REF)}))
    assert not any(f"'{a.id}'" in told or f"'{a.provider}'" in told for a in accounts)
