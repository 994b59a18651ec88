"""What has to happen by which day: the terms that are still open, and the nearest day that counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from naftctl.lifecycle.phases import Phase, phase_of, planned_days
from naftctl.lifecycle.requests import open_requests
from naftctl.lifecycle.steps import Step, next_step
from naftctl.lifecycle.terms import Term, reaction_ended, terms

if TYPE_CHECKING:
    from naftctl.model.dossier import Dossier


def open_terms(dossier: Dossier) -> tuple[Term, ...]:
    """The terms that are not met yet, the nearest first; one that is missed still counts.

    While a reaction may come in, the last day for the final report is the one that holds if nothing changes.
    A request has to be answered in every phase.
    """
    phase = phase_of(dossier)
    names: tuple[str, ...] = ()
    if phase is Phase.PLANNED:
        names = ("announcement",)
    elif phase is Phase.DRAFT:
        names = ("processing",) if reaction_ended(dossier) else ("reaction", "processing")
    asked = {request.id for request in open_requests(dossier)}
    found = [term for term in terms(dossier) if term.name in names or term.request in asked]
    return tuple(sorted(found, key=lambda term: term.last))


def coming_visit(dossier: Dossier) -> date | None:
    """The first planned day of visit that is still to come; where all are over and not noted, the last."""
    days = sorted(planned_days(dossier))
    if not days or phase_of(dossier) >= Phase.VISITED:
        return None
    return next((day for day in days if day >= dossier.today), days[-1])


def deadline(dossier: Dossier) -> date | None:
    """The day to watch: the last one of the nearest open term, else the visit that is to come."""
    nearest = next(iter(open_terms(dossier)), None)
    return nearest.last if nearest else coming_visit(dossier)


def is_closed(dossier: Dossier) -> bool:
    """Whether nothing is left to do: stopped, taken back, or delivered and published where that is due.

    While somebody waits for an answer to a request, it is not.
    """
    return next_step(dossier, 0, 0) is Step.NOTHING
