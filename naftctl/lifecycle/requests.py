"""Requests for a report: until when they have to be answered, and which of them are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naftctl.days import CannotCount, last_day

if TYPE_CHECKING:
    from datetime import date

    from naftctl.model.dossier import Dossier
    from naftctl.model.framework import Terms
    from naftctl.model.publicity import Request


def usual_answer_until(request: Request, given: Terms) -> date | None:
    """The last day to answer as it is without an extension; the day of receipt is day 0."""
    return _until(request, given.request_days, given.counting)


def latest_answer_until(request: Request, given: Terms) -> date | None:
    """The last day that an extension may give."""
    return _until(request, given.request_extended_days, given.counting)


def answer_until(request: Request, given: Terms) -> date | None:
    """The last day to answer: the usual one, or that of the extension; never later than one may give."""
    usual, latest = usual_answer_until(request, given), latest_answer_until(request, given)
    if request.extended is None or usual is None or latest is None:
        return usual
    return max(usual, min(request.extended.until, latest))


def open_requests(dossier: Dossier) -> tuple[Request, ...]:
    """The requests that are not answered yet, in order of number."""
    return tuple(request for request in dossier.requests if request.answered is None)


def first_request(dossier: Dossier) -> Request | None:
    """The open request that has to be answered first, or None where all are answered."""
    given = dossier.framework.terms
    found = open_requests(dossier)
    return min(found, key=lambda each: (answer_until(each, given) or each.received, each.id), default=None)


def request_of(dossier: Dossier, name: str = "") -> Request | None:
    """The request with this number; without one the newest that is open, else the newest."""
    if name:
        return next((each for each in dossier.requests if each.id == name), None)
    newest = sorted(open_requests(dossier) or dossier.requests, key=lambda each: (each.received, each.id))
    return newest[-1] if newest else None


def _until(request: Request, days: int, counting: str) -> date | None:
    try:
        return last_day(request.received, days, counting)
    except CannotCount:  # a rule says it
        return None
