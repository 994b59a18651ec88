"""What was sealed and what is there now, in Dutch words."""

from __future__ import annotations

from collections.abc import Sequence

from naftctl.checks.words import day
from naftctl.model.owned import Seal
from naftctl.seal import Change, heading_of

BACK = "zet het zegel terug uit de geschiedenis van de werkmap"
REPORTS = {"draft": "ontwerp", "final": "definitieve verslag"}
"""The report that a seal belongs to, with the article `het`."""
_NAMES = {
    "framework": "het kader",
    "framework_digest": "de tekst van het kader",
    "chosen": "de keuze van de focus",
    "advice": "het advies",
    "levels": "het niveau van",
    "regulation": "het resultaat van",
    "followup": "de uitkomst van",
}
_COUNTED = {
    "levels": ("het niveau van {}", "niveaus"),
    "points": ("punt {}", "punten"),
    "regulation": ("het resultaat van {}", "resultaten over regelgeving"),
    "followup": ("de uitkomst van {}", "uitkomsten van eerdere tekorten"),
    "advice": ("het advies", ""),
    "recommendations": ("aanbeveling {}", "aanbevelingen"),
    "focus": ("onderzoek {} in de focus", "onderzoeken in de focus"),
    "chosen": ("de keuze van de focus", ""),
}
_LONG, _LONGER, _LONGEST = 30, 50, 60


def since(seal: Seal) -> str:
    """`het ontwerp van 30/06/2026`."""
    return f"het {REPORTS[seal.kind]} van {day(seal.sealed)}"


def change_words(change: Change, seal: Seal) -> str:
    """What was and what is: `het niveau van OS-B3 is `volgens`, was `benadert` in het ontwerp van …`."""
    kind, *names = change.key
    if kind == "framework_digest":
        return f"de tekst van het kader is gewijzigd sinds {since(seal)}"
    if kind == "focus":
        where = "kwam bij de" if change.now else "verdween uit de"
        return f"onderzoek {names[0][:_LONG]} {where} focus sinds {since(seal)}"
    if kind in {"points", "recommendations"}:
        return _point_words(change, seal)
    name = " ".join((_NAMES[kind], *names))[:_LONGEST]
    return f"{name} is {_value(change.now)}, was {_value(change.was)} in {since(seal)}"


def change_hint(change: Change) -> str:
    """How to put it back, as one imperative."""
    kind = change.key[0]
    if kind == "framework_digest":
        return "zet het kader terug; een wijziging komt in een nieuwe versie"
    if kind == "focus":
        return "haal het onderzoek weer weg" if change.now else "zet het onderzoek terug in de focus"
    if kind in {"points", "recommendations"}:
        return "haal het weer weg" if not change.was else "zet het terug waar het stond"
    return f"zet `{change.was[:60]}` terug" if change.was else "haal de waarde weer weg"


def page_words(gone: Sequence[Change], seal: Seal) -> str:
    """What a file held that is gone: `het niveau van OS-B3 en 5 punten ontbreken`."""
    parts = []
    for kind, (one, many) in _COUNTED.items():
        found = [change for change in gone if change.key[0] == kind]
        if len(found) == 1:
            parts.append(one.format((found[0].point or found[0].key[-1])[:_LONGER]))
        elif found:
            parts.append(f"{len(found)} {many}")
    *first, last = parts
    words = f"{', '.join(first)} en {last}" if first else last
    return f"{words} {'ontbreekt' if len(gone) == 1 else 'ontbreken'} sinds {since(seal)}"


def _point_words(change: Change, seal: Seal) -> str:
    kind, name = change.key[0], change.point[:_LONGER]
    what = "punt" if kind == "points" else "aanbeveling"
    was, now = ((heading_of(each) if kind == "points" else each) for each in (change.was, change.now))
    if not change.was:
        return f"{what} {name} kwam erbij onder `{now}` sinds {since(seal)}"
    if not change.now:
        return f"{what} {name} onder `{was}` verdween sinds {since(seal)}"
    return f"{what} {name} staat onder `{now}`, stond onder `{was}` in {since(seal)}"


def _value(value: str) -> str:
    return f"`{value[:_LONG]}`" if value else "leeg"
