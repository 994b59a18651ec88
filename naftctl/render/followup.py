"""What a report says of the shortcomings that earlier inspections left open."""

from __future__ import annotations

from naftctl.model.dossier import Dossier
from naftctl.model.followup import CarriedShortcoming
from naftctl.render.carried import Carried, Followup
from naftctl.render.values import anchor


def followup(dossier: Dossier, *, outside: bool) -> Followup:
    """Every shortcoming that was taken along; `outside` only those of reports that are public themselves."""
    shown = tuple(item for item in dossier.followup if not outside or told_outside(dossier, item))
    return Followup(
        tuple(_carried(dossier, item, outside=outside) for item in shown), len(dossier.followup) - len(shown)
    )


def told_outside(dossier: Dossier, item: CarriedShortcoming) -> bool:
    """Whether the report that found it is published without being asked for; not where nobody can tell."""
    occasion = dossier.framework.occasion(item.occasion)
    return occasion is not None and occasion.public


def _carried(dossier: Dossier, item: CarriedShortcoming, *, outside: bool) -> Carried:
    occasion = dossier.framework.occasion(item.occasion)
    return Carried(
        anchor=anchor(f"opvolging-{item.id}"),
        name=item.name or item.id,
        inspection=item.inspection,
        occasion=occasion.label if occasion else item.occasion,
        since=item.since,
        text=item.text,
        outcome=item.outcome.value if item.outcome else None,
        note=item.note,
        evidence=item.evidence,
        heir=item.continues_as,
        heir_anchor=_heir_anchor(dossier, item.continues_as, outside=outside),
    )


def _heir_anchor(dossier: Dossier, name: str | None, *, outside: bool) -> str | None:
    """The place of a shortcoming of this inspection, where this edition prints it."""
    point = dossier.points.get(name or "")
    printed = point is not None and point.text.shown(internal=False, redacted=outside)
    return anchor(name or "") if printed or name in _breaches(dossier) else None


def _breaches(dossier: Dossier) -> frozenset[str]:
    return frozenset(f"{result.id}/T1" for result in dossier.regulation if result.shortcoming)
