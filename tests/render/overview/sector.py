"""Figures of years that nobody inspected, put together by hand: rich ones, none at all, and very many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from naftctl.load.workspace import WorkspaceReader
from naftctl.model.account import Answer, Practice
from naftctl.model.framework import Framework, Scale
from naftctl.model.overview import (
    Count,
    Distribution,
    Group,
    InFocus,
    Inspections,
    Interval,
    LeftOut,
    Level,
    Mention,
    Named,
    Overview,
    Reliability,
    Series,
)
from naftctl.model.period import Period

ROOT = Path(__file__).resolve().parents[3]
OLD, NEW = "r-naft/2026.1", "r-naft/2026.2"
SCHOOL_YEAR = Period("2026-2027", date(2026, 9, 1), date(2027, 8, 31))
CALENDAR_YEAR = Period("2026", date(2026, 1, 1), date(2026, 12, 31))
BELOW, NEARS, MEETS, EXCEEDS = "beneden", "benadert", "volgens", "overstijgt"
LEVELS = (BELOW, NEARS, MEETS, EXCEEDS)


def frameworks() -> Mapping[str, Framework]:
    reader = WorkspaceReader(ROOT)
    found = {ref: reader.framework(ref) for ref in (OLD, NEW)}
    return {ref: framework for ref, framework in found.items() if framework}


FRAMEWORKS = frameworks()
NAMES = tuple(Level(each.id, each.order, each.label) for each in FRAMEWORKS[NEW].level.values())


def groups(*runs: tuple[int, int]) -> tuple[Group, ...]:
    """Groups from pairs of how many levels stand in one and how many are on it, the lowest first."""
    found, at = [], 0
    for levels, count in runs:
        found.append(Group(LEVELS[at : at + levels], count))
        at += levels
    return tuple(found)


WHOLE = groups((1, 5), (1, 6), (1, 9), (1, 5))
MERGED = groups((1, 0), (2, 17), (1, 5))
THREE = groups((1, 0), (3, 12))
ONE = groups((1, 0), (1, 0), (1, 8), (1, 0))
RUNS = (WHOLE, MERGED, THREE, ONE, ())


def distribution(year: str, runs: tuple[Group, ...], few: int = 3) -> Distribution:
    """A distribution of which one more is in focus than scaled; without groups `few` are scaled."""
    scaled = sum(group.count for group in runs) or few
    return Distribution(year, scaled + 1, scaled, runs)


def series(
    ref: str,
    scale: Scale,
    years: Sequence[Distribution],
    origins: Sequence[str] = (),
    heirs: Sequence[str] = (),
) -> Series:
    framework = FRAMEWORKS[ref]
    investigation = next(i for i in framework.investigations if i.id == scale.investigation)
    return Series(
        Named(investigation.id, investigation.title),
        Named(scale.id, scale.title),
        (ref,),
        tuple(years),
        tuple(Named(name, name) for name in origins),
        tuple(Named(name, name) for name in heirs),
    )


def nothing() -> Overview:
    """A year without a single final inspection."""
    return Overview(
        period=CALENDAR_YEAR,
        until=date(2026, 10, 9),
        threshold=5,
        published=None,
        versions=(),
        levels=(),
        figures=Inspections(),
        apart=Inspections(),
        providers=0,
        focus=(),
        series=(),
        mentions=(),
        practices=(),
        loose=0,
        left_out={LeftOut.NOT_FINAL: 6, LeftOut.STOPPED: None},
    )


def rich() -> Overview:
    """A year with everything in it: two versions, levels counted together, hidden rows, breaks.

    It is public, and has what such an edition may not tell all the same.
    """
    old, new = FRAMEWORKS[OLD], FRAMEWORKS[NEW]
    found = []
    for number, scale in enumerate(s for s in new.scale.values() if s.investigation in ("KO", "BJ", "NS")):
        changed = bool(scale.replaces)
        before = () if changed else (distribution("2024-2025", RUNS[(number + 1) % 5]),)
        now = distribution("2026-2027", RUNS[number % 5])
        middle = distribution("2025-2026", RUNS[(number + 2) % 5])
        found.append(series(NEW, scale, (*before, middle, now), origins=scale.replaces))
    # One scale that was worded otherwise under its own id, and one under another id.
    renewed = found[0]
    found[0] = replace(renewed, origins=(renewed.scale,), years=renewed.years[1:])
    first = series(
        OLD, old.scale["OS-K1"], (distribution("2024-2025", WHOLE), distribution("2025-2026", MERGED)),
        heirs=("OS-K1",),
    )  # fmt: skip
    moved = series(
        OLD, old.scale["OS-K6"], (distribution("2023-2024", MERGED), distribution("2026-2027", WHOLE)),
        heirs=("OS-K8",),
    )  # fmt: skip
    split = series(
        OLD, old.scale["OS-B5"], (distribution("2023-2024", WHOLE), distribution("2024-2025", ONE)),
        heirs=("OS-B6", "OS-B7"),
    )  # fmt: skip
    mentions = tuple(
        Mention(Named(e.id, e.title), (OLD, NEW), *_mentioned(number))
        for number, e in enumerate(new.expectations.values())
        if number < 12
    )
    text = "Jongeren kiezen zelf **hoe** ze hun traject voorstellen."
    answer = Answer("GP-1", new.good_practice[0].title, "Drie begeleiders pasten hetzelfde toe.")
    return Overview(
        period=SCHOOL_YEAR,
        until=date(2027, 6, 15),
        threshold=5,
        published=None,
        versions=(OLD, NEW),
        levels=NAMES,
        figures=Inspections(
            31,
            (
                Count(Named("regulier", "reguliere inspectie"), 24),
                Count(Named("opvolging", "opvolgingsinspectie"), None),
                Count(Named("thematisch", "thematische inspectie"), None),
            ),
        ),
        apart=Inspections(None),
        providers=27,
        focus=tuple(
            InFocus(Named(i.id, i.title), count)
            for i, count in zip(new.investigations, (26, 26, 17, 9, 3), strict=False)
        ),
        series=(first, *found[:1], moved, *found[1:], split),
        mentions=mentions,
        practices=(
            Practice("BJ", text, (answer,)),
            Practice("BJ", "Een vaste dag per week is vrij voor overleg met de school."),
            Practice("NS", "De school en de aanbieder schrijven samen één plan."),
        ),
        loose=4,
        left_out={
            LeftOut.UNUSABLE: None,
            LeftOut.STOPPED: None,
            LeftOut.NOT_FINAL: 7,
            LeftOut.WITHDRAWN: None,
            LeftOut.LATER: None,
        },
        late=1,
        renamed=2,
        reliability=tuple(
            Reliability(each.scale, each.versions, *agreed)
            for each, agreed in zip(found, _agreed(), strict=False)
        ),
    )


def inside() -> Overview:
    """The internal edition of that year."""
    return replace(rich(), internal=True)


def _mentioned(number: int) -> tuple[int, int | None, int | None, int | None]:
    return ((26, 12, 7, 0), (26, None, 5, None), (3, None, None, None))[number % 3]


def _agreed() -> tuple[tuple[int, int | None, int | None, int | None, float | None, Interval | None], ...]:
    return (
        (12, 20, 8, 1, 0.8234, Interval(0.604, 0.951)),
        (9, None, None, None, None, None),
        (10, 20, 8, 1, -0.041, Interval(-0.3, 0.22)),
    )


def many() -> Overview:
    """Every scale of the framework, in each of ten school years."""
    new = FRAMEWORKS[NEW]
    years = [f"{2017 + n}-{2018 + n}" for n in range(10)]
    found = [
        series(NEW, scale, [distribution(year, RUNS[(n + m) % 4]) for m, year in enumerate(years)])
        for n, scale in enumerate(new.scale.values())
    ]
    return replace(
        rich(), versions=(NEW,), series=tuple(found), mentions=(), published=date(2027, 6, 20), reliability=()
    )
