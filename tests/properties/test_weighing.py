"""What puts things in order or counts them: nothing added, nothing lost, and no order of reading matters."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from naftctl.agreement import Tally, agreement
from naftctl.focus import Ranked, Turn, cycle_start, rank
from naftctl.focus.balance import balance
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Member
from naftctl.model.record import attach_page
from naftctl.model.scoring import NOT_SCALED, IndividualScoring, Score
from naftctl.model.sector import Past, Sector
from naftctl.overview.suppress import partition, shown, shown_kinds
from naftctl.prose import EMPTY
from naftctl.source import Span
from tests.properties.small import WORD, small

ALTERNATES = tuple(item.id for item in small().framework.alternates)
PROVIDERS = ("het-anker", "de-kade", "het-baken")
VISIT = date(2026, 10, 6)
DAYS = st.dates(date(2016, 1, 1), date(2028, 12, 31))
PAST = st.builds(
    Past,
    id=WORD,
    provider=st.sampled_from(PROVIDERS),
    date=st.none() | DAYS,
    framework=st.just("r-naft/2026.1"),
    focus=st.lists(st.sampled_from(("KO", *ALTERNATES, "XX")), unique=True).map(tuple),
    number=st.none(),
    span=st.builds(Span, st.just("history.yaml"), st.integers(1, 99)),
    stopped=st.booleans(),
)
PASTS = st.lists(PAST, max_size=8, unique_by=lambda past: past.id)
OPEN = st.dictionaries(st.sampled_from(ALTERNATES), st.tuples(WORD), max_size=2)
SIGNALS = st.dictionaries(st.sampled_from(ALTERNATES), st.integers(0, 3), max_size=3)


def turn(provider: str = "het-anker", visit: date = VISIT) -> Turn:
    return Turn(small().framework, provider, visit)


# ── the focus ────────────────────────────────────────────────────────────────────────────────────────────
@given(PASTS, OPEN, SIGNALS, DAYS)
def test_a_ranking_has_every_alternate_once_and_no_other(
    past: list[Past], open_: dict[str, tuple[str, ...]], signals: dict[str, int], visit: date
) -> None:
    found = rank(turn(visit=visit), Sector(tuple(past)), open_, signals)
    assert sorted(each.investigation for each in found) == sorted(ALTERNATES)
    assert [each.rank for each in found] == list(range(1, len(ALTERNATES) + 1))
    criteria = small().framework.focus.criteria
    standings = [each.standing(criteria) for each in found]
    assert standings == sorted(standings)
    assert [each.drawn for each in found] == [standings.count(standing) > 1 for standing in standings]


@given(PASTS, SIGNALS, st.randoms())
def test_the_order_in_which_folders_are_read_moves_no_alternate(
    past: list[Past], signals: dict[str, int], chance: object
) -> None:
    other = list(past)
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert rank(turn(), Sector(tuple(other)), {}, signals) == rank(turn(), Sector(tuple(past)), {}, signals)


@given(WORD, DAYS)
def test_a_draw_can_be_done_again_from_what_is_public(provider: str, visit: date) -> None:
    found = rank(turn(provider, visit), Sector(), {}, {})
    lots = {
        name: hashlib.sha256(f"{provider} {visit} r-naft/2026.1 {name}".encode()).hexdigest()
        for name in ALTERNATES
    }
    assert [each.investigation for each in found] == sorted(ALTERNATES, key=lots.__getitem__)
    assert all(each.drawn for each in found)


@given(PASTS, PAST)
def test_only_what_was_before_the_visit_counts_and_never_the_inspection_itself(
    past: list[Past], later: Past
) -> None:
    before = rank(turn(), Sector(tuple(past)), {}, {}, "zelf")
    coming = replace(later, id="later", date=max(later.date or VISIT, VISIT))
    itself = replace(later, id="zelf", date=date(2020, 5, 5))
    stopped = replace(later, id="gestopt", stopped=True)
    assert rank(turn(), Sector((*past, coming, itself, stopped)), {}, {}, "zelf") == before


@given(PASTS, PAST)
def test_what_another_provider_had_only_counts_in_the_sector(past: list[Past], other: Past) -> None:
    def told(ranking: tuple[Ranked, ...]) -> dict[str, tuple[date | None, int]]:
        return {each.investigation: (each.last_here, each.times) for each in ranking}

    inside = replace(other, id="elders", provider="elders", date=date(2025, 5, 5), stopped=False)
    before = told(rank(turn(), Sector(tuple(past)), {}, {}))
    after = told(rank(turn(), Sector((*past, inside)), {}, {}))
    assert after == {name: (last, times + (name in inside.focus)) for name, (last, times) in before.items()}


@given(PASTS, DAYS)
def test_the_balance_counts_every_time_an_alternate_was_examined(past: list[Past], today: date) -> None:
    sector = Sector(tuple(past))
    found = balance(sector, small().framework, today)
    done = Counter(name for day, each in sector.examined if day <= today for name in each.focus)
    assert {s.investigation: sum(s.years.values()) for s in found.shares} == {n: done[n] for n in ALTERNATES}
    since = cycle_start(today, small().framework.focus.cycle_years)
    assert all(s.in_cycle <= sum(s.years.values()) for s in found.shares)
    assert all(s.last is None or s.last <= today for s in found.shares)
    assert since < today


# ── members side by side ─────────────────────────────────────────────────────────────────────────────────
LEVELS = (*small().framework.level, NOT_SCALED, None, "volgnes")
SCORES = st.lists(st.tuples(st.sampled_from(LEVELS), st.sampled_from(LEVELS)), min_size=1, max_size=5)


def team(scores: list[tuple[str | None, str | None]], order: list[int] | None = None) -> Dossier:
    """The inspection with a member for each pair of levels, for OS-B3 and OS-B4."""
    pages = []
    for number, (b3, b4) in enumerate(scores):
        scored = {"OS-B3": Score(level=b3), "OS-B4": Score(level=b4)}
        page = IndividualScoring(member=f"lid{number}", scores=scored)
        attach_page(page, page.member, EMPTY)
        pages.append(page)
    usual = small().inspection.team[0]
    members = tuple(usual.model_copy(update={"id": page.member}) for page in pages)
    turned = [pages[at] for at in order] if order else pages
    seats: list[Member] = [members[at] for at in order] if order else list(members)
    inspection = small().inspection.model_copy(update={"team": tuple(seats)})
    return replace(small(), individual=tuple(turned), inspection=inspection)


@given(SCORES, st.randoms())
def test_the_order_of_the_members_changes_no_count(
    scores: list[tuple[str | None, str | None]], chance: object
) -> None:
    order = list(range(len(scores)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    one, other = agreement(team(scores)), agreement(team(scores, order))
    assert (one.between, one.beside) == (other.between, other.beside)
    assert [(r.scale, set(r.apart), set(r.far)) for r in one.rows] == [
        (r.scale, set(r.apart), set(r.far)) for r in other.rows
    ]


@given(SCORES)
def test_every_pair_of_known_levels_is_counted_once(scores: list[tuple[str | None, str | None]]) -> None:
    known = {*small().framework.level, NOT_SCALED}
    for row in agreement(team(scores)).rows:
        given_ = [level for _, level in row.levels if level in known]
        counted = row.between.pairs + row.between.unscaled
        assert counted == len(given_) * (len(given_) - 1) // 2
        # Whoever gives what the team chose lies beside it as they lie beside each other.
        if len(set(given_)) == 1 and given_[0] != NOT_SCALED:
            assert row.between == Tally(exact=counted)
            assert row.apart == ()


@given(SCORES)
def test_turning_every_scale_upside_down_changes_no_distance(
    scores: list[tuple[str | None, str | None]],
) -> None:
    names = list(small().framework.level)
    turned = dict(zip(names, reversed(names), strict=True))
    other = [tuple(turned.get(level or "", level) for level in pair) for pair in scores]
    assert agreement(team(other)).between == agreement(team(scores)).between  # type: ignore[arg-type]


# ── small cells ──────────────────────────────────────────────────────────────────────────────────────────
COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=6)
THRESHOLD = st.integers(3, 7)


@given(COUNTS, THRESHOLD)
def test_no_group_that_is_told_is_a_small_one_and_no_provider_is_lost(counts: list[int], least: int) -> None:
    runs = partition(counts, least)
    told = [sum(counts[at] for at in run) for run in runs]
    assert all(number == 0 or number >= least for number in told)
    assert not runs or sum(told) == sum(counts)
    assert not runs or [at for run in runs for at in run] == list(range(len(counts)))


@given(st.integers(0, 99), THRESHOLD)
def test_a_small_number_is_never_told_and_another_is_told_as_it_is(count: int, least: int) -> None:
    assert shown(count, least) == (None if 0 < count < least else count)


@given(st.dictionaries(WORD, st.integers(0, 12), min_size=1, max_size=5), THRESHOLD)
def test_no_small_kind_is_told_nor_can_be_worked_out_from_the_total(
    counts: dict[str, int], least: int
) -> None:
    told = shown_kinds(counts, least)
    assert all(number is None or number == counts[name] for name, number in told.items())
    assert all(number is None or number == 0 or number >= least for number in told.values())
    hidden = [counts[name] for name in counts if told.get(name) is None]
    assert len(hidden) in {0, len(counts)} or sum(hidden) >= least
