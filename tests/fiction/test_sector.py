"""A fictitious sector: the same from the same seed, plainly invented, and with all that an overview meets."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from stdnum.be.vat import is_valid

from naftctl.checks import check_sector, run_checks
from naftctl.cli.fiction import sector_files, versions
from naftctl.diagnostic import Severity
from naftctl.fiction import Plan
from naftctl.fiction.providers import MOST
from naftctl.lifecycle import Phase, phase_of
from naftctl.load.dossier import Loaded
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.followup import Outcome
from naftctl.model.scoring import NOT_SCALED
from naftctl.privacy.screening import Depth, screening
from naftctl.seal import intact, link
from tests.conftest import ROOT, make_sector

SMALL = Plan(providers=3, years=2, first_year=2024)
_ELSEWHERE = "from tests.fiction.test_sector import SMALL, digest_of; print(digest_of(SMALL))"


def files_of(plan: Plan) -> dict[str, bytes]:
    made = sector_files(plan, versions(plan)[0])
    return {name: data for _, files in made for name, data in files.items()}


def digest_of(plan: Plan) -> str:
    """What every file is called and says, in the order in which they are made."""
    digest = hashlib.sha256()
    for name, data in files_of(plan).items():
        digest.update(name.encode() + data)
    return digest.hexdigest()


@pytest.fixture(scope="module")
def sector(fictitious_sector: Path) -> tuple[Loaded, ...]:
    """Every inspection of the default plan."""
    reader = WorkspaceReader(fictitious_sector)
    return tuple(reader.dossier(name, Plan().today) for name in reader.workspace.inspections)


@pytest.fixture(scope="module")
def dossiers(sector: tuple[Loaded, ...]) -> tuple[Dossier, ...]:
    return tuple(loaded.dossier for loaded in sector if loaded.dossier)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_seed_gives_the_same_bytes_whatever_the_order_of_hashes(seed: str) -> None:
    there = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == digest_of(SMALL)


def test_another_seed_gives_another_sector() -> None:
    other = Plan(seed=2, providers=3, years=2, first_year=2024)
    assert not set(files_of(SMALL)) & set(files_of(other))


@pytest.mark.parametrize(
    "plan",
    [
        {"seed": 5, "providers": 1, "years": 1},
        {"seed": 9, "providers": 4, "years": 3},
        {"seed": 3, "providers": 2, "years": 2, "first_year": 2023},
    ],
)
def test_every_inspection_of_a_small_sector_passes_check(plan: dict[str, int], tmp_path: Path) -> None:
    reader = WorkspaceReader(make_sector(tmp_path, **plan))
    day = Plan(**plan).today
    found = [reader.dossier(name, day) for name in reader.workspace.inspections]
    assert found
    assert [said for loaded in found for said in wrong(loaded)] == []


def test_every_inspection_of_the_sector_passes_check(sector: tuple[Loaded, ...]) -> None:
    assert [said for loaded in sector for said in wrong(loaded)] == []


def test_the_inspections_side_by_side_have_numbers_of_their_own(fictitious_sector: Path) -> None:
    said = check_sector(WorkspaceReader(fictitious_sector).sector)
    assert [d for d in said if d.severity is not Severity.INFO] == []


def test_the_framework_versions_are_pinned(fictitious_sector: Path) -> None:
    reader = WorkspaceReader(fictitious_sector)
    for ref in reader.workspace.frameworks:
        version, _ = reader.version(ref)
        assert version
        assert version.pin


def test_the_draft_under_way_could_become_final(dossiers: tuple[Dossier, ...]) -> None:
    drafts = [each for each in dossiers if phase_of(each) is Phase.DRAFT]
    assert len(drafts) == 1
    errors = [d for d in run_checks(drafts[0], (), Phase.FINAL) if d.severity is Severity.ERROR]
    assert errors == []


def test_nothing_in_the_sector_may_identify_anybody(dossiers: tuple[Dossier, ...]) -> None:
    passive = tuple(each for each in dossiers if not each.public)
    assert passive
    for dossier in (*passive, *dossiers[::20]):
        assert [hit for hit in screening(dossier, Depth.ALL).hits if hit.certain or hit.printed] == []


def test_every_provider_says_that_it_is_fictitious(dossiers: tuple[Dossier, ...]) -> None:
    for provider in (each.inspection.provider for each in dossiers):
        assert all(name.endswith(" (fictief)") for name in (provider.name, *provider.former_names))
        assert all((d.municipality or "").startswith("Voorbeeld") for d in provider.departments)
        assert not is_valid((provider.enterprise_number or "").replace(".", ""))


def test_the_sector_has_every_occasion(dossiers: tuple[Dossier, ...]) -> None:
    met = Counter(each.inspection.occasion for each in dossiers)
    assert set(met) == {occasion.id for occasion in dossiers[0].framework.occasions}
    assert 110 <= met.total() <= 150


def test_the_sector_has_inspections_that_never_became_final(dossiers: tuple[Dossier, ...]) -> None:
    milestones = [each.inspection.milestones for each in dossiers]
    assert sum(each.withdrawn is not None for each in milestones) == 1
    assert sum(each.stopped is not None for each in milestones) == 1
    assert sum(each.draft_sent is not None and each.final_sent is None for each in milestones) == 1
    assert sum(not each.visited and not each.stopped for each in milestones) == 1


def test_two_providers_changed_their_name_and_kept_their_id(dossiers: tuple[Dossier, ...]) -> None:
    names: dict[str, set[str]] = {}
    for provider in (each.inspection.provider for each in dossiers):
        names.setdefault(provider.id, set()).add(provider.name)
    assert len(names) == 25
    assert sorted(map(len, names.values())) == [*[1] * 23, 2, 2]
    former = {name for each in dossiers for name in each.inspection.provider.former_names}
    assert former <= set().union(*names.values())


def test_one_school_year_follows_two_versions(dossiers: tuple[Dossier, ...]) -> None:
    met: dict[int, set[str]] = {}
    for each in dossiers:
        if each.inspection.first_visit:
            met.setdefault(school_year(each.inspection.first_visit), set()).add(each.framework.version)
    assert [len(versions) for _, versions in sorted(met.items())].count(2) == 1


def test_a_school_year_has_eight_to_fourteen_regular_inspections(dossiers: tuple[Dossier, ...]) -> None:
    regular = [each for each in dossiers if each.inspection.occasion == "regulier"]
    days = [each.inspection.first_visit for each in regular if each.inspection.first_visit]
    counts = Counter(map(school_year, days))
    whole = [counts[year] for year in range(2016, 2026)]
    assert all(8 <= count <= 14 for count in whole)


def test_one_provider_makes_a_whole_cell(dossiers: tuple[Dossier, ...]) -> None:
    counts = Counter(
        (school_year(each.inspection.first_visit), each.focus.chosen)
        for each in dossiers
        if each.focus and each.focus.chosen and each.inspection.first_visit
    )
    year = Plan().first_year + Plan().lonely
    assert 1 in {count for (when, _), count in counts.items() if when == year}


def test_one_provider_is_scored_twice_in_a_year_on_the_same_scale(dossiers: tuple[Dossier, ...]) -> None:
    met = Counter(
        (each.inspection.provider.id, school_year(each.inspection.milestones.final_sent), scoring.id)
        for each in dossiers
        if each.inspection.milestones.final_sent
        for scoring in each.scorings
    )
    assert max(met.values()) == 2


def test_the_sector_has_every_level_and_every_outcome(dossiers: tuple[Dossier, ...]) -> None:
    levels = {scoring.level for each in dossiers for scoring in each.scorings}
    assert levels == {*dossiers[0].framework.level, NOT_SCALED}
    final = [each for each in dossiers if each.inspection.milestones.final_sent]
    assert {carried.outcome for each in final for carried in each.followup} == set(Outcome)


def test_members_mostly_agree(dossiers: tuple[Dossier, ...]) -> None:
    same = away = 0
    for each in dossiers:
        order = {name: level.order for name, level in each.framework.level.items()}
        for member in each.individual:
            for scale, level in member.levels.items():
                pair = order.get(level), order.get(each.scoring[scale].level or "")
                if None not in pair:
                    same, away = same + (pair[0] == pair[1]), away + (pair[0] != pair[1])
    assert 0.6 < same / (same + away) < 0.8


def test_good_practices_are_shared_or_not(dossiers: tuple[Dossier, ...]) -> None:
    shares = Counter(p.share for each in dossiers for s in each.scorings for p in s.points_of("G"))
    assert shares["ja"] > shares["nee"] > 0


def test_every_final_report_is_sealed_on_the_days_on_which_it_went(dossiers: tuple[Dossier, ...]) -> None:
    for each in dossiers:
        done, seals = each.inspection.milestones, each.seals
        sent = {"draft": done.draft_sent, "final": done.final_sent}
        assert {kind: seal.sealed for kind, seal in seals.items()} == {k: d for k, d in sent.items() if d}
        assert all(intact(seal) for seal in seals.values())
        if "final" in seals:
            assert seals["final"].previous == link(seals["draft"])


def test_a_sector_has_at_least_one_provider_and_no_more_than_there_are_names() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Plan(providers=0)
    with pytest.raises(ValueError, match="names of their own"):
        files_of(Plan(providers=MOST + 1, years=1))


def wrong(loaded: Loaded) -> list[str]:
    """The errors and warnings of an inspection in its own phase."""
    assert loaded.dossier, loaded.id
    said = (*loaded.diagnostics, *run_checks(loaded.dossier, loaded.diagnostics))
    bad = {Severity.ERROR, Severity.WARNING}
    return [f"{d.span.path}:{d.span.line} {d.code} {d.message}" for d in said if d.severity in bad]


def school_year(day: date) -> int:
    """The year in which the school year of a day began."""
    return day.year if day.month >= 9 else day.year - 1
