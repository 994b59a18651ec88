"""N22x, N263 and N264: is the focus one that the framework allows, and does the inspection keep to it?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naftctl.checks.demands import focus_required
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, filled, numeral, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.focus import turn_of
from naftctl.framework.pin import digest_of
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Investigation, Provenance
from naftctl.model.owned import FocusChoice


@rule("N221", due=Phase.VISITED)
def no_focus(dossier: Dossier) -> Iterator[Problem]:
    """Voor het bezoek ligt vast welke onderzoeken de inspectie omvat en welk wisselend onderzoek gekozen is.

    Waarom: de focus bepaalt welke schalen het team inschaalt en wat de aanbieder in de brief leest.
    Herstel: kies met `naftctl focus`, of vul in focus.yaml `investigations` en `chosen` in.
    """
    if not focus_required(dossier) or "focus.yaml" in dossier.unread:
        return
    focus = dossier.focus
    alternates = _ids(dossier.framework.alternates)
    if focus is None:
        hint = f"kies met naftctl focus {dossier.id}"
        yield Problem(
            dossier.file("focus.yaml"), "er is nog geen onderzoeksfocus: focus.yaml ontbreekt", hint
        )
    elif not focus.investigations:
        hint = f"noem {', '.join(_ids(dossier.framework.always))} en één van {', '.join(alternates)}"
        yield Problem(focus.where("investigations"), "de focus noemt geen onderzoeken", hint)
    elif not focus.chosen:
        message = "er is nog geen wisselend onderzoek gekozen"
        yield Problem(focus.where("chosen"), message, choices(alternates, "kies een wisselend onderzoek"))


@rule("N222", due=Phase.VISITED)
def always_missing(dossier: Dossier) -> Iterator[Problem]:
    """De focus bevat elk onderzoek dat het raamwerk altijd vraagt.

    Waarom: elke reguliere inspectie beantwoordt dezelfde onderzoeksvragen.
    Herstel: voeg het onderzoek toe onder `investigations` in focus.yaml.
    """
    focus = _judged(dossier)
    if focus is None:
        return
    missing = [i for i in dossier.framework.always if i.id not in focus.investigations]
    if missing:
        names = " en ".join(f"`{i.id}` ({i.title})" for i in missing)
        message = f"in de focus ontbreekt {names}, dat het raamwerk altijd vraagt"
        yield Problem(focus.where("investigations"), message, f"voeg {quoted(_ids(missing))} toe")


@rule("N223", due=Phase.VISITED)
def alternates(dossier: Dossier) -> Iterator[Problem]:
    """De focus bevat precies zoveel wisselende onderzoeken als het raamwerk vraagt.

    Waarom: de focus wisselt, zodat elk onderdeel van de werking over de jaren aan bod komt.
    Herstel: houd onder `investigations` in focus.yaml alleen het gekozen wisselende onderzoek over.
    """
    focus = _judged(dossier)
    if focus is None:
        return
    wanted = dossier.framework.focus.choose
    found = [i for i in focus.investigations if i in _ids(dossier.framework.alternates)]
    if len(found) == wanted or not (found or focus.chosen):
        return
    names = f" ({quoted(found)})" if found else ""
    some = count(len(found), "wisselend onderzoek", "wisselende onderzoeken")
    span = (
        focus.where("investigations", focus.investigations.index(found[wanted]))
        if len(found) > wanted
        else None
    )
    yield Problem(
        span or focus.where("investigations"),
        f"de focus bevat {some}{names}, {numeral(wanted)} verwacht",
        "houd over wat bij `chosen` staat" if found else f"voeg `{focus.chosen}` toe",
    )


@rule("N224", due=Phase.PLANNED)
def chosen_differs(dossier: Dossier) -> Iterator[Problem]:
    """Het gekozen onderzoek is het wisselende onderzoek dat onder `investigations` staat.

    Waarom: anders zegt de brief iets anders dan het verslag.
    Herstel: maak `chosen` en `investigations` in focus.yaml gelijk.
    """
    focus = _judged(dossier)
    if focus is None or not focus.chosen or focus.chosen not in _all_ids(dossier):
        return
    found = [i for i in focus.investigations if i in _ids(dossier.framework.alternates)]
    if found and focus.chosen not in found:
        place = focus.where("investigations", focus.investigations.index(found[0]))
        yield Problem(
            focus.where("chosen"),
            f"gekozen is `{focus.chosen}`, onder `investigations` staat {quoted(found)}",
            "maak beide gelijk",
            related=(Label(place, "dit onderzoek staat in de focus"),),
        )


@rule("N225", due=Phase.PLANNED)
def other_framework(dossier: Dossier) -> Iterator[Problem]:
    """De focus is gekozen volgens het kader van de inspectie.

    Waarom: een ander kader kan andere onderzoeken en andere schalen hebben.
    Herstel: kies de focus opnieuw, of herstel `framework` in focus.yaml.
    """
    focus, inspection = dossier.focus, dossier.inspection
    if not focus_required(dossier) or focus is None or focus.framework is None:
        return
    if focus.framework != inspection.framework:
        yield Problem(
            focus.where("framework"),
            f"de focus noemt kader `{focus.framework[:40]}`, de inspectie `{inspection.framework}`",
            f"schrijf `{inspection.framework}` en kijk de focus na",
            related=(Label(inspection.where("framework"), "het kader van de inspectie"),),
        )


@rule("N226", due=Phase.PLANNED)
def scale_outside_focus(dossier: Dossier) -> Iterator[Problem]:
    """Alleen schalen van onderzoeken in de focus zijn ingeschaald.

    Waarom: de aanbieder kon zich op een ander onderzoek niet voorbereiden, en het team heeft er geen breed
    beeld van.
    Herstel: haal de inschaling weg, of zet wat u zag als vaststelling onder een schaal in de focus.
    """
    focus = _judged(dossier)
    if focus is None:
        return
    inside = {*focus.investigations, focus.chosen, *_ids(dossier.framework.always)}
    outside = {s.id: s for s in dossier.framework.scale.values() if s.investigation not in inside}
    related = (Label(focus.where("investigations"), f"de focus: {', '.join(focus.investigations)}"),)
    places = [(name, dossier.file(f"scorings/{name}.md")) for name in outside if name in dossier.present]
    for member in dossier.individual:
        places += [(name, member.where_key("scores", name)) for name in member.scores if name in outside]
    for name, span in places:
        what = f"`{name}` hoort bij onderzoek `{outside[name].investigation}`, dat niet in de focus zit"
        yield Problem(span, what, f"haal de inschaling van {name} weg", related=related)


@rule("N227", due=Phase.PLANNED, severity=Severity.INFO)
def working_text(dossier: Dossier) -> Iterator[Problem]:
    """Een inspectie volgens een werktekst zegt dat ze niet op de officiële tekst steunt.

    Waarom: de verwachtingen en de schalen van een werktekst zijn niet die van de overheid.
    Herstel: niets, elk verslag vermeldt het vanzelf; een nieuwe inspectie volgt het officiële kader zodra het
    er is.
    """
    if dossier.framework.provenance is Provenance.WORKING_TEXT:
        message = f"`{dossier.framework.ref}` is een werktekst, niet de officiële tekst van het kader"
        yield Problem(dossier.inspection.where("framework"), message)


@rule("N228")
def framework_differs(dossier: Dossier) -> Iterator[Problem]:
    """Het kader is nog zoals het was toen de focus gekozen werd.

    Waarom: met andere onderzoeken of schalen had de keuze anders kunnen zijn.
    Herstel: zet het kader terug zoals het was, of kies de focus opnieuw.
    """
    focus, framework = dossier.focus, dossier.framework
    if focus is None or not focus.digest or focus.framework not in {None, framework.ref}:
        return
    if focus.digest != digest_of(framework):
        message = f"kader `{framework.ref}` is anders dan toen de focus gekozen werd"
        yield Problem(focus.where("digest"), message, "zet het kader terug zoals het was, of kies opnieuw")


@rule("N263", due=Phase.ANNOUNCED)
def motive_missing(dossier: Dossier) -> Iterator[Problem]:
    """Wie een ander onderzoek kiest dan het eerste van de rangschikking, schrijft waarom.

    Waarom: zo blijft te volgen hoe de focus wisselt, en is te zien dat niemand ze naar zijn hand zet.
    Herstel: schrijf bij `motive` in focus.yaml waarom dit onderzoek voorgaat.
    """
    focus = dossier.focus
    needed = focus_required(dossier) and dossier.framework.focus.other_choice_needs_motive
    if not needed or focus is None or not focus.ranking or filled(focus.motive):
        return
    first = min(focus.ranking, key=lambda ranked: ranked.rank)
    if focus.chosen != first.investigation and focus.chosen in focus.investigations:
        yield Problem(
            gap(focus, "motive", "chosen"),
            f"gekozen is `{focus.chosen}`, eerst staat `{first.investigation}`; een motief verwacht",
            "schrijf bij `motive` waarom",
            related=(Label(focus.where("chosen"), "dit onderzoek is gekozen"),),
        )


@rule("N264", severity=Severity.WARNING)
def other_draw(dossier: Dossier) -> Iterator[Problem]:
    """De loting steunt op de aanbieder, de eerste bezoekdag en het kader van deze inspectie.

    Waarom: enkel zo kan iedereen de loting narekenen. Een bezoek dat na de aankondiging verschuift, verandert
    niets meer aan de keuze.
    Herstel: kies de focus opnieuw met `naftctl focus`, of herstel `seed` in focus.yaml.
    """
    focus, turn = dossier.focus, turn_of(dossier)
    if not focus_required(dossier) or focus is None or focus.seed is None or turn is None:
        return
    found = str(focus.seed)
    moved = found.startswith(f"{turn.provider} ") and found.endswith(f" {turn.framework.ref}")
    if found == turn.seed or (moved and dossier.inspection.milestones.announced):
        return
    message = f"de loting is gedaan met `{found[:50]}`, nu verwacht: `{turn.seed[:80]}`"
    hint = f"herstel `seed`, of kies opnieuw met naftctl focus {dossier.id}"
    yield Problem(focus.where("seed"), message, hint)


def _judged(dossier: Dossier) -> FocusChoice | None:
    """The focus, where there is one and all that it names exists."""
    focus = dossier.focus
    if focus is None or not focus_required(dossier):
        return None
    known = focus.investigations and set(focus.investigations) <= _all_ids(dossier)
    return focus if known else None


def _all_ids(dossier: Dossier) -> set[str]:
    return {i.id for i in dossier.framework.investigations}


def _ids(investigations: Collection[Investigation]) -> tuple[str, ...]:
    return tuple(i.id for i in investigations)
