"""The notes of a fictitious team: one per source that a judgement rests on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from naftctl.fiction import pages
from naftctl.fiction.case import Case
from naftctl.fiction.chance import Chance
from naftctl.fiction.scored import Scored
from naftctl.fiction.sources import SOURCES, Source
from naftctl.fiction.words import quoted
from naftctl.model.evidence import Method
from naftctl.model.inspection import VisitPlace

_SAID = {
    Method.DOCUMENT: (
        "De tekst gaat in op {k}. Wat erin staat, is recent en te volgen tot in het overleg.",
        "Over {k} staat er een bladzijde, met de dag waarop ze laatst nagekeken is.",
        "Het stuk noemt {k} en zegt wie ervoor instaat.",
    ),
    Method.FIGURES: (
        "De aanbieder telt wat er gebeurt rond {k} sinds twee schooljaren.",
        "Naast de aantallen staat een korte duiding bij {k}.",
    ),
    Method.CONVERSATION: (
        "Het gesprek begon bij {k}. Wie sprak, gaf voorbeelden uit de voorbije weken.",
        "Over {k} waren de aanwezigen het eens. “Zo doen we het elke week”, klonk het.",
        "Gevraagd naar {k}, bleef het even stil; daarna kwamen er voorbeelden.",
        "Het team vroeg door over {k}. “Dat mag gerust wat vaker”, was een van de antwoorden.",
    ),
    Method.OBSERVATION: (
        "Het team zag hoe {k} vorm kreeg in een voormiddag.",
        "Ook zonder woorden was {k} te merken, in hoe de groep werkte.",
    ),
    Method.CASE_STUDY: (
        "De dossiers zijn gelezen met {k} als eerste vraag.",
        "Het team trok de nummers zelf uit de lijst. In {a} van de {b} dossiers is {k} terug te vinden.",
        "Wat over {k} genoteerd is, verschilt van dossier tot dossier.",
    ),
}
_OTHER = "wat de aanbieder belooft"
_SEEN = 3


def evidence(case: Case, scored: Scored) -> dict[str, str]:
    """The notes by the name of their file."""
    wanted = [source for source in SOURCES if source.id in scored.rests]
    return {f"evidence/{s.id}-{s.slug}.md": _note(case, s, tuple(scored.rests[s.id])) for s in wanted}


def _note(case: Case, source: Source, about: tuple[str, ...]) -> str:
    chance = case.chance.apart("evidence", source.id)
    known = {scale.id: scale for scale in case.scales}
    touched = [name for name in about if name in known for name in known[name].based_on]
    values = _front(case, source, chance) | {
        "expectations": tuple(dict.fromkeys(touched)),
        "context": _known(source.context, [item.id for item in case.framework.context]),
        "regulation": _known(source.regulation, [item.id for item in case.framework.regulation]),
        "collected_by": case.members[: 1 if source.method in {Method.DOCUMENT, Method.FIGURES} else 2],
    }
    keys = [quoted(chance.pick(known[a].key_elements)) if a in known else a for a in about if a]
    table = _table(chance) if source.method is Method.FIGURES else ""
    return pages.page(values, table, *_said(chance, source, keys[:_SEEN]))


def _known(names: tuple[str, ...], known: list[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)


def _front(case: Case, source: Source, chance: Chance) -> dict[str, Any]:
    day = _day(case, source, chance)
    start: dict[str, Any] = {"method": source.method, "date": day, "title": source.title}
    if source.method in {Method.DOCUMENT, Method.FIGURES}:
        return start | {"provided_by": "aanbieder"}
    partners = [{"group": name, "count": chance.between(low, high)} for name, low, high in source.groups]
    department = chance.pick(case.who.provider.departments).id
    return start | {
        "partners": partners,
        "chosen_by": source.chosen_by,
        "department": department,
        "place": VisitPlace.ON_SITE,
    }


def _day(case: Case, source: Source, chance: Chance) -> object:
    first = case.days.visits[0]
    if source.method in {Method.DOCUMENT, Method.FIGURES}:
        return first - timedelta(days=chance.between(4, 9))
    return chance.pick(case.days.visits)


def _said(chance: Chance, source: Source, keys: list[str]) -> tuple[str, ...]:
    patterns = chance.dealt(_SAID[source.method])
    b = chance.between(10, 14)
    numbers = {"a": b - chance.between(1, 5), "b": b}
    return tuple(pages.paragraph(next(patterns).format(k=key, **numbers)) for key in keys or [_OTHER])


def _table(chance: Chance) -> str:
    """Figures of two school years, which agree with each other."""
    came = (chance.between(50, 120), chance.between(50, 120))
    refused = tuple(chance.between(5, 12) for _ in came)
    rows = (
        ("aanmeldingen door een CLB", *came),
        ("gestarte trajecten", *(a - b for a, b in zip(came, refused, strict=True))),
        ("niet gestart, met een reden", *refused),
        ("mediane wachttijd in werkdagen", chance.between(8, 40), chance.between(8, 40)),
    )
    lines = ("| Gegeven | vorig jaar | dit jaar |", "|:--|--:|--:|")
    return "\n".join((*lines, *(f"| {what} | {one} | {other} |" for what, one, other in rows)))
