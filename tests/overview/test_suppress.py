"""What is told of small counts, held against somebody who knows the rule and solves for what is hidden."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from naftctl.overview.suppress import partition, shown, shown_kinds

Row = tuple[int, ...]
THRESHOLDS = (3, 4, 5)
TOP = 24


def rows(levels: int, total: int) -> Iterator[Row]:
    if levels == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in rows(levels - 1, total - first))


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_every_run_counts_nobody_or_enough_and_the_runs_hold_all_levels_in_order(threshold: int) -> None:
    for total in range(threshold, TOP):
        for row in rows(4, total):
            runs = partition(row, threshold)
            assert [at for run in runs for at in run] == [0, 1, 2, 3]
            sums = [sum(row[at] for at in run) for run in runs]
            assert all(count == 0 or count >= threshold for count in sums), (row, runs)


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_too_few_are_not_told_at_all(threshold: int) -> None:
    assert all(partition(row, threshold) == () for n in range(threshold) for row in rows(4, n))


@pytest.mark.parametrize("levels", [2, 3, 4])
@pytest.mark.parametrize("threshold", [*THRESHOLDS, 8])
def test_who_knows_the_rule_finds_no_hidden_level(levels: int, threshold: int) -> None:
    """All rows told in the same way leave `threshold` - 1 values for each hidden level, or all that fit."""
    for total in range(1, TOP):
        told: dict[tuple[tuple[Row, ...], Row], list[Row]] = defaultdict(list)
        for row in rows(levels, total):
            runs = partition(row, threshold)
            told[runs, tuple(sum(row[at] for at in run) for run in runs)].append(row)
        for (runs, _), same in told.items():
            hidden = [at for run in runs or (range(levels),) for at in run if len(run) > 1]
            for at in hidden:
                assert len({row[at] for row in same}) >= min(threshold - 1, total + 1), (runs, same)


def test_the_division_with_most_runs_would_tell_a_hidden_level() -> None:
    """Why the rule is not "as many runs as can be": 5, 4, 4, 5 would be the only row told as 5, 8, 5."""
    assert partition((5, 4, 4, 5), 5) == ((0, 1), (2, 3))


@pytest.mark.parametrize(
    ("row", "runs"),
    [
        ((6, 7, 8, 9), "0|1|2|3"),
        ((1, 6, 15, 3), "01|23"),
        ((0, 6, 15, 0), "0|1|2|3"),
        ((0, 2, 12, 6), "0|12|3"),
        ((8, 9, 3, 0), "0|12|3"),
        ((2, 1, 15, 7), "012|3"),
        ((9, 0, 0, 1), "0123"),
        ((0, 0, 0, 5), "0|1|2|3"),
        ((1, 1, 2, 1), "0123"),
    ],
)
def test_as_much_as_can_be_is_told(row: Row, runs: str) -> None:
    assert "|".join("".join(map(str, run)) for run in partition(row, 5)) == runs


def test_the_second_and_the_third_level_stay_apart_where_both_halves_may_be_told() -> None:
    for total in range(5, TOP):
        for row in rows(4, total):
            low, high = row[0] + row[1], row[2] + row[3]
            if all(half == 0 or half >= 5 for half in (low, high)):
                assert not any({1, 2} <= set(run) for run in partition(row, 5))


def test_a_count_under_the_threshold_is_hidden_and_zero_is_not() -> None:
    assert [shown(count, 5) for count in (0, 1, 4, 5, 6)] == [0, None, None, 5, 6]


# ── kinds that add up ────────────────────────────────────────────────────────────────────────────────────
def test_kinds_are_told_where_each_has_enough_or_nobody() -> None:
    assert shown_kinds({"a": 20, "b": 0, "c": 5}, 5) == {"a": 20, "b": 0, "c": 5}


def test_small_kinds_are_hidden_together_also_those_with_nobody() -> None:
    assert shown_kinds({"a": 20, "b": 3, "c": 0, "d": 4}, 5) == {"a": 20, "b": None, "c": None, "d": None}


def test_everything_is_hidden_where_the_sum_of_the_small_ones_would_tell() -> None:
    assert shown_kinds({"a": 20, "b": 1, "c": 0}, 5) == {"a": None, "b": None, "c": None}
    assert shown_kinds({"a": 20, "b": 4, "c": 4}, 5) == {"a": None, "b": None, "c": None}


@pytest.mark.parametrize("threshold", THRESHOLDS)
def test_who_knows_the_rule_finds_no_hidden_kind(threshold: int) -> None:
    top = 9
    told: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in product(range(top), repeat=4):
        shows = shown_kinds({str(at): count for at, count in enumerate(row)}, threshold)
        told[(sum(row), *shows.values())].append(row)
    for (total, *cells), same in told.items():
        assert isinstance(total, int)
        if total >= top and not any(isinstance(count, int) for count in cells):
            continue  # cells larger than those tried would be possible too
        for at, count in enumerate(cells):
            if count is None:
                assert len({row[at] for row in same}) >= min(total + 1, threshold - 1), (cells, same)
