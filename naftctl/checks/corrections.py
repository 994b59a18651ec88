"""N508 and N512: which texts are other than when the report was sealed?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.seal_words import since
from naftctl.checks.words import count, day
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.owned import Seal
from naftctl.seal import Correction, corrections, excused, usable

ADVICE = "advice"
_LISTED = 20


@rule("N508", due=Phase.PLANNED, severity=Severity.INFO)
def corrected(dossier: Dossier) -> Iterator[Problem]:
    """Teksten en feiten die verbeterd zijn sinds het laatste zegel, op een rij.

    Waarom: verbeteren mag; wie het verslag opnieuw leest, wil weten waar er iets anders staat.
    Herstel: kijk of elke verbetering zo bedoeld is; er is niets te herstellen.
    """
    for seal in tuple(usable(dossier))[-1:]:
        found = [each for each in corrections(seal, dossier) if each.place.partition("/")[0] != ADVICE]
        if found:
            yield _listed(seal, found, f"{count(len(found), 'tekst', 'teksten')} verbeterd")


@rule("N512", due=Phase.PLANNED, severity=Severity.WARNING)
def advice_reworded(dossier: Dossier) -> Iterator[Problem]:
    """De tekst van het advies verandert na het ontwerp alleen na een opmerking die aanvaard is.

    Waarom: met andere woorden kan ook een advies met dezelfde waarde een ander advies worden.
    Herstel: zet de tekst terug, of beantwoord de opmerking die deze passage noemt.
    """
    for seal in usable(dossier):
        allowed = excused(dossier) if seal.kind == "draft" else frozenset[str]()
        for each in corrections(seal, dossier, ADVICE):
            if each.place in allowed:
                continue
            message = f"de tekst van {each.place[:60]} is anders dan {since(seal)}"
            related = (Label(seal.where("sealed"), f"verzegeld op {day(seal.sealed)}"),)
            yield Problem(each.here, message, "zet de tekst terug zoals hij verzegeld is", related=related)


def _listed(seal: Seal, found: list[Correction], what: str) -> Problem:
    places = tuple(Label(each.here, each.place[:60]) for each in found[:_LISTED])
    return Problem(seal.where("sealed"), f"{what} sinds {since(seal)}", related=places)
