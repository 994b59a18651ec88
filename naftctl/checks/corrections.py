"""N508 and N512: which texts are other than when the report was sealed?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import count, day
from naftctl.diagnostic import Label, Severity
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
    """Wat verbeterd is sinds het ontwerp, op een rij: na een opmerking, en op eigen initiatief.

    Waarom: verbeteren mag; wie het verslag opnieuw leest, wil weten waar er iets anders staat, en waarom.
    Herstel: kijk of elke verbetering zo bedoeld is; er is niets te herstellen.
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
        yield from _listed(draft, asked, "na een opmerking", because)
        yield from _listed(draft, own, "op eigen initiatief")
    if final:
        yield from _listed(final, later)


@rule("N512", due=Phase.PLANNED)
def advice_reworded(dossier: Dossier) -> Iterator[Problem]:
    """De tekst van het advies verandert na het ontwerp alleen na een opmerking die aanvaard is.

    Waarom: met andere woorden kan ook een advies met dezelfde waarde een ander advies worden.
    Herstel: zet de tekst terug, of noem deze passage in het antwoord op de opmerking die ze deed veranderen.
    """
    said = set[str]()
    for seal in usable(dossier):
        allowed = excused(dossier) if seal.kind is SealKind.DRAFT else frozenset[str]()
        for each in corrections(seal, dossier, ADVICE):
            if each.place in allowed or each.place in said:
                continue
            said.add(each.place)
            message = f"de tekst van {each.place[:60]} is anders dan in {since(seal)}"
            related = (Label(seal.where("sealed"), f"verzegeld op {day(seal.sealed)}"),)
            yield Problem(each.here, message, "zet de tekst terug zoals hij verzegeld is", related=related)


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
            place: f", na opmerking {' en '.join(because[place])}" for place in found if place in because
        }
        labels = (Label(span, place[:60] + remarks.get(place, "")) for place, span in found.items())
        what = " ".join(filter(None, (count(len(found), "tekst", "teksten"), why, "verbeterd")))
        yield Problem(
            seal.where("sealed"), f"{what} sinds {since(seal)}", related=tuple(islice(labels, _LISTED))
        )
