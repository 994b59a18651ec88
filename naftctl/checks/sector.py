"""N261, N262, N265 and N418: what only shows when all inspections are seen side by side."""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, day, nearest
from naftctl.diagnostic import Label, Severity
from naftctl.model.sector import Past, Sector
from naftctl.source import Span

_SHORT = 40


@rule("N261")
def history_unknown_investigation(sector: Sector) -> Iterator[Problem]:
    """Een vroegere inspectie noemt alleen onderzoeken die haar kaderversie kent.

    Waarom: de keuze van een focus telt hoe vaak elk onderzoek aan bod kwam, en een tikfout telt niet mee.
    Herstel: verbeter het onderzoek onder `focus` in history.yaml.
    """
    for entry in sector.history.inspections:
        framework = sector.frameworks.get(entry.framework)
        if framework is None:
            continue
        known = [item.id for item in framework.investigations]
        for index, name in enumerate(entry.focus):
            if name in known:
                continue
            near = nearest(name, known)
            yield Problem(
                entry.where("focus", index),
                f"onderzoek `{name[:_SHORT]}` bestaat niet in {entry.framework}",
                choices(known, f"noem een onderzoek van {entry.framework}"),
                f"bedoelde u `{near}`?" if near else "",
            )


@rule("N262", severity=Severity.INFO)
def history_framework_gone(sector: Sector) -> Iterator[Problem]:
    """De kaderversie van een vroegere inspectie is hier; zo niet, dan tellen haar onderzoeken op naam.

    Waarom: zonder die versie is niet na te kijken of de namen van de onderzoeken kloppen.
    Herstel: niets, of zet de versie terug onder frameworks/ als u de namen wilt laten nakijken.
    """
    gone: dict[str, list[Span]] = {}
    for entry in sector.history.inspections:
        if entry.framework not in sector.frameworks:
            gone.setdefault(entry.framework, []).append(entry.where("framework"))
    for ref, spans in gone.items():
        some = count(len(spans), "vroegere inspectie", "vroegere inspecties")
        message = f"kader `{ref[:_SHORT]}` is niet in deze werkmap; de onderzoeken van {some} tellen op naam"
        yield Problem(spans[0], message)


@rule("N265", severity=Severity.INFO)
def no_earlier_inspection(sector: Sector) -> Iterator[Problem]:
    """Van een aanbieder is een vroegere inspectie bekend, uit een map of uit history.yaml.

    Waarom: zonder voorgeschiedenis lijkt elk onderzoek nooit aan bod gekomen, en weegt dat niet in de keuze.
    Herstel: zet een vroegere inspectie in history.yaml; is dit de eerste, dan is er niets te doen.
    """
    first: dict[str, Past] = {}
    for _, past in sector.examined:
        first.setdefault(past.provider, past)
    for provider, past in first.items():
        if past.id:
            message = f"{past.id} is de eerste inspectie van `{provider[:_SHORT]}` die hier bekend is"
            yield Problem(past.span, message, "zet een vroegere inspectie in history.yaml, als er een was")


@rule("N418")
def number_twice(sector: Sector) -> Iterator[Problem]:
    """Elke inspectie heeft een eigen nummer.

    Waarom: brieven en verslagen verwijzen met het nummer naar één inspectie.
    Herstel: geef een van beide inspecties haar eigen nummer, bij `number` in inspection.yaml.
    """
    first: dict[str, Past] = {}
    for past in sector.past:
        number = " ".join((past.number or "").split()).casefold()
        if not number or past.numbered is None:
            continue
        other = first.setdefault(number, past)
        if other is not past and other.numbered is not None:
            message = f"nummer `{(past.number or '')[:_SHORT]}` is ook dat van {other.id}"
            related = (Label(other.numbered, f"het nummer van {other.id}{_since(other)}"),)
            yield Problem(past.numbered, message, "geef een van beide een eigen nummer", related=related)


def _since(past: Past) -> str:
    return f", bezocht vanaf {day(past.date)}" if past.date else ""
