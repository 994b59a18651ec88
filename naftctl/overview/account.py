"""What one inspection brings to the overviews of the sector."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from naftctl.model.account import Account, Reason
from naftctl.model.dossier import Dossier
from naftctl.model.owned import SealKind
from naftctl.model.scoring import NOT_SCALED, Scoring
from naftctl.model.sector import Past
from naftctl.model.told import final_day
from naftctl.overview.practices import practices_of
from naftctl.seal import FILES, changes, usable

KINDS = ("S", "O", "T")
"""The kinds of points that are counted: strengths, development opportunities and shortcomings."""


def account_of(dossier: Dossier, faults: int) -> Account:
    """What an inspection in which `check` finds so many `faults` (errors) brings to the overviews.

    `final` is None where there is no final seal, or where the folder no longer says what that seal says. Who
    else than its provider a good practice names only the whole sector knows: see `without_names`.
    """
    inspection = dossier.inspection
    final = _final(dossier)
    scorings = tuple(_scorings(dossier)) if dossier.public else ()
    practices, unsafe = practices_of(dossier) if scorings else ((), 0)
    return Account(
        id=dossier.id,
        provider=inspection.provider.id,
        name=inspection.provider.name,
        occasion=inspection.occasion,
        public=dossier.public,
        framework=inspection.framework,
        visit=inspection.first_visit,
        final=final,
        reason=_reason(dossier, final, faults),
        focus=dossier.focus.investigations if dossier.focus else (),
        levels={scoring.id: scoring.level or NOT_SCALED for scoring in scorings},
        cited={kind: frozenset(_cited(dossier, scorings, kind)) for kind in KINDS},
        loose=sum(_loose(dossier, scoring) for scoring in scorings),
        scored=_scored(dossier),
        practices=practices,
        unsafe=unsafe,
    )


def unread_account(name: str, past: Past | None) -> Account:
    """The account of an inspection that cannot be read, with what its two small files still tell."""
    if past is None:
        return Account(id=name, provider="", reason=Reason.UNREADABLE)
    return Account(
        id=name,
        provider=past.provider,
        framework=past.framework,
        visit=past.date,
        reason=Reason.UNREADABLE,
        focus=past.focus,
    )


def _final(dossier: Dossier) -> date | None:
    """The day on which it became final, None where the final seal is not there or does not hold."""
    seal = next((seal for seal in usable(dossier) if seal.kind is SealKind.FINAL), None)
    if seal is None or dossier.unread or changes(seal, dossier):
        return None
    day = final_day(dossier)
    return day if day and day <= dossier.today else None


def _reason(dossier: Dossier, final: date | None, faults: int) -> Reason | None:
    done = dossier.inspection.milestones
    sent = not (done.final_sent and done.final_sent > dossier.today)
    if done.stopped:
        return Reason.STOPPED
    if FILES[SealKind.FINAL] not in dossier.present or not sent:
        return Reason.NOT_FINAL
    if done.withdrawn:
        return Reason.WITHDRAWN
    return Reason.FAULTS if faults or final is None else None


def _scorings(dossier: Dossier) -> Iterator[Scoring]:
    """The scorings that give figures: of the scales in focus, where the occasion knows scales."""
    if dossier.occasion is None or dossier.occasion.scales == "none":
        return
    for scale in dossier.scales:
        scoring = dossier.scoring.get(scale.id)
        if scoring and scoring.level:
            yield scoring


def _cited(dossier: Dossier, scorings: Collection[Scoring], kind: str) -> Iterator[str]:
    """The expectations that the points of one kind cite."""
    for scoring in scorings:
        for point in scoring.points_of(kind):
            yield from (c.target for c in point.text.citations if c.target in dossier.framework.expectations)


def _loose(dossier: Dossier, scoring: Scoring) -> int:
    """How many points cite no expectation."""
    known = dossier.framework.expectations
    points = (point for kind in KINDS for point in scoring.points_of(kind))
    return sum(not any(citation.target in known for citation in point.text.citations) for point in points)


def _scored(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The levels that members gave by scale, from the lowest, so that nobody sees who gave which."""
    levels = dossier.framework.level
    given: dict[str, list[str]] = {}
    for page in dossier.individual:
        for scale, level in page.levels.items():
            if level in levels:
                given.setdefault(scale, []).append(level)
    return {
        scale: tuple(sorted(found, key=lambda level: levels[level].order)) for scale, found in given.items()
    }
