"""The records of fixed years: what they keep, how each holds on to the one before it, and what moved."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from naftctl.model.account import Account, Practice, Published
from naftctl.model.overview import Overview
from naftctl.overview.record import moved, parts_of, to_publish, told, unsound
from tests.overview.cases import account, on_levels, overview, year

DAY, LATER = date(2027, 1, 15), date(2028, 2, 20)
KNOWN = (
    account("a", "2023-05-01"),
    account("b", "2025-05-01"),
    account("c", "2025-06-01", public=False),
    account("d", "2026-05-01"),
)
PERIODS = tuple(year(each) for each in ("2023", "2024", "2025"))


def fixed() -> dict[str, Published]:
    return to_publish(KNOWN, PERIODS, {}, 7, DAY)


def faults(published: dict[str, Published]) -> list[tuple[str, str]]:
    return [(record.year, key) for record, key, _ in unsound(published)]


# ── what a publication fixes ─────────────────────────────────────────────────────────────────────────────
def test_a_publication_fixes_earlier_years_and_publishes_the_last_only() -> None:
    assert {name: (each.fixed, each.published) for name, each in fixed().items()} == {
        "2023": (DAY, None),
        "2025": (DAY, DAY),
    }
    assert {name: (each.figures, each.apart, each.threshold) for name, each in fixed().items()} == {
        "2023": (("a",), (), 7),
        "2025": (("b",), ("c",), 7),
    }


def test_a_year_that_was_fixed_is_published_later_with_the_figures_and_the_threshold_of_then() -> None:
    late = account("late", "2023-06-01")
    made = to_publish((*KNOWN, late), PERIODS[:1], fixed(), 3, LATER)
    assert made == {"2023": fixed()["2023"].model_copy(update={"published": LATER})}


def test_a_year_that_is_published_after_a_later_one_breaks_no_record() -> None:
    kept = to_publish(KNOWN, PERIODS, {}, 5, DAY)
    kept |= told({"2025": kept["2025"]}, overview(KNOWN, "2025", kept))
    assert faults(kept) == []
    made = to_publish(KNOWN, PERIODS[:1], kept, 5, LATER)
    kept |= told(made, overview(KNOWN, "2023", {**kept, **made}))
    assert (faults(kept), kept["2023"].published) == ([], LATER)


# ── the chain ────────────────────────────────────────────────────────────────────────────────────────────
def chain() -> dict[str, Published]:
    """Three years, each published in turn."""
    kept: dict[str, Published] = {}
    for each in ("2023", "2025", "2026"):
        made = to_publish(KNOWN, (year(each),), kept, 5, DAY)
        kept = {**kept, **told(made, overview(KNOWN, each, {**kept, **made}))}
    return kept


def test_records_as_they_were_written_hold_on_to_each_other() -> None:
    assert faults(chain()) == []
    assert [each.previous for each in chain().values()] == [None, "2023", "2025"]


@pytest.mark.parametrize(
    "other",
    [
        {"fixed": LATER},
        {"threshold": 3},
        {"figures": ("b", "x")},
        {"figures": (), "apart": ("b", "c")},
        {"apart": ()},
        {"digest": "0" * 64},
    ],
)
def test_a_record_that_was_changed_is_noticed(other: dict[str, object]) -> None:
    kept = chain()
    kept["2025"] = kept["2025"].model_copy(update=other)
    assert ("2025", "digest") in faults(kept)


def test_a_record_that_was_changed_with_a_digest_that_fits_is_noticed_by_the_next() -> None:
    kept = chain()
    (forged,) = to_publish(KNOWN[1:2], (year("2025"),), {"2023": kept["2023"]}, 5, DAY).values()
    kept["2025"] = forged.model_copy(update={"parts": kept["2025"].parts})
    assert faults(kept) == [("2026", "digest")]


def test_a_record_that_is_lost_or_put_in_between_is_noticed_by_the_next() -> None:
    kept = chain()
    lost = {name: each for name, each in kept.items() if name != "2025"}
    between = {**kept, "2024": kept["2023"].model_copy(update={"year": "2024", "previous": "2023"})}
    assert [words for _, _, words in unsound(lost)] == [
        "het bestand van 2025 ontbreekt, het jaar dat hiervoor vastgelegd is"
    ]
    assert ("2025", "previous") in faults(between)


def test_a_record_of_a_published_year_without_what_was_told_is_noticed() -> None:
    kept = chain()
    kept["2026"] = kept["2026"].model_copy(update={"parts": {}})
    assert faults(kept) == [("2026", "published")]


def test_school_years_and_calendar_years_hold_on_to_their_own_kind() -> None:
    school = to_publish([account("z", "2021-05-01")], (year("2020-2021"),), {}, 5, DAY)
    school = told(school, overview([account("z", "2021-05-01")], "2020-2021", school))
    assert school["2020-2021"].previous is None
    assert faults({**school, **chain()}) == []


# ── what was told ────────────────────────────────────────────────────────────────────────────────────────
SHARED = Practice("SO", "Een rondetafel.")
SECTOR = (
    *on_levels((0, 0, 5, 5)),
    account("k", cited={"T": frozenset({"KV-S1"})}, practices=(SHARED,)),
    account("r", "2026-02-01", occasion="klacht", public=False),
)


def published(accounts: tuple[Account, ...] = SECTOR) -> tuple[Published, Overview]:
    made = to_publish(accounts, (year("2026"),), {}, 5, DAY)
    found = overview(accounts, published=made)
    return told(made, found)["2026"], found


def test_the_overview_that_was_published_has_not_moved() -> None:
    record, found = published()
    assert set(record.parts) == {"levels", "expectations", "practices", "counts"}
    assert moved(record, found) == ()
    assert moved(record, replace(found, published=LATER, internal=True, left_out={})) == ()


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("practices", {"practices": ()}),
        ("levels", {"series": ()}),
        ("expectations", {"mentions": ()}),
        ("expectations", {"loose": 3}),
        ("counts", {"providers": 1}),
        ("counts", {"renamed": 1}),
    ],
)
def test_a_part_that_moved_is_named(part: str, other: dict[str, object]) -> None:
    record, found = published()
    assert moved(record, replace(found, **other)) == (part,)


def test_an_inspection_more_changes_no_part_and_one_without_consent_changes_the_practices() -> None:
    record, _ = published()
    kept = {"2026": record}
    assert moved(record, overview([*SECTOR, account("late")], published=kept)) == ()
    without = [replace(each, practices=()) for each in SECTOR]
    assert moved(record, overview(without, published=kept)) == ("practices",)


def test_every_count_of_a_part_matters() -> None:
    _, found = published()
    fewer = replace(found.series[0], years=(replace(found.series[0].years[0], in_focus=99),))
    assert parts_of(replace(found, series=(fewer,)))["levels"] != parts_of(found)["levels"]
