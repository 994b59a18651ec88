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
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier


@rule("N266", due=Phase.VISITED, severity=Severity.WARNING)
def same_again(dossier: Dossier) -> Iterator[Problem]:
    """The chosen investigation is another than the one that was covered last at this provider.

    Why: the focus alternates, so that every part of the work is covered over the years.
    Fix: choose another investigation, or write at `motive` in focus.yaml why the same one comes back.
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
        tr(
            "`{chosen}` was the latest to be covered at this provider, on {last_here}",
            chosen=focus.chosen,
            last_here=day(chosen.last_here),
        ),
        tr("choose another investigation, or write why at `motive`"),
        related=(Label(chosen.where("last_here"), tr("`{chosen}` was the latest", chosen=focus.chosen)),),
        behind=motive_missing.code,
    )
