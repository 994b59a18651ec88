"""N266: does the alternating investigation change from one inspection of a provider to the next?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from naftctl.checks.demands import focus_required
from naftctl.checks.focus import motive_missing
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier


@rule("N266", due=Phase.VISITED, severity=Severity.WARNING)
def same_again(dossier: Dossier) -> Iterator[Problem]:
    """Het gekozen onderzoek is een ander dan wat bij deze aanbieder het laatst aan bod kwam.

    Waarom: de focus wisselt, zodat elk onderdeel van de werking over de jaren aan bod komt.
    Herstel: kies een ander onderzoek, of schrijf bij `motive` in focus.yaml waarom hetzelfde terugkomt.
    """
    focus = dossier.focus
    if focus is None or not focus_required(dossier) or filled(focus.motive):
        return
    chosen = next((each for each in focus.ranking if each.investigation == focus.chosen), None)
    days = [each.last_here or date.min for each in focus.ranking]
    if chosen is None or focus.chosen not in focus.investigations:
        return
    if chosen.last_here is None or not min(days) < chosen.last_here == max(days):
        return
    yield Problem(
        gap(focus, "motive", "chosen"),
        f"`{focus.chosen}` kwam op {day(chosen.last_here)} het laatst aan bod bij deze aanbieder",
        "kies een ander onderzoek, of schrijf bij `motive` waarom",
        related=(Label(chosen.where("last_here"), f"`{focus.chosen}` was het laatste"),),
        behind=motive_missing.code,
    )
