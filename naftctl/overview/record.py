"""The records of years whose figures are fixed: each holds on to the one before it, and to what was told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from naftctl.digest import digest
from naftctl.language import tr
from naftctl.model.account import Account, Published
from naftctl.model.overview import Inspections, Overview
from naftctl.model.period import Period
from naftctl.overview.membership import Counting, counted, fixed_years


def to_publish(
    accounts: Iterable[Account],
    periods: Iterable[Period],
    published: Mapping[str, Published],
    threshold: int,
    today: date,
) -> dict[str, Published]:
    """The records of years that are fixed together, the earliest first; none of a year without inspections.

    The last of them is published; of the others only the figures are fixed, and what was fixed before stays.
    """
    known, records, last = tuple(accounts), dict[str, Published](), ""
    for period in periods:
        kept, last = {**published, **records}, period.name
        record = kept.get(last) or _fixed(counted(known, period, kept), kept, threshold, today)
        if record:
            records[last] = record
    own = {last: records[last].model_copy(update={"published": today})} if last in records else {}
    return {**records, **own}


def told(records: Mapping[str, Published], overview: Overview) -> dict[str, Published]:
    """The records with what is published in this overview."""
    own = records[overview.period.name]
    return {**records, own.year: own.model_copy(update={"parts": parts_of(overview)})}


def unsound(published: Mapping[str, Published]) -> Iterator[tuple[Published, str, str]]:
    """The records that are not what they were, or hold on to no record: with the key, and in words."""
    for school in (False, True):
        before: Published | None = None
        for year in fixed_years(published, school=school):
            record = published[year.name]
            found = _fault(record, before, published)
            if found:
                yield record, *found
            before = record


def parts_of(overview: Overview) -> dict[str, str]:
    """A digest of each part of an overview that may not change once it is published."""
    return {name: digest(f"overview-{name}", value) for name, value in _plain(overview).items()}


def moved(record: Published, overview: Overview) -> tuple[str, ...]:
    """The parts of an overview that are not what was published."""
    now = parts_of(overview)
    return tuple(name for name, was in record.parts.items() if now.get(name) != was)


# ── the chain ────────────────────────────────────────────────────────────────────────────────────────────
def _fixed(
    counting: Counting, kept: Mapping[str, Published], threshold: int, today: date
) -> Published | None:
    """The record of a year whose figures are fixed now."""
    if not counting.names:
        return None
    earlier = fixed_years(kept, school=counting.period.school)
    before = kept[earlier[-1].name] if earlier else None
    record = Published(
        year=counting.period.name,
        fixed=today,
        threshold=threshold,
        figures=tuple(each.id for each in counting.figures),
        apart=tuple(each.id for each in counting.apart),
        previous=before.year if before else None,
        digest="",
    )
    return record.model_copy(update={"digest": _digest(record, before)})


def _digest(record: Published, before: Published | None) -> str:
    """Rests on what is fixed for ever; a year may be published later than it was fixed."""
    held = {name: getattr(record, name) for name in ("year", "fixed", "threshold", "previous")}
    names = {"figures": sorted(record.figures), "apart": sorted(record.apart)}
    return digest("overview-record", {**held, **names, "before": before.digest if before else None})


def _fault(
    record: Published, before: Published | None, published: Mapping[str, Published]
) -> tuple[str, str] | None:
    """The key and the words of what is wrong with a record."""
    named, there = record.previous, before.year if before else None
    if named != there:
        if named and named not in published:
            return "previous", tr(
                "the file of {named} is missing, the year that was fixed before this one", named=named[:20]
            )
        other = (
            tr("the file of {there} does not belong before this one", there=there)
            if there
            else tr("this file was changed")
        )
        return "previous", other
    if record.digest != _digest(record, before):
        other = tr(", or that of {there}", there=there) if there else ""
        return "digest", tr("this file{other} was changed", other=other)
    if record.published and not record.parts:
        return "published", tr("this file was changed: what was published does not stand in it")
    return None


# ── what was told ────────────────────────────────────────────────────────────────────────────────────────
def _plain(overview: Overview) -> dict[str, Any]:
    """The plain values of each part; what does not count in the year may still change."""
    return {
        "levels": [
            [
                each.scale.id,
                each.versions,
                [
                    [row.year, row.in_focus, row.scaled, [[g.levels, g.count] for g in row.groups]]
                    for row in each.years
                ],
            ]
            for each in overview.series
        ],
        "expectations": [
            overview.loose,
            [
                [m.expectation.id, m.versions, m.asked, m.strengths, m.opportunities, m.shortcomings]
                for m in overview.mentions
            ],
        ],
        "practices": sorted(
            [p.investigation, p.text, [[a.id, a.title, a.text] for a in p.answers]]
            for p in overview.practices
        ),
        "counts": {
            "figures": _number(overview.figures),
            "apart": _number(overview.apart),
            "providers": overview.providers,
            "focus": {each.investigation.id: each.providers for each in overview.focus},
            "late": overview.late,
            "renamed": overview.renamed,
        },
    }


def _number(found: Inspections) -> list[Any]:
    return [found.total, {each.what.id: each.count for each in found.occasions}]
