"""The overview of a year: what it counts, what it hides, and what it never has in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any

import pytest

from naftctl.model.account import APART, Account, Answer, Practice, Reason
from naftctl.model.overview import Distribution, Group, Inspections, LeftOut, Mention, Overview
from naftctl.overview import overview_of
from tests.overview.cases import FRAMEWORKS, LEVELS, NEXT, SCALE, account, on_levels, overview, record, year

EXPECTATION = "KV-S1"


def row(found: Overview, scale: str = SCALE, name: str = "2026") -> Distribution:
    rows = [each for series in found.series if series.scale.id == scale for each in series.years]
    (told,) = (each for each in rows if each.year == name)
    return told


def mention(found: Overview, name: str = EXPECTATION) -> Mention:
    (told,) = (each for each in found.mentions if each.expectation.id == name)
    return told


def groups(*runs: tuple[str, int]) -> tuple[Group, ...]:
    """Groups by the numbers of their levels, the lowest is 1."""
    return tuple(Group(tuple(LEVELS[int(each) - 1] for each in levels), count) for levels, count in runs)


# ── the levels ───────────────────────────────────────────────────────────────────────────────────────────
def test_each_level_is_told_where_each_has_enough_or_nobody() -> None:
    told = row(overview(on_levels((6, 0, 7, 5))))
    assert (told.in_focus, told.scaled) == (18, 18)
    assert told.groups == groups(("1", 6), ("2", 0), ("3", 7), ("4", 5))


def test_levels_with_few_are_told_together_with_their_neighbour() -> None:
    assert row(overview(on_levels((1, 6, 12, 2)))).groups == groups(("12", 7), ("34", 14))


def test_too_few_providers_have_no_levels_and_still_a_denominator() -> None:
    told = row(overview(on_levels((0, 0, 4, 0))))
    assert (told.in_focus, told.scaled, told.groups) == (4, 4, ())


def test_one_provider_alone_in_a_year_is_not_told() -> None:
    assert row(overview([account("a")])).groups == ()


def test_who_was_not_scaled_is_in_the_focus_and_on_no_level() -> None:
    unscaled = [account(f"u{n}", levels={SCALE: "niet_ingeschaald"}) for n in range(2)]
    told = row(overview([*on_levels((0, 0, 5, 0)), *unscaled]))
    assert (told.in_focus, told.scaled) == (7, 5)


def test_a_provider_counts_once_on_a_scale_with_its_last_inspection() -> None:
    known = [*on_levels((0, 0, 5, 0)), account("eerst", provider="p", levels={SCALE: "beneden"})]
    last = account("laatst", "2026-11-01", provider="p", levels={SCALE: "volgens", "OS-S2": "volgens"})
    found = overview([*known, last])
    assert row(found).groups == groups(("1", 0), ("2", 0), ("3", 6), ("4", 0))
    assert (found.figures.total, found.providers, found.apart.total, found.left_out) == (6, 6, None, {})


def test_a_provider_counts_once_also_where_the_scale_got_another_id() -> None:
    known = on_levels((0, 0, 5, 0), scale="OS-K6")
    first = account("x", "2026-02-01", provider="p", levels={"OS-K6": "beneden"})
    last = account("a", "2026-11-01", provider="p", framework=NEXT, levels={"OS-K8": "volgens"})
    told = row(overview([*known, first, last]), "OS-K8")
    assert told.groups == groups(("1", 0), ("2", 0), ("3", 6), ("4", 0))


def test_a_scale_under_two_versions_is_one_row_where_its_words_are_the_same() -> None:
    newer = on_levels((0, 0, 3, 0), final="2026-06-01", framework=NEXT)
    found = overview([*on_levels((0, 0, 3, 0)), *newer])
    assert row(found).scaled == 6
    assert (found.versions, found.mixed) == (("r-naft/2026.1", NEXT), True)


def test_a_scale_under_two_versions_is_two_rows_where_its_words_changed() -> None:
    older = on_levels((0, 0, 5, 0), scale="OS-B3")
    newer = on_levels((0, 0, 6, 0), scale="OS-B3", final="2026-06-01", framework=NEXT)
    found = [each for each in overview([*older, *newer]).series if each.scale.id == "OS-B3"]
    assert [(each.versions, each.years[0].scaled) for each in found] == [
        (("r-naft/2026.1",), 5),
        ((NEXT,), 6),
    ]
    assert [each.id for each in found[0].heirs] == ["OS-B3"]


def test_a_version_that_nobody_followed_yet_is_not_named() -> None:
    (series,) = overview(on_levels((0, 0, 5, 0))).series
    assert (series.versions, series.heirs) == (("r-naft/2026.1",), ())


def test_the_trend_has_every_year_in_which_the_scale_was_in_focus() -> None:
    known = chain(*(on_levels((0, 0, 5, 1), final=f"{each}-03-01") for each in (2023, 2025, 2026, 2027)))
    (series,) = overview(known).series
    assert [each.year for each in series.years] == ["2023", "2025", "2026"]
    assert series.year("2025") == Distribution("2025", 6, 6, groups(("1", 0), ("2", 0), ("34", 6)))


def test_a_published_year_keeps_its_threshold_and_its_inspections() -> None:
    known = on_levels((0, 0, 3, 3))
    published = record("2026", *known, threshold=3)
    found = overview([*known, account("later")], published=published)
    assert (found.threshold, found.published) == (3, date(2027, 1, 15))
    assert row(found).groups == groups(("1", 0), ("2", 0), ("3", 3), ("4", 3))
    trend = overview([*known, account("later")], "2027", published)
    assert row(trend) == row(found)
    assert (trend.threshold, trend.figures.total, trend.late) == (5, 1, 1)


# ── expectations ─────────────────────────────────────────────────────────────────────────────────────────
def citing(many: int, of: int, kind: str, level: str = "volgens") -> Iterable[Account]:
    for number in range(of):
        cited = {kind: frozenset({EXPECTATION} if number < many else ())}
        yield account(f"{level}{number}", levels={SCALE: level}, cited=cited)


@pytest.mark.parametrize(("many", "told"), [(0, 0), (1, None), (4, None), (5, 5), (8, 8)])
def test_who_got_a_strength_is_told_where_they_are_enough_or_nobody(many: int, told: int | None) -> None:
    found = mention(overview(citing(many, 8, "S")))
    assert (found.asked, found.strengths, found.opportunities) == (8, told, 0)


def test_where_few_were_asked_nothing_is_told_but_how_many() -> None:
    found = mention(overview(citing(0, 4, "S")))
    assert (found.asked, found.strengths, found.opportunities, found.shortcomings) == (4, None, None, None)


def test_an_expectation_under_a_scale_that_was_not_in_focus_is_not_told() -> None:
    assert "KV-O1" not in {each.expectation.id for each in overview(citing(5, 8, "S")).mentions}


def test_a_point_about_an_expectation_that_was_not_asked_does_not_count() -> None:
    elsewhere = (
        account(f"n{n}", levels={"OS-N1": "volgens"}, cited={"S": frozenset({EXPECTATION})}) for n in range(9)
    )
    found = mention(overview([*citing(0, 6, "S"), *elsewhere]))
    assert (found.asked, found.strengths) == (6, 0)


def test_shortcomings_tell_nothing_of_the_lowest_level_where_that_is_told_with_another() -> None:
    low = tuple(citing(6, 6, "T", "beneden"))
    apart = overview([*low, *citing(0, 6, "T", "benadert")])
    assert (row(apart).groups[0], mention(apart).shortcomings) == (groups(("1", 6))[0], 6)
    together = overview([*low, *citing(0, 2, "T", "benadert")])
    assert (row(together).groups[0], mention(together).shortcomings) == (groups(("12", 8))[0], None)


@pytest.mark.parametrize(
    ("counts", "told"),
    [((0, 7, 0, 0), 0), ((5, 5, 0, 0), 0), ((1, 6, 0, 0), None), ((0, 4, 4, 0), 0), ((2, 0, 6, 0), None)],
)
def test_that_there_were_no_shortcomings_is_only_told_where_the_lowest_level_is_apart(
    counts: tuple[int, ...], told: int | None
) -> None:
    found = overview(on_levels(counts))
    assert (mention(found).shortcomings, mention(found).strengths) == (told, 0)


def test_no_shortcomings_are_not_told_where_another_scale_of_the_expectation_has_too_few() -> None:
    newer = on_levels((0, 7, 0, 0), scale="OS-K7", framework=NEXT)
    assert mention(overview(newer), "KV-K1").shortcomings == 0
    found = mention(overview([*newer, account("few", levels={"OS-K4": "benadert"})]), "KV-K1")
    assert (found.asked, found.strengths, found.shortcomings) == (8, 0, None)


def test_points_that_cite_no_expectation_are_counted() -> None:
    assert overview([account("a", loose=4), account("b", loose=2)]).loose == 6


# ── occasions, focus, practices ──────────────────────────────────────────────────────────────────────────
def kinds(told: Inspections) -> dict[str, int | None]:
    """The counts by occasion."""
    return {each.what.id: each.count for each in told.occasions}


def of_occasion(name: str, many: int) -> list[Account]:
    usual: dict[str, Any] = {
        "public": name not in {"klacht", "ernstige_gebeurtenis"},
        "levels": {},
        "focus": (),
    }
    return [account(f"{name}{number}", occasion=name, **usual) for number in range(many)]


def test_occasions_are_told_where_each_has_enough_or_nobody() -> None:
    found = overview([*on_levels((0, 0, 9, 0)), *of_occasion("opvolging", 5)])
    assert (found.figures.total, kinds(found.figures)) == (
        9,
        {"regulier": 9, "opvolging": 0, "thematisch": 0},
    )
    assert found.apart.total == 5
    assert kinds(found.apart)["opvolging"] == 5
    assert set(kinds(found.apart).values()) == {0, 5}
    assert (found.apart.hidden, found.left_out) == (0, {})


def test_few_complaints_are_told_with_other_occasions_and_nothing_else_tells_how_many() -> None:
    few = [*of_occasion("klacht", 2), *of_occasion("opvolging", 3)]
    found = overview([*on_levels((0, 0, 9, 0)), *few])
    assert kinds(found.figures) == {"regulier": 9, "opvolging": 0, "thematisch": 0}
    assert set(kinds(found.apart).values()) == {None}
    assert (found.apart.total, found.apart.hidden, found.left_out) == (5, 5, {})


def test_of_one_complaint_nobody_sees_that_it_was_there() -> None:
    found = overview([*on_levels((0, 0, 9, 0)), *of_occasion("klacht", 1)])
    assert (found.figures.total, found.apart) == (9, Inspections(None))
    assert found.apart == overview([*on_levels((0, 0, 9, 0)), *of_occasion("opvolging", 4)]).apart


def test_one_thematic_inspection_hides_every_occasion_of_the_figures() -> None:
    thematic = [account("t", occasion="thematisch", levels={"OS-S1": "volgens"})]
    found = overview([*on_levels((0, 0, 9, 0)), *thematic])
    assert (found.figures.total, found.figures.hidden) == (10, 10)
    assert set(kinds(found.figures).values()) == {None}


def test_the_focus_counts_every_investigation_of_the_framework() -> None:
    found = overview(on_levels((0, 0, 9, 0)))
    counts = {each.investigation.id: each.providers for each in found.focus}
    assert counts == {"KO": 0, "BJ": 0, "SO": 9, "NS": 0, "PP": 0, "VR": 0}


def test_practices_stand_by_investigation_and_words_and_not_by_inspection() -> None:
    def shares(name: str, *practices: Practice) -> Account:
        return account(name, practices=practices, unsafe=2)

    first, second = Practice("SO", "Zo.", (Answer("GP-1", "Meer", "Ja."),)), Practice("SO", "Anders.")
    other = Practice("KO", "Zelf.")
    found = overview([shares("a", first), shares("b", second, other)])
    assert found.practices == (other, second, first)


def test_practices_of_an_inspection_that_does_not_count_are_not_told() -> None:
    replaced = account("a", provider="p", practices=(Practice("SO", "Zo."),))
    assert overview([replaced, account("b", "2026-12-01", provider="p")]).practices == ()


# ── the year itself ──────────────────────────────────────────────────────────────────────────────────────
def test_a_year_without_inspections_is_all_zero() -> None:
    found = overview([account("a", "2024-05-01")], "2026")
    assert (found.empty, found.figures.total, found.apart.total) == (True, 0, 0)
    assert (found.providers, found.focus) == (0, ())
    assert (found.now, found.mentions, found.practices, found.left_out) == ((), (), (), {})
    assert [each.year for each in found.series[0].years] == ["2024"]
    assert len(overview([], "2026").levels) == 4


def test_the_levels_stand_from_low_to_high() -> None:
    assert [each.id for each in overview(on_levels((1, 1, 1, 1))).levels] == [*LEVELS]


def test_a_year_under_way_tells_until_today() -> None:
    found = overview_of([], year("2026"), FRAMEWORKS, {}, 5, date(2026, 10, 9), internal=False)
    assert (found.until, overview([]).until) == (date(2026, 10, 9), date(2026, 12, 31))


def test_a_provider_that_changed_its_name_is_one_provider() -> None:
    before = account("a", "2023-05-01", provider="p", name="De  Oude Naam")
    same = account("b", "2024-05-01", provider="p", name="de oude naam")
    after = account("c", provider="p", name="De Nieuwe Naam")
    found = overview([before, same, after])
    assert (found.providers, found.renamed) == (1, 1)
    assert overview([before, same], "2024").renamed == 0


def test_a_name_of_an_inspection_that_is_in_no_figure_changes_nothing() -> None:
    usual: dict[str, Any] = {"provider": "p", "name": "De Oude Naam"}
    complaint = account("a", "2025-05-01", occasion="klacht", public=False, **usual)
    followup = account("b", "2025-06-01", occasion="opvolging", levels={}, **usual)
    after = account("c", provider="p", name="De Nieuwe Naam")
    assert overview([complaint, followup, after]).renamed == 0
    now = account("d", "2026-07-01", occasion="klacht", public=False, provider="p", name="Nog Anders")
    assert overview([after, now]).renamed == 0
    assert overview([account("e", "2024-05-01", **usual), complaint, after]).renamed == 1


def test_of_what_came_late_only_what_is_in_the_figures_is_told() -> None:
    known = on_levels((0, 0, 5, 0))
    late = [account("late"), *of_occasion("klacht", 1)]
    found = overview([*known, *late], "2027", record("2026", *known))
    assert (found.late, found.figures.total, found.apart.total) == (1, 1, None)


def test_what_does_not_count_is_told_by_reason_where_it_is_enough() -> None:
    def many(reason: Reason, number: int) -> list[Account]:
        return [account(f"{reason}{n}", reason=reason) for n in range(number)]

    found = overview([*many(Reason.STOPPED, 5), *many(Reason.WITHDRAWN, 4), account("a")])
    assert found.left_out == {LeftOut.STOPPED: 5, LeftOut.WITHDRAWN: None}
    assert overview([*many(Reason.FAULTS, 3), *many(Reason.UNREADABLE, 2)]).left_out == {LeftOut.UNUSABLE: 5}


@pytest.mark.parametrize("reason", sorted(set(Reason) - APART - {Reason.LATER}))
def test_every_reason_for_which_an_inspection_does_not_count_is_one_that_is_told(reason: Reason) -> None:
    assert list(overview([account("x", reason=reason)]).left_out.values()) == [None]


def test_a_published_year_that_cannot_be_made_again_is_refused() -> None:
    with pytest.raises(ValueError, match="2026"):
        overview([account("a")], "2027", record("2026", "a", "gone"))


def test_a_later_published_year_does_not_matter() -> None:
    published = record("2026", "a") | record("2027", "gone")
    assert overview([account("a")], "2026", published).figures.total == 1


def test_reliability_is_told_in_the_internal_edition_only() -> None:
    known = [account(f"a{number}", scored={SCALE: ("volgens", "volgens")}) for number in range(3)]
    assert overview(known).reliability == ()
    (found,) = overview(known, internal=True).reliability
    assert (found.scale.id, found.units, found.exact) == (SCALE, 3, None)


def test_reliability_counts_no_inspection_of_a_later_year() -> None:
    later = account("b", "2027-02-01", scored={SCALE: ("volgens", "volgens")})
    assert overview([account("a"), later], internal=True).reliability == ()


def test_no_name_of_a_provider_or_an_inspection_is_in_an_overview() -> None:
    known = [*on_levels((1, 6, 12, 2)), *of_occasion("klacht", 2), account("x", reason=Reason.FAULTS)]
    found = repr(overview(known, internal=True))
    for each in known:
        assert not any(name in found for name in (each.provider, each.name, f"'{each.id}'"))
