"""The advice that a fictitious team chose, and its recommendations.

The program never derives an advice. Here it plays the people: something has to stand in `advice.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from naftctl.fiction import pages
from naftctl.fiction.case import Case
from naftctl.fiction.scored import Noted, Scored

_WORSE, _WORST = 5, 8
_NONE, _SOME = "gunstig", "gunstig_tekorten"
_MOST = 4
_WORK = (
    "Werk dit weg en toon hoe.",
    "Leg vast wie hiervoor instaat.",
    "Breng dit in orde, en laat het nakijken.",
)


def advice(case: Case, scored: Scored, results: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of `advice.md`."""
    breached = [f"{name}/T1" for name, result in results.items() if result["shortcoming"]]
    shortcomings = [*(point.name for point in scored.of("T")), *breached]
    strengths = [point.name for point in scored.of("S")][:3]
    blocks = [
        pages.heading("Motivering") + "\n\n" + pages.paragraph(_weighed(strengths, shortcomings)),
        pages.heading("Sterke punten borgen", [_recommended(1, "Houd vast wat sterk is.", strengths)]),
        pages.heading("Ontwikkelkansen benutten", _used(scored.of("O"))),
        pages.heading("Tekorten wegwerken", _worked(shortcomings, 3)),
    ]
    return pages.page({"value": _value(case, len(shortcomings)), "decided": case.days.decided}, *blocks)


def _value(case: Case, count: int) -> str:
    known = [value.id for value in case.framework.advice]
    other = ("ongunstig_begeleid",) if count >= _WORSE else ()
    other = ("ongunstig",) if count >= _WORST else other
    followed = ("gunstig_opvolging",) if count and case.chance.apart("advice").odds(30) else ()
    wanted = (*other, *followed, _SOME) if count else (_NONE,)
    return next((value for value in wanted if value in known), known[0])


def _weighed(strengths: list[str], shortcomings: list[str]) -> str:
    good = f"Het team zag veel dat jongeren vooruithelpt.{pages.cite(strengths)}"
    if not shortcomings:
        return f"{good} Wat beter kan, kan de aanbieder zelf. Daarom adviseert het team gunstig."
    bad = f"Daartegenover staat wat wezenlijk beter moet.{pages.cite(shortcomings)}"
    return f"{good} {bad} Het team woog beide af en telde de niveaus niet op."


def _recommended(number: int, words: str, cited: list[str]) -> str:
    return pages.point(f"R{number}. {words}", cited)


def _used(points: tuple[Noted, ...]) -> list[str]:
    names = [point.name for point in points][:_MOST]
    words = "Kies met de medewerkers waar de aanbieder eerst aan werkt."
    return [_recommended(2, words, names)] if names else []


def _worked(names: list[str], first: int) -> list[str]:
    return [_recommended(first + n, _WORK[n % len(_WORK)], [name]) for n, name in enumerate(names)]
