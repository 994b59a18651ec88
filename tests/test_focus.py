"""Ranking the alternates and drawing ties: each criterion in its turn, the same for whoever replays it."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from statistics import median

import pytest
from msgspec.structs import replace

from benchmarks.sector import RUNS, Figures, at_random, by_ranking, figures, run, visits
from naftctl.focus import Ranked, Turn, cycle_start, draw, propose, rank, turn_of
from naftctl.focus.balance import balance
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Criterion, Framework
from naftctl.model.scoring import DeskAnalysis, Signal
from naftctl.model.sector import Past, Sector
from naftctl.source import Span
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.framework.edits import like, rewritten

_READER = WorkspaceReader(ROOT)
VISIT = date(2026, 6, 9)
HERE = "de-kade"
ALL = ("SO", "NS", "PP", "VR")


def framework(ref: str = "r-naft/2026.1") -> Framework:
    found = _READER.framework(ref)
    assert found is not None
    return found


def dossier(name: str = EXAMPLE) -> Dossier:
    found = _READER.dossier(name, TODAY).dossier
    assert found is not None
    return found


def past(day: str, *focus: str, provider: str = "elders", **more: str | bool) -> Past:
    values = {"id": "", "framework": "r-naft/2023.1", "number": None, "span": Span("history.yaml")} | more
    return Past(provider=provider, date=date.fromisoformat(day), focus=focus, **values)  # type: ignore[arg-type]


def ranked(
    *known: Past,
    shortcomings: dict[str, tuple[str, ...]] | None = None,
    signals: dict[str, int] | None = None,
    version: Framework | None = None,
) -> tuple[Ranked, ...]:
    turn = Turn(version or framework(), HERE, VISIT)
    return rank(turn, Sector(known), shortcomings or {}, signals or {})


def order(*known: Past, **more: object) -> list[str]:
    return [each.investigation for each in ranked(*known, **more)]  # type: ignore[arg-type]


# ── criteria ─────────────────────────────────────────────────────────────────────────────────────────────
def test_what_was_never_examined_here_goes_before_what_was() -> None:
    known = [past(f"202{n}-03-01", name, provider=HERE) for n, name in enumerate(("NS", "PP", "VR"), 2)]
    crowd = [past(f"2025-0{n}-01", "SO") for n in range(1, 9)]
    assert order(*known, *crowd, signals={"PP": 3}) == ["SO", "NS", "PP", "VR"]


def test_of_what_was_examined_here_the_longest_ago_comes_first() -> None:
    days = {"VR": "2017-01-01", "SO": "2019-05-05", "PP": "2023-02-28", "NS": "2025-12-31"}
    known = [past(day, name, provider=HERE) for name, day in days.items()]
    assert order(*known) == list(days)
    again = past("2024-06-01", "VR", provider=HERE)
    assert order(*known, again) == ["SO", "PP", "VR", "NS"]


def test_then_comes_what_the_sector_examined_least_in_the_running_cycle() -> None:
    counts = {"PP": 1, "VR": 2, "NS": 3, "SO": 4}
    known = [past(f"2025-{n + 1:02}-02", name) for name, often in counts.items() for n in range(often)]
    before_the_cycle = [past(f"2019-{n:02}-02", "PP") for n in range(1, 13)]
    assert order(*known, *before_the_cycle) == list(counts)
    assert [each.times for each in ranked(*known, *before_the_cycle)] == [1, 2, 3, 4]


def test_then_an_open_shortcoming_and_then_a_signal_whatever_their_number() -> None:
    found = ranked(shortcomings={"VR": ("OS-V1/T1",)}, signals={"PP": 1, "SO": 4, "NS": 0})
    names = [each.investigation for each in found]
    assert names[0] == "VR"
    assert set(names[1:3]) == {"PP", "SO"}
    assert names[3] == "NS"
    assert [each.drawn for each in found] == [False, True, True, False]


def test_the_framework_says_which_criterion_weighs_most() -> None:
    policy = framework().focus.model_copy(update={"criteria": (Criterion.SIGNAL, Criterion.LONGEST_AGO)})
    version = framework().model_copy(update={"focus": policy})
    known = [past("2025-01-01", name, provider=HERE) for name in ("VR",)]
    assert order(*known, signals={"VR": 1}, version=version)[0] == "VR"
    assert order(*known, signals={"VR": 1})[-1] == "VR"


def test_the_policy_of_the_versions_here_has_the_usual_criteria_and_a_cycle_of_six_years() -> None:
    for ref in ("r-naft/2026.1", "r-naft/2026.2"):
        policy = framework(ref).focus
        assert [str(each) for each in policy.criteria] == [
            "never_here", "longest_ago", "least_in_sector", "open_shortcoming", "signal",
        ]  # fmt: skip
        assert policy.cycle_years == 6


@pytest.mark.parametrize(
    ("day", "years", "start"),
    [
        (date(2026, 6, 9), 6, date(2020, 6, 9)),
        (date(2028, 2, 29), 6, date(2022, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 28)),
        (date(2026, 12, 31), 1, date(2025, 12, 31)),
        (date(2026, 1, 1), 9999, date(1, 1, 1)),
    ],
)
def test_a_cycle_begins_so_many_years_before(day: date, years: int, start: date) -> None:
    assert cycle_start(day, years) == start


# ── what counts ──────────────────────────────────────────────────────────────────────────────────────────
def test_a_stopped_inspection_one_on_the_day_and_a_later_one_do_not_count() -> None:
    known = (
        past("2025-03-01", "SO", provider=HERE, id="2025-de-kade", stopped=True),
        past(str(VISIT), "NS"),
        past("2026-06-10", "PP", provider=HERE),
    )
    assert all(each.times == 0 and each.last_here is None for each in ranked(*known))


def test_one_that_has_a_folder_and_stands_in_the_history_counts_once() -> None:
    twice = (past("2025-03-01", "SO", id="2025-elders"), past("2025-03-01", "SO"))
    assert {each.investigation: each.times for each in ranked(*twice)} == dict.fromkeys(ALL, 0) | {"SO": 1}


def test_the_inspection_itself_does_not_count() -> None:
    own = past("2026-05-01", "SO", provider=HERE, id="2026-de-kade")
    found = rank(Turn(framework(), HERE, VISIT), Sector((own,)), {}, {}, "2026-de-kade")
    assert all(each.last_here is None for each in found)


def test_an_investigation_of_a_version_that_is_gone_counts_by_its_id() -> None:
    known = (past("2024-01-09", "SO", "BJ", "OUD", provider=HERE, framework="anders/1.0"),)
    assert next(e for e in ranked(*known) if e.investigation == "SO").last_here == date(2024, 1, 9)


# ── draw ─────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_draw_is_what_anybody_computes_with_a_hash() -> None:
    seed = "de-kade 2026-06-09 r-naft/2026.1"
    lots = {name: hashlib.sha256(f"{seed} {name}".encode()).hexdigest() for name in ALL}
    assert order() == sorted(ALL, key=lots.__getitem__)
    assert [each.draw for each in ranked()] == sorted(lots.values())
    assert all(each.drawn for each in ranked())


def test_the_page_about_files_shows_how_to_replay_the_draw_of_an_example() -> None:
    page = (ROOT / "docs/bestandsformaten.md").read_text("utf-8")
    shown = re.findall(r"^printf %s '([^']+)' \| sha256sum$", page, re.M)
    lots = {line.rpartition(" ")[2]: hashlib.sha256(line.encode()).hexdigest() for line in shown}
    assert list(lots) == ["SO", "PP"]
    for name, lot in lots.items():
        assert shown[0].rpartition(" ")[0] == turn_of(dossier("2026-het-baken")).seed  # type: ignore[union-attr]
        assert draw(shown[0].rpartition(" ")[0], name) == lot
        assert f"`{lot[:8]}…`" in page
    focus = dossier("2026-het-baken").focus
    assert focus is not None
    assert focus.seed == shown[0].rpartition(" ")[0]
    names = [each.investigation for each in focus.ranking if each.investigation in lots]
    assert names == sorted(lots, key=lots.__getitem__)


def test_nothing_but_provider_day_and_framework_moves_the_draw() -> None:
    base = Turn(framework(), HERE, VISIT)
    others = (
        replace(base, provider="de-kaai"),
        replace(base, visit=date(2026, 6, 10)),
        replace(base, framework=framework("r-naft/2026.2")),
    )
    assert len({base.seed, *(other.seed for other in others)}) == 4


# ── proposal ─────────────────────────────────────────────────────────────────────────────────────────────
def test_the_choice_of_every_example_is_the_first_that_was_proposed() -> None:
    for name in _READER.workspace.inspections:
        read = dossier(name)
        if read.focus is None:
            continue
        proposal = propose(read, _READER.sector, None)
        assert proposal.always == ("KO", "BJ")
        assert [each.investigation for each in proposal.ranking] == [
            r.investigation for r in read.focus.ranking
        ]
        assert read.focus.chosen == proposal.ranking[0].investigation
        assert read.focus.seed == proposal.seed


def test_shortcomings_of_last_time_weigh_in_the_ranking() -> None:
    before = dossier("2025-de-wisselbrug")
    found = propose(replace(dossier(), desk=None), Sector(), before)
    assert dict(found.shortcomings) == {"BJ": ("OS-B1/T1", "OS-B1/T2"), "PP": ("OS-P1/T1", "OS-P1/T2")}
    assert (found.ranking[0].investigation, found.ranking[0].shortcomings) == ("PP", ("OS-P1/T1", "OS-P1/T2"))


def test_a_shortcoming_goes_with_its_scale_to_another_version() -> None:
    before, later = dossier("2025-de-wisselbrug"), framework("r-naft/2026.2")
    moved = like(later, "OS-P1", id="OS-V9", replaces=("OS-P1",), investigation="VR")
    now = replace(dossier(), framework=rewritten(later, "OS-P1", moved), desk=None)
    found = propose(now, Sector(), before)
    assert dict(found.shortcomings)["VR"] == ("OS-P1/T1", "OS-P1/T2")
    assert found.ranking[0].investigation == "VR"
    dropped = replace(dossier(), framework=rewritten(later, "OS-P1"), desk=None)
    assert all(not each.shortcomings for each in propose(dropped, Sector(), before).ranking)


def test_a_signal_for_what_is_always_examined_changes_no_rank() -> None:
    desk = DeskAnalysis(signals=(Signal(investigation="KO", text="x"),))
    with_signal = propose(replace(dossier(), desk=desk), Sector(), None)
    assert with_signal.ranking == propose(replace(dossier(), desk=None), Sector(), None).ranking


def test_without_a_day_of_visit_there_is_nothing_to_draw_with() -> None:
    planning = dossier().inspection.planning.model_copy(update={"visits": ()})
    inspection = dossier().inspection.model_copy(update={"planning": planning})
    with pytest.raises(ValueError, match="no visit"):
        propose(replace(dossier(), inspection=inspection), Sector(), None)


# ── the sector ───────────────────────────────────────────────────────────────────────────────────────────
def test_the_balance_counts_years_the_cycle_and_who_starves() -> None:
    known = (
        past("2018-02-01", "SO"),
        past("2024-02-01", "NS", provider="b"),
        past("2025-02-01", "PP", provider="a"),
        past("2025-03-01", "VR", provider="b"),
        past("2026-12-01", "SO", provider="a"),
    )
    found = balance(Sector(known), framework(), TODAY)
    shares = {share.investigation: share for share in found.shares}
    assert found.years == (2018, 2024, 2025)
    assert (shares["SO"].in_cycle, shares["SO"].last, shares["SO"].planned) == (0, date(2018, 2, 1), 1)
    assert found.least == ("SO",)
    assert list(found.providers) == ["a", "b", "elders"]
    assert found.providers["b"] == {"NS": date(2024, 2, 1), "VR": date(2025, 3, 1)}


def test_of_two_that_came_up_as_little_the_longest_ago_starves() -> None:
    known = [past(f"202{n}-02-01", name) for n, name in enumerate(("VR", "PP", "SO", "NS"), 2)]
    assert balance(Sector(tuple(known)), framework(), TODAY).least == ("VR",)
    assert balance(Sector(), framework(), TODAY).least == ()


@pytest.mark.parametrize("seed", range(1, 6))
def test_a_sector_over_ten_years_is_more_even_by_the_ranking_than_at_random(seed: int) -> None:
    version, calendar = framework("r-naft/2026.2"), visits(seed)
    ours = figures(version, run(version, calendar, by_ranking))
    chance = [figures(version, run(version, calendar, at_random(number))) for number in range(40)]
    assert ours.missed == 0
    assert ours.gap < len(ALL)
    assert ours.missed < min(each.missed for each in chance)
    assert ours.gap <= min(each.gap for each in chance)
    assert ours.spread < median(each.spread for each in chance)
    assert sum(each.spread < ours.spread for each in chance) <= len(chance) // 10


def test_the_page_with_measurements_has_the_figures_of_the_generated_sector() -> None:
    version, calendar = framework("r-naft/2026.2"), visits(1)
    ours: Figures = figures(version, run(version, calendar, by_ranking))
    page = (ROOT / "docs/metingen.md").read_text("utf-8")
    assert f"{len(calendar)} inspecties" in page
    assert f"{RUNS} keer" in page
    assert re.search(rf"minst onderzochte \| {ours.spread} \|", page)
    assert re.search(rf"samengeteld \| {ours.missed} \|", page)
