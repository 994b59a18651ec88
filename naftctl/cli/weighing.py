"""What earlier inspections of a provider left open on scales, for a choice of focus to weigh."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from naftctl.cli.framework.versions import between, family
from naftctl.cli.session import Session
from naftctl.focus import Left
from naftctl.followup import position
from naftctl.model.dossier import Dossier
from naftctl.model.followup import Told, parted
from naftctl.model.framework import Framework


def left_open(
    session: Session, dossier: Dossier, previous: Dossier | None
) -> tuple[tuple[Left, ...], frozenset[str]]:
    """What other inspections than the last one left open on scales, and what is open no longer."""
    visit, provider = dossier.inspection.first_visit, dossier.inspection.provider.id
    told = session.reader.earlier(provider, session.today, dossier.id)
    known = position(told, (visit or session.today) - timedelta(days=1))
    own = previous.id if previous else ""
    pairs = (
        (one.name if one.inspection == own else one.id, key)
        for one in known.open
        for key in dict.fromkeys((one.id, one.origin))
        if not (key == one.id and one.inspection == own)
    )
    left = (_left(session, dossier, name, key, told) for name, key in pairs)
    return tuple(each for each in left if each), frozenset(known.closed)


def _left(session: Session, dossier: Dossier, name: str, key: str, told: Sequence[Told]) -> Left | None:
    """A shortcoming with the framework of the inspection that found it, None where that is not here."""
    inspection, inside = parted(key)
    ref = next((each.framework for each in told if each.id == inspection), "")
    framework = session.reader.framework(ref)
    if framework is None:
        return None
    return Left(
        name, inside.partition("/")[0], framework, passed_between(session, ref, dossier.framework.ref)
    )


def passed_between(session: Session, old: str, new: str) -> tuple[Framework, ...]:
    """The versions between the last inspection and this one, where both follow the same framework."""
    known = family(session, new)
    forward = old in known and new in known and known.index(old) < known.index(new)
    return between(session, old, new) if forward else ()
