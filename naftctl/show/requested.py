"""The information that a provider is asked for: what came in, and what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from naftctl.language import tr
from naftctl.model.dossier import Dossier
from naftctl.model.scoring import NOT_AVAILABLE
from naftctl.show.procedure import some_days

_NAMED = 3


class Requested(Struct, frozen=True):
    """What was asked for (te bezorgen informatie): the day of asking, and per item what is noted."""

    asked: date | None
    received: Mapping[str, str]
    missing: tuple[str, ...]


def requested_of(dossier: Dossier) -> Requested | None:
    """What the desk analysis says of the requested information; None where the occasion asks for none."""
    items, desk, occasion = dossier.framework.requested_information, dossier.desk, dossier.occasion
    unread = "desk-analysis.md" in dossier.unread
    if not items or unread or (desk is None and (occasion is None or occasion.scales != "required")):
        return None
    noted = desk.received if desk else {}
    names = [item.id for item in items]
    received = {name: noted[name] or "" for name in names if noted.get(name)}
    missing = tuple(name for name in names if name not in received)
    return Requested(desk.asked if desk else None, received, missing)


def requested_words(requested: Requested, today: date) -> str:
    """`informatie: gevraagd 12/05, 13 van 14 ontvangen; INF-10 ontbreekt`."""
    absent = sum(value == NOT_AVAILABLE for value in requested.received.values())
    there, total = len(requested.received) - absent, len(requested.received) + len(requested.missing)
    if not requested.asked and not requested.received:
        return tr("information: not asked for yet ({total} pieces)", total=total)
    asked = (
        tr("asked for on {day}", day=some_days((requested.asked,), today))
        if requested.asked
        else tr("not asked for yet")
    )
    words = tr("information: {asked}, {there} of {total} received", asked=asked, there=there, total=total)
    if absent:
        words += tr(", {absent} not available", absent=absent)
    named = requested.received and requested.missing
    return words + (f"; {_missing(requested.missing)}" if named else "")


def _missing(names: Sequence[str]) -> str:
    if len(names) > _NAMED:
        return tr("{number} are missing", number=len(names))
    *first, last = names
    return (
        tr("{first} and {last} are missing", first=", ".join(first), last=last)
        if first
        else tr("{last} is missing", last=last)
    )
