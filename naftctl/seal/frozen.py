"""The values of an inspection that a seal freezes: its judgements, in one spelling."""

from __future__ import annotations

import unicodedata

from naftctl.framework.pin import digest_of
from naftctl.model.dossier import Dossier
from naftctl.model.once import once
from naftctl.model.owned import Frozen
from naftctl.model.scoring import ADVICE_HEADINGS, POINT_HEADINGS

SHORTCOMING = "T1"
"""The label of the shortcoming of a regulation item."""
_HEADINGS = {letter: heading for heading, letter in POINT_HEADINGS.items()}


@once
def frozen_of(dossier: Dossier) -> Frozen:
    """The frozen values of an inspection as it is now; what is not judged is not there."""
    focus, advice = dossier.focus, dossier.advice
    return Frozen(
        framework=spelled(dossier.inspection.framework),
        framework_digest=digest_of(dossier.framework),
        focus=tuple(sorted({spelled(each) for each in focus.investigations})) if focus else (),
        chosen=spelled(focus.chosen) if focus and focus.chosen else None,
        levels={page.id: spelled(page.level) for page in dossier.scorings if page.level},
        advice=spelled(advice.value) if advice and advice.value else None,
        regulation={each.id: each.result.value for each in dossier.regulation if each.result},
        followup={each.id: each.outcome.value for each in dossier.followup if each.outcome},
        points=_points(dossier),
        recommendations=_recommendations(dossier),
    )


def spelled(text: str) -> str:
    """A text in the one spelling in which values are compared: composed letters, single blanks."""
    return " ".join(unicodedata.normalize("NFC", str(text)).split())


def heading_of(letter: str) -> str:
    """The heading under which points with this letter stand: `Sterke punten` for S."""
    return _HEADINGS.get(letter, letter)


def _points(dossier: Dossier) -> dict[str, dict[str, str]]:
    """The letter of the heading of every labelled point by page and label, shortcomings of items too."""
    pages = (*dossier.scorings, *dossier.findings)
    found = {page.id: {p.label: p.letter for p in page.points if p.label} for page in pages}
    found |= {each.id: {SHORTCOMING: "T"} for each in dossier.regulation if each.shortcoming}
    return {name: labels for name, labels in found.items() if labels}


def _recommendations(dossier: Dossier) -> dict[str, str]:
    """The heading of every labelled recommendation by its label."""
    sections = dossier.advice.body.sections if dossier.advice else ()
    return {
        point.label: section.key
        for section in sections
        if section.key in ADVICE_HEADINGS
        for point in section.points
        if point.label
    }
