"""Every figure of the overviews of a fictitious sector, counted once more from the files by other means."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from naftctl.cli.overview.reading import read_all as read_by_program
from naftctl.cli.session import Session
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.account import Account
from naftctl.model.framework import Framework
from naftctl.model.overview import LeftOut, Overview, Reliability, Series
from naftctl.model.period import as_period
from naftctl.overview import overview_of
from tests.conftest import TODAY
from tests.overview.raw import Raw, Ties, Words, read_all, roots, years
from tests.overview.test_reliability import by_ranks

pytestmark = pytest.mark.xdist_group("sector")  # the sector is made and read once
THRESHOLD, LEAST = 5, 3
"""The threshold of a house that chose none, and the lowest that it may choose."""
LEVELS = ("beneden", "benadert", "volgens", "overstijgt")
FIGURES, PASSIVE = {"regulier", "thematisch"}, {"klacht", "ernstige_gebeurtenis"}
VERSIONS = ("r-naft/2026.1", "r-naft/2026.2")
YEARS = tuple(years(2016, 2026))


@pytest.fixture(scope="module")
def accounts(fictitious_sector: Path) -> tuple[Account, ...]:
    return read_by_program(Session(WorkspaceReader(fictitious_sector), TODAY, fictitious_sector)).accounts


@pytest.fixture(scope="module")
def frameworks(fictitious_sector: Path) -> dict[str, Framework]:
    reader = WorkspaceReader(fictitious_sector)
    found = {ref: reader.framework(ref) for ref in VERSIONS}
    return {ref: each for ref, each in found.items() if each}


@pytest.fixture(scope="module")
def raw(fictitious_sector: Path) -> list[Raw]:
    return read_all(fictitious_sector)


@pytest.fixture(scope="module")
def words(fictitious_sector: Path) -> Words:
    return Words(fictitious_sector, VERSIONS)


@pytest.fixture(scope="module")
def overviews(accounts: tuple[Account, ...], frameworks: dict[str, Framework]) -> dict[str, Overview]:
    return all_years(accounts, frameworks, THRESHOLD)


@pytest.fixture(scope="module")
def by_threshold(
    accounts: tuple[Account, ...], frameworks: dict[str, Framework], overviews: dict[str, Overview]
) -> dict[int, dict[str, Overview]]:
    return {LEAST: all_years(accounts, frameworks, LEAST), THRESHOLD: overviews}


def all_years(
    accounts: tuple[Account, ...], frameworks: dict[str, Framework], threshold: int
) -> dict[str, Overview]:
    made = {}
    for name, _, _ in YEARS:
        period = as_period(name)
        assert period is not None
        made[name] = overview_of(
            accounts, period, frameworks, {}, threshold, TODAY, internal=threshold == THRESHOLD
        )
    return made


def final_in(raw: list[Raw], first: date, last: date) -> list[Raw]:
    """The inspections that became final in a year and were not taken back."""
    return [r for r in raw if r.final and first <= r.final <= last and not r.stopped and not r.withdrawn]


def in_figures(raw: list[Raw], first: date, last: date) -> list[Raw]:
    """Those with scales, public, unless the same provider was scored on all of them again that year."""
    able = [r for r in final_in(raw, first, last) if r.occasion in FIGURES and r.scorings]
    return [
        r
        for r in able
        if not set(r.scorings) <= {scale for o in able if _after(o, r) for scale in o.scorings}
    ]


def _after(other: Raw, r: Raw) -> bool:
    return other.provider == r.provider and (str(other.final), other.name) > (str(r.final), r.name)


@pytest.mark.parametrize(("name", "first", "last"), YEARS, ids=[year for year, _, _ in YEARS])
def test_how_many_and_which(
    overviews: dict[str, Overview], raw: list[Raw], name: str, first: date, last: date
) -> None:
    told, final, counting = overviews[name], final_in(raw, first, last), in_figures(raw, first, last)
    assert told.figures.total == len(counting)
    assert told.providers == len({r.provider for r in counting})
    apart = [r for r in final if r not in counting]
    assert told.apart.total == (None if 0 < len(apart) < THRESHOLD else len(apart))
    for tally, counted in ((told.figures, counting), (told.apart, apart)):
        often = Counter(r.occasion for r in counted)
        assert all(each.count in {None, often[each.what.id]} for each in tally.occasions)
        assert not any(0 < (each.count or 0) < THRESHOLD for each in tally.occasions)
        assert tally.hidden == sum(often[each.what.id] for each in tally.occasions if each.count is None)
    asked = Counter(i for _, i in {(r.provider, i) for r in counting for i in r.focus})
    assert {each.investigation.id: each.providers for each in told.focus if each.providers} == asked
    assert told.late == 0
    withdrawn = sum(r.withdrawn and r.final is not None and first <= r.final <= last for r in raw)
    assert told.left_out.get(LeftOut.WITHDRAWN, 0) == (None if 0 < withdrawn < THRESHOLD else withdrawn)


def scale_counts(
    raw: list[Raw], words: Words, first: date, last: date
) -> dict[tuple[str, str], Counter[str]]:
    """Per scale as long as its words stay the same, how many providers got each level."""
    ties = words.same("scale")
    latest: dict[tuple[tuple[str, str], str], str] = {}
    for r in sorted(in_figures(raw, first, last), key=lambda each: (str(each.final), each.name)):
        for scale, scoring in r.scorings.items():
            latest[roots(ties, (r.framework, scale)), r.provider] = scoring.level
    found: dict[tuple[str, str], Counter[str]] = {}
    for (root, _), level in latest.items():
        found.setdefault(root, Counter())[level] += 1
    return found


def root_of(series: Series) -> tuple[str, str]:
    """The first version of a series with its id there: only a scale that got another name differs."""
    old = {"OS-K8": "OS-K6"} if series.versions[0] == VERSIONS[0] else {}
    return series.versions[0], old.get(series.scale.id, series.scale.id)


def test_every_distribution_of_every_year(
    overviews: dict[str, Overview], raw: list[Raw], words: Words
) -> None:
    expected = {name: scale_counts(raw, words, first, last) for name, first, last in YEARS}
    rows = groups = 0
    for overview in overviews.values():
        for series in overview.series:
            for row in series.years:
                counts = expected[row.year][root_of(series)]
                scaled = sum(counts[level] for level in LEVELS)
                assert (row.in_focus, row.scaled) == (counts.total(), scaled)
                told = [level for group in row.groups for level in group.levels]
                assert told == (list(LEVELS) if scaled >= THRESHOLD else [])
                for group in row.groups:
                    assert group.count == sum(counts[level] for level in group.levels)
                    assert group.count == 0 or group.count >= THRESHOLD
                if all(counts[level] == 0 or counts[level] >= THRESHOLD for level in LEVELS) and scaled:
                    assert len(row.groups) == len(LEVELS)  # nothing is hidden for nothing
                rows, groups = rows + 1, groups + len(row.groups)
        for name, first, last in YEARS:  # and no scale of the year is missing
            if name == overview.period.name:
                assert {root_of(s) for s in overview.now} == set(scale_counts(raw, words, first, last))
    assert rows > 500
    assert groups > 500


@pytest.mark.parametrize("threshold", [LEAST, THRESHOLD])
@pytest.mark.parametrize("year", YEARS, ids=[year for year, _, _ in YEARS])
def test_every_expectation(
    by_threshold: dict[int, dict[str, Overview]],
    raw: list[Raw],
    words: Words,
    year: tuple[str, date, date],
    threshold: int,
) -> None:
    name, first, last = year
    ties = words.same("expectation")
    asked, said = _asked_and_said(in_figures(raw, first, last), words, ties)
    told = {
        roots(ties, (m.versions[-1], m.expectation.id)): m for m in by_threshold[threshold][name].mentions
    }
    assert {key: mention.asked for key, mention in told.items()} == {k: len(v) for k, v in asked.items()}
    unclear = _lowest_unclear(scale_counts(raw, words, first, last), words, threshold)
    for key, mention in told.items():
        counts = {"S": mention.strengths, "O": mention.opportunities, "T": mention.shortcomings}
        for kind, count in counts.items():
            true = len(said.get((key, kind), set()) & asked[key])
            few = 0 < true < threshold or mention.asked < threshold
            telling = kind == "T" and key in unclear
            assert count == (None if few or telling else true)


def test_how_many_got_a_shortcoming_is_told_where_that_tells_no_level(
    by_threshold: dict[int, dict[str, Overview]],
) -> None:
    told = [m.shortcomings for each in by_threshold[LEAST].values() for m in each.mentions]
    assert sum(bool(count) for count in told) == 3
    assert told.count(0) > 20
    assert told.count(None) > 20


def _lowest_unclear(
    scales: dict[tuple[str, str], Counter[str]], words: Words, threshold: int
) -> set[tuple[str, str]]:
    """The expectations with a scale on them of which the lowest level is not told by itself."""
    ties = words.same("expectation")
    return {
        roots(ties, (version, expectation))
        for (version, scale), counts in scales.items()
        if not _lowest_apart([counts[level] for level in LEVELS], threshold)
        for expectation in words.scales[version][scale]["based_on"]
    }


def _lowest_apart(counts: list[int], threshold: int) -> bool:
    """Whether the lowest level, and all that it might be taken together with, have nobody or enough."""

    def may(*some: int) -> bool:
        return sum(some) == 0 or sum(some) >= threshold

    lowest, *rest = counts
    halved = may(*counts[:2]) and may(*counts[2:])
    return sum(counts) >= threshold and may(lowest) and may(*(rest[:1] if halved else rest))


def _asked_and_said(
    counting: list[Raw], words: Words, ties: Ties
) -> tuple[dict[tuple[str, str], set[str]], dict[tuple[tuple[str, str], str], set[str]]]:
    """Per expectation the providers that were asked about it, and by kind those that got such a point."""
    asked: dict[tuple[str, str], set[str]] = {}
    said: dict[tuple[tuple[str, str], str], set[str]] = {}
    for r in counting:
        for scale, scoring in r.scorings.items():
            for expectation in words.scales[r.framework][scale]["based_on"]:
                asked.setdefault(roots(ties, (r.framework, expectation)), set()).add(r.provider)
            cited = [(k, name) for k in "SOT" for point in scoring.points[k] for name in point]
            for kind, name in cited:
                said.setdefault((roots(ties, (r.framework, name)), kind), set()).add(r.provider)
    return asked, said


def test_good_practices_and_points_without_an_expectation(
    overviews: dict[str, Overview], raw: list[Raw]
) -> None:
    shared = 0
    for name, first, last in YEARS:
        scorings = [s for r in in_figures(raw, first, last) for s in r.scorings.values()]
        told = overviews[name]
        assert len(told.practices) == sum(each for s in scorings for each in s.shared)
        assert told.loose == sum(not cited for s in scorings for kind in "SOT" for cited in s.points[kind])
        shared += len(told.practices)
    assert shared


def test_the_agreement_of_every_scale(overviews: dict[str, Overview], raw: list[Raw], words: Words) -> None:
    ties = words.same("scale")
    for name in ("2018-2019", "2025-2026"):
        last = next(end for year, _, end in YEARS if year == name)
        units: dict[tuple[str, str], list[list[int]]] = {}
        for r in final_in(raw, date(1900, 1, 1), last):
            for scale, given in r.given.items():
                if len(given) > 1:
                    orders = [LEVELS.index(level) + 1 for level in given]
                    units.setdefault(roots(ties, (r.framework, scale)), []).append(orders)
        told = {_first(ties, each): each for each in overviews[name].reliability}
        assert set(told) == set(units)
        for key, found in units.items():
            apart = Counter(abs(a - b) for unit in found for a, b in combinations(unit, 2))
            each = told[key]
            assert each.units == len(found)
            further = apart.total() - apart[0] - apart[1]
            pairs = (apart[0], apart[1], further) if len(found) >= 10 else (None, None, None)
            assert (each.exact, each.adjacent, each.further) == pairs
            assert each.alpha == (pytest.approx(by_ranks(found)) if len(found) >= 10 else None)
    assert any(each.alpha is not None for each in overviews["2025-2026"].reliability)


def _first(ties: Ties, each: Reliability) -> tuple[str, str]:
    return roots(ties, (each.versions[-1], each.scale.id))
