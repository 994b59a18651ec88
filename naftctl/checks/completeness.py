"""N351 to N354: is there everything else that a report of a regular inspection tells?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from naftctl.checks.demands import scales_required
from naftctl.checks.places import gap
from naftctl.checks.references import misnamed
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, quoted
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.record import FIRST_YEAR
from naftctl.model.scoring import NOT_AVAILABLE, DeskAnalysis
from naftctl.source import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@rule("N351", due=Phase.DRAFT)
def no_reflection(dossier: Dossier) -> Iterator[Problem]:
    """There is a report of the reflection talk, with a day.

    Why: there the provider heard the provisional levels and brought in its own insights.
    Fix: fill in reflection.md, with the day of the talk at `date`.
    """
    name, reflection = "reflection.md", dossier.reflection
    if not scales_required(dossier) or name in dossier.unread:
        return
    if reflection is None:
        message = tr("there is no report of the reflection talk yet: {name} is missing", name=name)
        yield Problem(dossier.file(name), message, tr("make {name}", name=name))
    elif reflection.date is None:
        message = tr("the day of the reflection talk is missing")
        yield Problem(reflection.where("date"), message, tr("fill in the day at `date`"))


@rule("N352", due=Phase.DRAFT)
def context_missing(dossier: Dossier) -> Iterator[Problem]:
    """The desk analysis describes every context and input feature of the framework.

    Why: a reader understands the levels only when they know where and with whom the provider works.
    Fix: write in desk-analysis.md under every heading, such as ## CI-1, what the team knows.
    """
    name, desk = "desk-analysis.md", dossier.desk
    if not scales_required(dossier) or name in dossier.unread:
        return
    if desk is None:
        yield Problem(
            dossier.file(name),
            tr("there is no desk analysis yet: {name} is missing", name=name),
            tr("make {name}", name=name),
        )
        return
    absent = [item for item in dossier.framework.context if desk.body.section(item.id) is None]
    waits = len(absent) <= misnamed(dossier, Kind.CONTEXT, desk.path)
    for item in dossier.framework.context:
        section = desk.body.section(item.id)
        if section.empty if section else not waits:
            span = section.span if section else Span(desk.path)
            message = tr("`{id}` ({title}) is not described", id=item.id, title=item.title)
            yield Problem(span, message, tr("write it under ## {id} {title}", id=item.id, title=item.title))


@rule("N353", due=Phase.VISITED, severity=Severity.WARNING)
def not_received(dossier: Dossier) -> Iterator[Problem]:
    """The information was asked for before the first visit, and every piece has its day of receipt.

    Why: this shows what the team could read while it prepared.
    Fix: in desk-analysis.md, fill in the day at `asked`, and under `received`, for every piece, the day
    as YYYY-MM-DD, or niet_beschikbaar.
    """
    desk = dossier.desk
    if desk is None or not scales_required(dossier) or not dossier.framework.requested_information:
        return
    late = tuple(_asked(dossier, desk))
    yield from late
    missing = [item.id for item in dossier.framework.requested_information if item.id not in desk.received]
    # A value that was refused leaves no key behind; its own fault already says so.
    missing = [name for name in missing if desk.where("received", name) == desk.where("received")]
    hint = tr("fill in the day of receipt, or {not_available}", not_available=NOT_AVAILABLE)
    if len(missing) > misnamed(dossier, Kind.REQUESTED, desk.path):
        message = tr("under `received` there is no {missing}", missing=quoted(missing))
        yield Problem(gap(desk, "received", "asked"), message, hint)
    visit = None if late and desk.asked else _visit(dossier)
    for name, value in desk.received.items():
        received, place = received_day(value), desk.where("received", name)
        if received and visit and visit <= received <= dossier.today:
            found = tr(
                "received on {received}, not before the first visit on {visit}",
                received=day(received),
                visit=day(visit),
            )
            yield Problem(place, f"`{name}`: {found}", tr("check the day"))
        elif received is None and value != NOT_AVAILABLE:
            found = (
                tr("`{received}` is not a day of receipt", received=value[:40])
                if value
                else tr("the day of receipt is missing")
            )
            yield Problem(place, f"`{name}`: {found}", hint)


def received_day(value: str | None) -> date | None:
    """The day on which a piece came in; None where the value is none."""
    try:
        found = date.fromisoformat(value) if value and _DAY.fullmatch(value) else None
    except ValueError:
        return None
    return found if found and found.year >= FIRST_YEAR else None


def _asked(dossier: Dossier, desk: DeskAnalysis) -> Iterator[Problem]:
    """What is odd about the day on which the information was asked for."""
    visit = _visit(dossier)
    if desk.asked is None:
        message = tr("the day on which you asked for the information is missing")
        span = gap(desk, "asked", "received")
        yield Problem(span, message, tr("fill in the day at `asked`"), due=Phase.ANNOUNCED)
    elif visit and visit <= desk.asked <= dossier.today:
        found = tr(
            "asked for on {asked}, not before the first visit on {visit}",
            asked=day(desk.asked),
            visit=day(visit),
        )
        yield Problem(
            desk.where("asked"), tr("the information was {found}", found=found), tr("check the day")
        )


def _visit(dossier: Dossier) -> date | None:
    """The first day on which the team came, or means to come."""
    return min(dossier.inspection.milestones.visited, default=dossier.inspection.first_visit)


@rule("N354", due=Phase.DRAFT)
def no_summary(dossier: Dossier) -> Iterator[Problem]:
    """There is a summary for young people and parents.

    Why: the report is about them; they have a right to it in plain words.
    Fix: write summary.md: one page, short sentences, no jargon.
    """
    name, summary = "summary.md", dossier.summary
    if not scales_required(dossier) or name in dossier.unread:
        return
    if summary is None:
        message = tr("there is no summary for young people and parents yet: {name} is missing", name=name)
        yield Problem(dossier.file(name), message, tr("write {name}", name=name))
    elif summary.body.empty:
        message = tr("the summary for young people and parents is empty")
        yield Problem(dossier.file(name), message, tr("write one page in plain words"))
