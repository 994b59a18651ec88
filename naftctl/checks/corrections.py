"""N508 and N512: which texts are other than when the report was sealed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import count, day
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal, SealKind
from naftctl.reaction.standing import naming
from naftctl.seal import changes, corrections, excused, usable
from naftctl.seal.texts import text_places
from naftctl.source import Span

ADVICE = "advice"
_LISTED = 20
_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


@rule("N508", due=Phase.PLANNED, severity=Severity.INFO)
def corrected(dossier: Dossier) -> Iterator[Problem]:
    """What has been corrected since the draft, listed: after a remark, and on the team's own initiative.

    Why: correcting is allowed; whoever reads the report again wants to know where it is different, and
    why.
    Fix: see whether every correction is meant; there is nothing to mend.
    """
    seals = {seal.kind: seal for seal in usable(dossier)}
    draft, final = seals.get(SealKind.DRAFT), seals.get(SealKind.FINAL)
    later = _corrected(final, dossier, frozenset()) if final else {}
    if draft:
        because = naming(dossier)
        named = frozenset(because)
        found = _between(draft, final, dossier, named) if final else _corrected(draft, dossier, named)
        earlier = {place: span for place, span in found.items() if place not in later}
        asked = {place: span for place, span in earlier.items() if place in because}
        own = {place: span for place, span in earlier.items() if place not in because}
        yield from _listed(draft, asked, tr("(after a remark)"), because)
        yield from _listed(draft, own, tr("(on the team's own initiative)"))
    if final:
        yield from _listed(final, later)


@rule("N512", due=Phase.PLANNED)
def advice_reworded(dossier: Dossier) -> Iterator[Problem]:
    """After the draft, the text of the advice changes only after a remark that is accepted.

    Why: with other words an advice with the same value can still become another advice.
    Fix: put the text back, or name this passage in the answer to the remark that made it change.
    """
    said = set[str]()
    for seal in usable(dossier):
        allowed = excused(dossier) if seal.kind is SealKind.DRAFT else frozenset[str]()
        for each in corrections(seal, dossier, ADVICE):
            if each.place in allowed or each.place in said:
                continue
            said.add(each.place)
            message = tr(
                "the text of {place} is different from that in {seal}",
                place=each.place[:60],
                seal=since(seal),
            )
            related = (Label(seal.where("sealed"), tr("sealed on {sealed}", sealed=day(seal.sealed))),)
            yield Problem(each.here, message, tr("put the text back as it was sealed"), related=related)


def _corrected(seal: Seal, dossier: Dossier, named: frozenset[str]) -> dict[str, Span]:
    """Every place that is other than in a seal and may be, with where it stands; of the advice only if named.

    A point that came, went or moved counts where it is named.
    """
    texts = {each.place: each.here for each in corrections(seal, dossier)}
    moved = {each.point: each.here for each in changes(seal, dossier) if each.point in named} if named else {}
    own = {place: at for place, at in texts.items() if place in named or place.partition("/")[0] != ADVICE}
    return own | moved


def _between(draft: Seal, final: Seal, dossier: Dossier, named: frozenset[str]) -> dict[str, Span]:
    """Every text that was other in the final report than in the draft, likewise, told by the two seals."""
    was, now, places = draft.recorded.texts, final.recorded.texts, text_places(dossier)
    return {
        place: places.get(place) or draft.recorded.where("texts", place)
        for place in {**was, **now}
        if was.get(place) != now.get(place) and (place in named or place.partition("/")[0] != ADVICE)
    }


def _listed(
    seal: Seal, found: Mapping[str, Span], why: str = "", because: Mapping[str, Sequence[str]] = _NOTHING
) -> Iterator[Problem]:
    if found:
        remarks = {
            place: tr(", after remark {because}", because=tr(" and ").join(because[place]))
            for place in found
            if place in because
        }
        labels = (Label(span, place[:60] + remarks.get(place, "")) for place, span in found.items())
        what = " ".join(filter(None, (count(len(found), tr("text"), tr("texts")), why, tr("corrected"))))
        yield Problem(
            seal.where("sealed"),
            tr("{what} since {seal}", what=what, seal=since(seal)),
            related=tuple(islice(labels, _LISTED)),
        )
