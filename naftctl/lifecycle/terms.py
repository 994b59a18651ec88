"""The terms of the procedure: from when they run, and until which day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from naftctl.days import CALENDAR, CannotCount, first_day_before, last_day
from naftctl.lifecycle.phases import Phase, phase_of
from naftctl.lifecycle.requests import answer_until

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier
    from naftctl.model.framework import Occasion


class Term(Struct, frozen=True):
    """A term (termijn): `days` from `start`, which is day 0, until `last`, the last valid day.

    The term to announce has no start: it is counted back from the first visit. An extended term has the
    `days` of the framework and the `last` of the extension. `request` is the number of the request that has
    to be answered, `01`.
    """

    name: Literal["announcement", "reaction", "processing", "request"]
    start: date | None
    days: int
    last: date
    request: str = ""


def terms(dossier: Dossier) -> tuple[Term, ...]:
    """Every term of which the last day is known, in order, whether it still runs or not."""
    return (*_terms(dossier), *_requests(dossier))


def running_term(dossier: Dossier) -> Term | None:
    """The term that somebody has to watch now: to announce, or to react; one that is missed still counts."""
    phase = phase_of(dossier)
    reacting = phase is Phase.DRAFT and not reaction_ended(dossier)
    name = "announcement" if phase is Phase.PLANNED else "reaction" if reacting else ""
    return next((term for term in terms(dossier) if term.name == name), None)


def announce_by(first_visit: date, occasion: Occasion, counting: str = CALENDAR) -> date | None:
    """The last day on which an inspection may be announced; None where it may be unannounced."""
    days = occasion.announcement_days
    try:
        return first_day_before(first_visit, days, counting) if days > 0 else None
    except CannotCount:  # a rule says it
        return None


def announcement_until(dossier: Dossier) -> date | None:
    """The last day on which this inspection may be announced; None where nothing binds it yet."""
    first, occasion = dossier.inspection.first_visit, dossier.occasion
    return announce_by(first, occasion, dossier.framework.terms.counting) if first and occasion else None


def usual_reaction_until(dossier: Dossier) -> date | None:
    """The last valid day of the term to react as it is without an extension."""
    given = dossier.framework.terms
    return _until(dossier.inspection.milestones.draft_sent, given.reaction_days, given.counting)


def reaction_until(dossier: Dossier) -> date | None:
    """The last valid day of the term to react; the day of sending is day 0. None before the draft is sent."""
    last, extended = usual_reaction_until(dossier), dossier.inspection.milestones.reaction_extended
    return max(last, extended.until) if last and extended else last


def reaction_ended(dossier: Dossier) -> bool:
    """Whether nothing can come in any more: the term is over, or the provider said so."""
    until, closed = reaction_until(dossier), dossier.inspection.milestones.reaction_closed
    return closed is not None or (until is not None and dossier.today > until)


def as_sent(dossier: Dossier) -> Dossier:
    """The dossier as it is once its draft is sent: today, where that is not done yet."""
    inspection = dossier.inspection
    if inspection.milestones.draft_sent:
        return dossier
    done = inspection.milestones.model_copy(update={"draft_sent": dossier.today})
    return replace(dossier, inspection=inspection.model_copy(update={"milestones": done}))


def _terms(dossier: Dossier) -> Iterator[Term]:
    given, done, occasion = dossier.framework.terms, dossier.inspection.milestones, dossier.occasion
    announced = announcement_until(dossier)
    if announced and occasion:
        yield Term("announcement", None, occasion.announcement_days, announced)
    reacted = reaction_until(dossier)
    if reacted is None:
        return
    yield Term("reaction", done.draft_sent, given.reaction_days, reacted)
    closed = done.reaction_closed
    start = closed if closed and done.draft_sent and closed >= done.draft_sent else reacted
    processed = _until(start, given.processing_days, given.counting)
    if processed:
        yield Term("processing", start, given.processing_days, processed)


def _requests(dossier: Dossier) -> Iterator[Term]:
    """The term of every request, answered or not."""
    given = dossier.framework.terms
    for request in dossier.requests:
        last = answer_until(request, given)
        if last:
            yield Term("request", request.received, given.request_days, last, request.id)


def _until(start: date | None, days: int, counting: str) -> date | None:
    try:
        return last_day(start, days, counting) if start else None
    except CannotCount:  # a rule says it
        return None
