"""Which inspections count in which year: once, for ever after publication, and with a reason where not."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from naftctl.model.account import Account, Published, Reason
from naftctl.model.period import Period, following, period_of
from naftctl.overview.membership import (
    Counting,
    broken,
    counted,
    told_years,
    unpublished_before,
)
from naftctl.overview.record import to_publish
from tests.conftest import examples
from tests.overview.cases import LEVELS, SCALE, account, overview, record, year


def left_out(found: Counting) -> dict[str, tuple[str, ...]]:
    return {reason.value: names for reason, names in found.left_out.items()}


def figures(found: Counting) -> tuple[str, ...]:
    return tuple(each.id for each in found.figures)


def test_an_inspection_counts_in_the_year_in_which_it_became_final() -> None:
    known = [account("a", "2025-12-31"), account("b", "2026-01-01"), account("c", "2026-09-01")]
    assert figures(counted(known, year("2026"), {})) == ("b", "c")
    assert figures(counted(known, year("2025-2026"), {})) == ("a", "b")


def test_what_does_not_count_is_named_with_its_reason() -> None:
    known = [
        account("a"),
        account("b", None, reason=Reason.NOT_FINAL),
        account("c", reason=Reason.FAULTS),
        account("d", None, reason=Reason.STOPPED),
        account("e", reason=Reason.WITHDRAWN),
        Account("f", "", reason=Reason.UNREADABLE),
        account("g", occasion="klacht", public=False),
        account("h", occasion="opvolging", levels={}),
        account("i", None, reason=Reason.NOT_FINAL, visit=date(2025, 6, 1)),
        account("j", "2025-06-01", reason=Reason.FAULTS),
    ]
    found = counted(known, year("2026"), {})
    assert figures(found) == ("a",)
    assert found.names == ("a", "g", "h")
    assert left_out(found) == {
        "unreadable": ("f",),
        "faults": ("c",),
        "stopped": ("d",),
        "not_final": ("b",),
        "withdrawn": ("e",),
        "passive": ("g",),
        "unscaled": ("h",),
    }


def test_of_a_provider_inspected_twice_on_a_scale_the_last_inspection_counts() -> None:
    first = account("x", "2026-02-01", provider="p")
    last = account("a", "2026-11-01", provider="p")
    found = counted([last, first], year("2026"), {})
    assert (figures(found), left_out(found)) == (("a",), {"replaced": ("x",)})
    assert found.names == ("a", "x")


def test_two_inspections_of_a_provider_on_other_scales_both_count() -> None:
    known = [account("a", provider="p"), account("b", provider="p", levels={"OS-N1": "volgens"})]
    assert figures(counted(known, year("2026"), {})) == ("a", "b")


def test_a_complaint_does_not_replace_an_inspection() -> None:
    known = [account("a", provider="p"), account("b", "2026-12-01", provider="p", public=False)]
    assert figures(counted(known, year("2026"), {})) == ("a",)


def test_what_became_final_after_publication_counts_in_the_next_year_that_is_not_published() -> None:
    known = [account("a"), account("late")]
    published = record("2026", "a") | record("2027")
    now, next_one = counted(known, year("2026"), published), counted(known, year("2028"), published)
    assert (figures(now), left_out(now)) == (("a",), {"later": ("late",)})
    assert figures(counted(known, year("2027"), published)) == ()
    assert (figures(next_one), next_one.late) == (("late",), ("late",))


def test_an_inspection_that_was_late_stays_where_it_was_counted() -> None:
    known = [account("a"), account("late")]
    published = record("2026", "a") | record("2027", "late")
    assert figures(counted(known, year("2027"), published)) == ("late",)
    assert figures(counted(known, year("2028"), published)) == ()


def test_an_inspection_that_two_published_years_name_counts_in_the_first() -> None:
    published = record("2027", "a") | record("2025", "a")
    assert [figures(counted([account("a")], year(each), published)) for each in ("2025", "2026", "2027")] == [
        ("a",),
        (),
        (),
    ]


def test_a_published_inspection_that_is_withdrawn_or_has_faults_later_still_counts() -> None:
    known = [account("a", reason=Reason.WITHDRAWN), account("b", reason=Reason.FAULTS), account("c")]
    found = counted(known, year("2026"), record("2026", *known))
    assert (figures(found), left_out(found)) == (("a", "b", "c"), {})


def test_what_counted_in_the_number_only_stays_there_and_stops_nothing_when_it_is_gone() -> None:
    known = [account("a", provider="p"), account("b", provider="p", public=False)]
    (kept,) = to_publish(known, (year("2026"),), {}, 5, date(2027, 1, 15)).values()
    other = [known[0], account("b", provider="p")]
    found = counted(other, year("2026"), {"2026": kept})
    assert (figures(found), [each.id for each in found.apart]) == (("a",), ["b"])
    assert broken(known[:1], {"2026": kept}) == {}
    assert broken(known[1:], {"2026": kept}) == {"2026": ("a",)}


def test_a_year_without_inspections_is_closed_once_a_later_one_is_fixed() -> None:
    known = [account("late", "2024-06-01")]
    published = record("2023", "a") | record("2025", "b")
    assert figures(counted(known, year("2024"), published)) == ()
    found = counted(known, year("2026"), published)
    assert (figures(found), found.late) == (("late",), ("late",))


def test_a_published_school_year_says_nothing_of_a_calendar_year() -> None:
    assert figures(counted([account("a")], year("2026"), record("2025-2026"))) == ("a",)


def test_published_inspections_that_are_gone_or_other_than_their_seal_are_named() -> None:
    known = [account("a"), account("b", None, reason=Reason.FAULTS)]
    published = record("2026", "a", "b", "gone") | record("2027", "a")
    assert broken(known, published) == {"2026": ("b", "gone")}


def test_earlier_years_that_are_not_published_are_named() -> None:
    known = [account("a", "2022-05-01"), account("b", "2024-05-01"), account("c", "2026-05-01")]
    found = unpublished_before(known, year("2026"), {})
    assert [each.name for each in found] == ["2022", "2024"]
    late = unpublished_before(known, year("2026"), record("2024", "b"))
    assert [each.name for each in late] == ["2025"]


def test_an_overview_tells_of_published_years_of_its_own_kind_up_to_itself() -> None:
    published = record("2024") | record("2026") | record("2027") | record("2024-2025") | record("1850")
    assert set(told_years(year("2026"), published)) == {"2024", "2026"}
    assert set(told_years(year("2025-2026"), published)) == {"2024-2025"}


# ── for any inspections ──────────────────────────────────────────────────────────────────────────────────
FIRST = date(2023, 1, 1)
SCHOOL = "school"


@st.composite
def accounts(draw: st.DrawFn, prefix: str = "i", most: int = 10) -> list[Account]:
    many = draw(st.integers(0, most))
    return [_account(draw, f"{prefix}{number:02}") for number in range(many)]


def _account(draw: st.DrawFn, identity: str) -> Account:
    final = draw(st.none() | st.integers(0, 1400).map(lambda days: FIRST + timedelta(days)))
    reason = None if final else Reason.NOT_FINAL
    scales = draw(st.sets(st.sampled_from([SCALE, "OS-S2", "OS-N1"])))
    provider = draw(st.sampled_from("pqrstuvw"))
    return account(
        identity,
        final.isoformat() if final else None,
        provider=provider,
        name=draw(st.sampled_from(["Een", "Twee"])),
        occasion=draw(st.sampled_from(["regulier", "klacht", "opvolging"])),
        public=draw(st.integers(0, 4)) > 0,
        reason=reason or draw(st.sampled_from([None, None, None, Reason.FAULTS, Reason.WITHDRAWN])),
        levels={scale: draw(st.sampled_from([*LEVELS, "niet_ingeschaald"])) for scale in sorted(scales)},
    )


def published_until(known: list[Account], last: Period) -> dict[str, Published]:
    """Every year up to this one as it is published now."""
    kept: dict[str, Published] = {}
    for each in (*unpublished_before(known, last, {}), last):
        kept |= to_publish(known, (each,), kept, 5, date(2027, 1, 15))
    return kept


def all_years(*, school: bool) -> list[Period]:
    years = [period_of(FIRST, school=school)]
    while len(years) < 8:
        years.append(following(years[-1]))
    return years


@given(accounts(), accounts("late"), st.sampled_from([SCHOOL, "calendar"]), st.integers(0, 4))
@settings(max_examples=examples(80), deadline=None)
def test_every_inspection_counts_in_at_most_one_year_of_a_kind(
    known: list[Account], later: list[Account], kind: str, place: int
) -> None:
    years = all_years(school=kind == SCHOOL)
    kept = published_until(known, years[place])
    both = [*known, *later]
    found = [name for each in years for name in counted(both, each, kept).names]
    assert len(found) == len(set(found))
    countable = {each.id for each in both if each.final and not each.reason}
    assert countable <= set(found)


@given(accounts(), st.randoms(use_true_random=False))
@settings(max_examples=examples(50), deadline=None)
def test_the_order_in_which_inspections_are_read_does_not_matter(known: list[Account], chance) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    shuffled = list(known)
    chance.shuffle(shuffled)
    assert counted(shuffled, year("2024"), {}) == counted(known, year("2024"), {})
    assert overview(shuffled, "2024") == overview(known, "2024")


@given(accounts(), accounts("late"), st.sampled_from([SCHOOL, "calendar"]), st.integers(0, 3))
@settings(max_examples=examples(60), deadline=None)
def test_no_figure_of_a_published_year_changes_when_others_become_final_later(
    known: list[Account], later: list[Account], kind: str, place: int
) -> None:
    years = all_years(school=kind == SCHOOL)
    kept = published_until(known, years[place])
    both = [*known, *later]
    for each in years[: place + 1]:
        if each.name in kept:
            assert _figures(both, each, kept) == _figures(known, each, kept)
    next_year, told = years[place + 1], {each.name for each in years[: place + 1]} & kept.keys()
    before, after = overview(known, next_year.name, kept), overview(both, next_year.name, kept)
    for row in (row for series in before.series for row in series.years if row.year in told):
        assert any(row in series.years for series in after.series)


def _figures(known: list[Account], each: Period, kept: dict[str, Published]) -> object:
    """All that an overview tells, of published years where there are, but for what is left out now."""
    found = overview(known, each.name, kept)
    told = {name: getattr(found, name) for name in found.__struct_fields__ if name != "left_out"}
    rows = ((each, row) for each in found.series for row in each.years if not kept or row.year in kept)
    return {**told, "series": [(s.investigation, s.scale, s.versions, row) for s, row in rows]}


@given(accounts())
@settings(max_examples=examples(60), deadline=None)
def test_publishing_a_year_changes_none_of_its_figures(known: list[Account]) -> None:
    kept = published_until(known, year("2024"))
    proof, told = _figures(known, year("2024"), {}), _figures(known, year("2024"), kept)
    assert isinstance(proof, dict)
    assert isinstance(told, dict)
    day = date(2027, 1, 15) if "2024" in kept else None
    assert {**proof, "published": day} == told
