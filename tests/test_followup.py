"""Which shortcomings are open on a day, and how they are handed on."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

import pytest

from naftctl.followup import OpenShortcoming, carried_text, position, sector_items
from naftctl.load.yaml import read_yaml
from naftctl.model.followup import CLOSING, Judged, Outcome, Standing, Told

NOW = date(2026, 10, 9)
Saying = tuple[str, Outcome | None] | tuple[str, Outcome | None, str | None]


def told(
    name: str,
    *shortcomings: str,
    says: tuple[Saying, ...] = (),
    final: date | None = None,
    standing: Standing = Standing.FINAL,
    provider: str = "de-kade",
) -> Told:
    """An inspection that became final on the first of June of the year in its name."""
    day = final or date(int(name[:4]), 6, 1)
    judged = tuple(Judged(*saying) for saying in says)
    words: Mapping[str, str] = {each: f"{name} zegt {each}." for each in shortcomings}
    return Told(
        name,
        provider,
        standing,
        name=provider,
        occasion="regulier",
        public=True,
        visit=day,
        final=day if standing is not Standing.RUNNING else None,
        shortcomings=words,
        judged=judged,
        takes_along=True,
    )


def open_ids(*inspections: Told, day: date = NOW) -> list[str]:
    return [each.id for each in position(inspections, day).open]


FIRST = told("2021-a", "OS-B1/T1", "REG-03/T1")


# ── what is open ─────────────────────────────────────────────────────────────────────────────────────────
def test_a_shortcoming_is_open_from_the_day_on_which_it_became_final() -> None:
    assert open_ids(FIRST, day=date(2021, 5, 31)) == []
    assert open_ids(FIRST, day=date(2021, 6, 1)) == ["2021-a/OS-B1/T1", "2021-a/REG-03/T1"]


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.FINAL])
def test_an_inspection_that_is_not_final_opens_and_closes_nothing(standing: Standing) -> None:
    says: tuple[Saying, ...] = (("2021-a/OS-B1/T1", Outcome.RESOLVED),)
    other = told("2023-b", "OS-K1/T1", says=says, standing=standing)
    assert open_ids(FIRST, other) == open_ids(FIRST)


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_is_put_right_or_lapsed_is_closed(outcome: Outcome) -> None:
    found = position((FIRST, told("2023-b", says=(("2021-a/OS-B1/T1", outcome),))), NOW)
    ids = [each.id for each in found.open]
    assert ("2021-a/OS-B1/T1" in ids) is (outcome not in CLOSING)
    assert ("2021-a/OS-B1/T1" in found.closed) is (outcome in CLOSING)
    assert "2021-a/REG-03/T1" in ids


def test_what_was_said_last_is_told_with_its_day_and_its_inspection() -> None:
    found = position(
        (
            FIRST,
            told("2023-b", says=(("2021-a/OS-B1/T1", Outcome.UNRESOLVED),)),
            told("2025-c", says=(("2021-a/OS-B1/T1", Outcome.NOT_EXAMINED),)),
        ),
        NOW,
    ).open[0]
    assert found.judged is not None
    assert (found.judged.inspection, found.judged.day) == ("2025-c", date(2025, 6, 1))
    assert found.judged.outcome is Outcome.NOT_EXAMINED
    assert found.since == date(2021, 6, 1)


def test_an_item_without_an_outcome_changes_nothing() -> None:
    assert open_ids(FIRST, told("2023-b", says=(("2021-a/OS-B1/T1", None, "OS-B1/T1"),))) == open_ids(FIRST)


# ── what goes on ─────────────────────────────────────────────────────────────────────────────────────────
def test_what_goes_on_makes_place_for_the_new_point_and_keeps_its_day() -> None:
    second = told("2023-b", "OS-B7/T2", says=(("2021-a/OS-B1/T1", Outcome.PARTLY, "OS-B7/T2"),))
    third = told("2025-c", "wachten/T1", says=(("2023-b/OS-B7/T2", Outcome.UNRESOLVED, "wachten/T1"),))
    (rest, last) = position((FIRST, second, third), NOW).open
    assert (rest.id, rest.since) == ("2021-a/REG-03/T1", date(2021, 6, 1))
    assert (last.id, last.since, last.origin) == ("2025-c/wachten/T1", date(2021, 6, 1), "2021-a/OS-B1/T1")
    assert last.text == "2025-c zegt wachten/T1."


def test_two_that_go_on_as_one_have_the_day_of_the_older() -> None:
    second = told("2022-b", "OS-K1/T1")
    says: tuple[Saying, ...] = (
        ("2022-b/OS-K1/T1", Outcome.PARTLY, "OS-K1/T3"),
        ("2021-a/OS-B1/T1", Outcome.PARTLY, "OS-K1/T3"),
        ("2021-a/REG-03/T1", Outcome.RESOLVED),
    )
    (only,) = position((FIRST, second, told("2025-c", "OS-K1/T3", says=says)), NOW).open
    assert (only.id, only.since, only.origin) == ("2025-c/OS-K1/T3", date(2021, 6, 1), "2021-a/OS-B1/T1")


def test_what_goes_on_as_a_point_that_is_not_there_stays_open_under_its_own_name() -> None:
    second = told("2023-b", says=(("2021-a/OS-B1/T1", Outcome.PARTLY, "OS-B9/T9"),))
    assert "2021-a/OS-B1/T1" in open_ids(FIRST, second)


def test_a_new_shortcoming_on_the_same_scale_opens_beside_the_old_one() -> None:
    assert open_ids(FIRST, told("2023-b", "OS-B1/T1"))[-1] == "2023-b/OS-B1/T1"
    assert len(open_ids(FIRST, told("2023-b", "OS-B1/T1"))) == 3


@pytest.mark.parametrize(
    "says",
    [
        ("2023-b/OS-B1/T1", Outcome.PARTLY, "OS-B1/T1"),
        ("2025-c/OS-B1/T1", Outcome.PARTLY, "OS-B1/T1"),
        ("2019-x/OS-B1/T1", Outcome.RESOLVED),
        ("", Outcome.RESOLVED),
        ("/", Outcome.PARTLY, "/"),
    ],
    ids=["itself", "a later one", "an unknown one", "nothing", "slashes"],
)
def test_what_points_at_itself_ahead_or_nowhere_changes_nothing(says: Saying) -> None:
    before = told("2023-b", "OS-B1/T1"), told("2025-c", "OS-B1/T1")
    after = told("2023-b", "OS-B1/T1", says=(says,)), told("2025-c", "OS-B1/T1")
    assert open_ids(FIRST, *after) == open_ids(FIRST, *before)


def test_the_order_in_which_inspections_are_read_is_no_matter() -> None:
    row = (
        FIRST,
        told("2023-b", "OS-B7/T2", says=(("2021-a/OS-B1/T1", Outcome.PARTLY, "OS-B7/T2"),)),
        told("2025-c", says=(("2023-b/OS-B7/T2", Outcome.RESOLVED),)),
    )
    assert {tuple(open_ids(*each)) for each in itertools.permutations(row)} == {("2021-a/REG-03/T1",)}


def test_any_tangle_of_judgements_ends_with_each_shortcoming_open_or_closed_once() -> None:
    for seed in range(300):
        chance = Random(seed)
        names = [f"{2010 + number}-{chance.choice('ab')}{number}" for number in range(8)]
        points = ["OS-B1/T1", "OS-B1/T2", "x/T1"]
        keys = [f"{name}/{point}" for name in names for point in points] + ["", "?", "2011"]
        row = [
            told(
                name,
                *chance.sample(points, chance.randrange(4)),
                says=tuple(
                    (
                        chance.choice(keys),
                        chance.choice([*Outcome, None]),
                        chance.choice([*points, None, "?"]),
                    )
                    for _ in range(chance.randrange(9))
                ),
                final=date(2020, 1, 1 + chance.randrange(4)),
            )
            for name in names
        ]
        found = position(row, NOW)
        ids = [each.id for each in found.open]
        every = {f"{each.id}/{name}" for each in row for name in each.shortcomings}
        assert len(ids) == len(set(ids))
        assert set(ids) | set(found.closed) == every
        assert [each.since for each in found.open] == sorted(each.since for each in found.open)


# ── the sector ───────────────────────────────────────────────────────────────────────────────────────────
def test_the_sector_is_told_oldest_first_with_the_last_name_and_who_takes_it_along() -> None:
    other = told("2019-z", "OS-V1/T1", provider="de-baken")
    running = told(
        "2026-d", says=(("2021-a/OS-B1/T1", None),), standing=Standing.RUNNING, provider="De-Kade "
    )
    items = sector_items((running, FIRST, other), NOW)
    assert [each.open.id for each in items] == ["2019-z/OS-V1/T1", "2021-a/OS-B1/T1", "2021-a/REG-03/T1"]
    assert [each.name for each in items] == ["de-baken", "De-Kade ", "De-Kade "]
    assert [[(n.inspection, n.included) for n in each.next] for each in items] == [
        [],
        [("2026-d", True)],
        [("2026-d", False)],
    ]


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text",
    ['Hij zei: "neen" # en ging', "a: b\n- c", "é ⟨vul in: x⟩ \\ /", "{{ x }} <% y %>"],
)
def test_any_words_survive_the_file(text: str) -> None:
    one = OpenShortcoming("2021-a/OS-B1/T1", text, date(2021, 6, 1), "regulier", public=True)
    two = OpenShortcoming("2021 b: c/x/T1", text, date(2021, 6, 1), "na: #klacht", public=False)
    document = read_yaml(carried_text((one, two)), "followup.yaml")
    assert document.diagnostics == ()
    value: Any = document.value
    assert list(value) == ["2021-a/OS-B1/T1", "2021 b: c/x/T1"]
    assert {each["text"] for each in value.values()} == {text}
    assert value["2021 b: c/x/T1"]["occasion"] == "na: #klacht"
    assert value["2021-a/OS-B1/T1"]["since"] == "2021-06-01"


def test_what_no_file_may_hold_is_left_out() -> None:
    one = OpenShortcoming("2021-a/x/T1", "a\x1b[0m\x85\u2028b", date(2021, 6, 1), "regulier", public=True)
    document = read_yaml(carried_text((one,)), "followup.yaml")
    assert document.diagnostics == ()
    assert '"a[0mb"' in carried_text((one,))
