"""What an inspection tells for the follow-up of shortcomings. Pure."""

from __future__ import annotations

from datetime import date

from naftctl.model.dossier import Dossier
from naftctl.model.followup import Judged, Standing, Told
from naftctl.prose.plain import plain_text


def told_of(dossier: Dossier) -> Told:
    """The shortcomings that an inspection found and what it says of earlier ones, and whether they count.

    The dossier holds no other files than those that matter here, or all of them could be used.
    """
    inspection = dossier.inspection
    return Told(
        dossier.id,
        inspection.provider.id,
        standing_of(dossier),
        inspection.provider.name,
        inspection.occasion,
        dossier.public,
        inspection.first_visit,
        final_day(dossier),
        _shortcomings(dossier),
        tuple(Judged(item.id, item.outcome, item.continues_as) for item in dossier.followup),
        not dossier.unread,
        dossier.takes_along,
        inspection.framework,
    )


def final_day(dossier: Dossier) -> date | None:
    """The day on which an inspection became final: its report was sent, or at least sealed."""
    seal = dossier.seals.get("final")
    return dossier.inspection.milestones.final_sent or (seal.sealed if seal else None)


def standing_of(dossier: Dossier) -> Standing:
    """Whether what it found counts."""
    done = dossier.inspection.milestones
    if done.stopped:
        return Standing.STOPPED
    if done.withdrawn:
        return Standing.WITHDRAWN
    return Standing.FINAL if final_day(dossier) else Standing.RUNNING


def _shortcomings(dossier: Dossier) -> dict[str, str]:
    """The words of every shortcoming with a name, without what an edition for the public leaves out."""
    found = {
        f"{page.id}/{point.label}": plain_text(point.text.outside, redacted=True)
        for page in (*dossier.scorings, *dossier.findings)
        for point in page.points_of("T")
        if point.label
    }
    breached = {f"{r.id}/T1": " ".join(r.shortcoming.split()) for r in dossier.regulation if r.shortcoming}
    return found | breached
