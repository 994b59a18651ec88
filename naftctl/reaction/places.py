"""The places that a remark can be about, and that an answer can say were changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.seal import changes, lost_evidence, usable
from naftctl.seal.texts import text_places, texts_of

_FILES = {
    "advice": "advice.md",
    "reflection": "reflection.md",
    "desk-analysis": "desk-analysis.md",
    "summary": "summary.md",
    "followup": "followup.yaml",
}


def draft_of(dossier: Dossier) -> Seal | None:
    """The seal of the draft that was reacted to; None where there is none that can say what was judged."""
    return next((seal for seal in usable(dossier) if seal.kind is SealKind.DRAFT), None)


def changeable(dossier: Dossier) -> frozenset[str]:
    """Every place that an answer can say was changed: points, texts and evidence, of the draft and of now."""
    found = {*text_places(dossier), *dossier.points, *dossier.levers, *dossier.shortcomings, *dossier.piece}
    seal = draft_of(dossier)
    return frozenset(found | set(_sealed(seal)) if seal else found)


def about_places(dossier: Dossier) -> frozenset[str]:
    """Every place that a remark can be about: those that can change, and whole pages of the report."""
    pages = {scale.id for scale in dossier.scales} | {finding.id for finding in dossier.findings}
    items = {item.id for item in dossier.framework.regulation}
    return changeable(dossier) | pages | items | set(_FILES)


def is_unsure(dossier: Dossier, place: str) -> bool:
    """Whether nobody can say that a place was not in the draft: its file, or the seal, cannot be used.

    Without the seal of the draft, every place on a page that can be there counts.
    """
    page = place.partition("/")[0]
    items = {item.id for item in dossier.framework.regulation}
    file = "regulation.yaml" if page in items else _FILES.get(page, page)
    if {page, file} & dossier.unread:
        return True
    return page != place and draft_of(dossier) is None and page in about_places(dossier)


def different(seal: Seal, dossier: Dossier, places: Collection[str]) -> frozenset[str]:
    """Those of `places` of which the text or the judgement is other now than in a seal, came or went."""
    pages = {place.partition("/")[0] for place in places}
    was, now = seal.recorded.texts, dict[str, str]()
    for page in pages:
        now |= texts_of(dossier, page)
    found = {place for place in places if was.get(place) != now.get(place)}
    if "advice" in pages:  # a recommendation keeps its label under another heading
        found |= {change.point for change in changes(seal, dossier)}
    if pages & {*seal.evidence, *dossier.piece}:
        found |= {*lost_evidence(seal, dossier), *(dossier.piece.keys() - seal.evidence.keys())}
    return frozenset(found & set(places))


def _sealed(seal: Seal) -> Iterator[str]:
    """Every place that a seal knows."""
    held = seal.frozen
    yield from seal.recorded.texts
    yield from (f"{page}/{label}" for page, labels in held.points.items() for label in labels)
    yield from (f"advice/{label}" for label in held.recommendations)
    yield from seal.evidence
