"""Where inspections stand, as data for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import asdict

from naftctl.diagnostic import Severity
from naftctl.lifecycle import course, open_terms, phase_of, running_term
from naftctl.model.dossier import Dossier
from naftctl.reaction.standing import tally
from naftctl.show.case import Case
from naftctl.show.requested import requested_of

_COUNTED = (Severity.ERROR, Severity.PENDING, Severity.WARNING)


Data = Mapping[str, Any]


def as_json(rows: Iterable[Data]) -> str:
    """An array with what `data_of` gives of each inspection."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2)


def data_of(case: Case, dossier: Dossier | None) -> Data:
    """Where an inspection stands.

    Keys: `inspection`; `readable`; `occasion`, `framework` and `phase` as the files have them; `course`, of
    which each has `milestone`, `state` (done, now, later) and `days`; `open` with the counts `error`,
    `pending` and `warning`; `term` with `name` (announcement, reaction), `last_day` and `days_left`, or
    null; `terms` with every term that is not met yet, the nearest first, each with `name` (announcement,
    reaction, processing, request), `start` (null where it is counted back), `last`, `days_left` and
    `request` (the number of the request that has to be answered, or null); `requests` with every request
    for the report, each with `request`, `received`, `extended` and `answered` (days or null) and `answer`
    (whole, partial, refused or null); `requested` with `asked` (a day or null), `received` (per item a day,
    or niet_beschikbaar) and `missing`, or null; `reaction` with the counts `deliveries`, `late` (of those),
    `remarks`, `answered` and `open`, or null where nothing came in; `privacy` with `open`, the places that
    are still to be decided; `next` with `step` and `command`, which is null where there is none. What a
    folder that is not readable cannot tell is null.
    """
    return {
        "inspection": case.name,
        "readable": dossier is not None,
        "occasion": dossier.inspection.occasion if dossier else None,
        "framework": dossier.inspection.framework if dossier else None,
        "phase": phase_of(dossier).key if dossier else None,
        "course": _course(dossier) if dossier else [],
        "open": {severity.value: case.counts.get(severity, 0) for severity in _COUNTED},
        "term": _term(dossier) if dossier else None,
        "terms": _terms(dossier) if dossier else [],
        "requests": _requests(dossier) if dossier else [],
        "requested": _requested(dossier) if dossier else None,
        "reaction": _reaction(dossier) if dossier else None,
        "privacy": _privacy(dossier) if dossier else None,
        "next": {"step": case.step.value, "command": case.command or None},
    }


def _privacy(dossier: Dossier) -> Data:
    from naftctl.privacy.screening import open_hits  # noqa: PLC0415  (slow to load, and only wanted here)

    return {"open": open_hits(dossier)}


def _course(dossier: Dossier) -> list[Data]:
    return [
        {"milestone": stage.name, "state": stage.state.value, "days": [str(day) for day in stage.days]}
        for stage in course(dossier)
    ]


def _term(dossier: Dossier) -> Data | None:
    term = running_term(dossier)
    if term is None:
        return None
    left = (term.last - dossier.today).days
    return {"name": term.name, "last_day": str(term.last), "days_left": left}


def _terms(dossier: Dossier) -> list[Data]:
    return [
        {
            "name": term.name,
            "start": str(term.start) if term.start else None,
            "last": str(term.last),
            "days_left": (term.last - dossier.today).days,
            "request": term.request or None,
        }
        for term in open_terms(dossier)
    ]


def _requests(dossier: Dossier) -> list[Data]:
    return [
        {
            "request": request.id,
            "received": str(request.received),
            "extended": str(request.extended.until) if request.extended else None,
            "answered": str(request.answered) if request.answered else None,
            "answer": request.answer.value if request.answer else None,
        }
        for request in dossier.requests
    ]


def _reaction(dossier: Dossier) -> Data | None:
    found = tally(dossier)
    return asdict(found) if found.deliveries else None


def _requested(dossier: Dossier) -> Data | None:
    requested = requested_of(dossier)
    if requested is None:
        return None
    return {
        "asked": str(requested.asked) if requested.asked else None,
        "received": dict(requested.received),
        "missing": list(requested.missing),
    }
