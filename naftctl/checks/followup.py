"""N391 to N398: is every shortcoming that was left open judged again, and does the answer hold?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from naftctl.checks.judgement import SHORTCOMING, category_of, level_of
from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, count, day, filled, nearest
from naftctl.diagnostic import Severity
from naftctl.followup import Position, before, not_carried
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.followup import CLOSING, CarriedShortcoming, Outcome, Standing, same_provider

FILE = "followup.yaml"
_FOUNDED = frozenset({Outcome.RESOLVED, Outcome.PARTLY, Outcome.UNRESOLVED})
"""The outcomes that say what was seen, and so have a source."""
_NOTES = {
    Outcome.NOT_EXAMINED: "waarom het team dit niet onderzocht",
    Outcome.LAPSED: "waarom het tekort verviel",
}
_NAMED = 2
_LONG, _LONGEST = 50, 80
_REMOVE = "haal dit item weg, of verbeter zijn naam"
_STANDING = {
    Standing.RUNNING: "is nog niet definitief",
    Standing.STOPPED: "is stopgezet",
    Standing.WITHDRAWN: "is ingetrokken",
}


@rule("N391", due=Phase.DRAFT)
def shortcoming_not_carried(dossier: Dossier) -> Iterator[Problem]:
    """Elk tekort dat een vroegere inspectie bij deze aanbieder openliet, staat in followup.yaml.

    Waarom: een tekort dat niemand opnieuw bekijkt, verdwijnt zonder dat iemand zegt of het weggewerkt is.
    Herstel: voeg wat ontbreekt toe met `naftctl followup INSPECTIE --add`, en vul de uitkomst in.
    """
    meant = set(_meant(dossier).values())
    missing = [each for each in not_carried(dossier) if each.id not in meant]
    if missing and FILE not in dossier.unread:
        rest = len(missing) - _NAMED + 1
        names = [f"`{each.id[:_LONG]}`" for each in missing]
        listed = f"{', '.join(names[: _NAMED - 1])} en nog {rest}" if rest > 1 else " en ".join(names)
        some = count(len(missing), "open tekort", "open tekorten")
        verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
        message = f"{some} van vroeger {verb}: {listed}"
        yield Problem(dossier.file(FILE), message, f"voeg toe: naftctl followup {dossier.id} --add")


def _meant(dossier: Dossier) -> Mapping[str, str]:
    """The open shortcoming that each item was perhaps meant to be, of the items that are none."""
    known = before(dossier)
    ids = [each.id for each in known.open] if known else []
    strays = [item.id for item in dossier.followup if item.id not in ids]
    found = {name: nearest(name, [each for each in ids if each not in dossier.carried]) for name in strays}
    return {name: near for name, near in found.items() if near}


@rule("N392", due=Phase.DRAFT)
def outcome_missing(dossier: Dossier) -> Iterator[Problem]:
    """Elk tekort uit een vroegere inspectie heeft een uitkomst.

    Waarom: het verslag zegt van elk tekort wat ervan geworden is, ook als het team het niet onderzocht.
    Herstel: vul bij `outcome` weggewerkt, deels_weggewerkt, niet_weggewerkt, niet_onderzocht of vervallen in.
    """
    for item in dossier.followup:
        if item.outcome is None:
            message = f"`{item.id[:_LONGEST]}` heeft nog geen uitkomst"
            yield Problem(gap(item, "outcome", "text"), message, f"kies een van {', '.join(Outcome)}")


@rule("N393", due=Phase.DRAFT)
def outcome_unfounded(dossier: Dossier) -> Iterator[Problem]:
    """Een uitkomst heeft een toelichting, en een bron als het team iets vaststelde.

    Waarom: de aanbieder moet kunnen zien waarop het team steunt, ook wanneer een tekort weggewerkt is.
    Herstel: schrijf bij `note` wat het team vaststelde, en noem bij `evidence` minstens één bron.
    """
    for item in dossier.followup:
        name = item.id[:_LONG]
        if item.outcome and not filled(item.note):
            message = f"`{name}` is `{item.outcome}`, een toelichting ontbreekt"
            hint = f"schrijf bij `note` {_NOTES.get(item.outcome, 'wat het team vaststelde')}"
            yield Problem(gap(item, "note", "outcome"), message, hint)
        if item.outcome in _FOUNDED and not item.evidence:
            message = f"`{name}` is `{item.outcome}`, een bron ontbreekt"
            yield Problem(gap(item, "evidence", "outcome"), message, "noem bij `evidence` minstens één bron")


@rule("N394", due=Phase.PLANNED)
def continues_oddly(dossier: Dossier) -> Iterator[Problem]:
    """Een tekort gaat alleen verder als een tekort van deze inspectie, en niet als het weg is.

    Waarom: wat blijft, krijgt een nieuw nummer en houdt de dag waarop het begon; wat weg is, blijft niet.
    Herstel: noem bij `continues_as` een tekort zoals OS-P1/T1, of schrijf er null.
    """
    for item in dossier.followup:
        heir = item.continues_as
        if not heir:
            continue
        span = item.where("continues_as")
        if item.outcome in CLOSING:
            message = f"`{item.id[:_LONG]}` is `{item.outcome}` en gaat verder als `{heir[:_LONG]}`"
            yield Problem(span, message, "schrijf null bij `continues_as`, of verbeter de uitkomst")
        elif heir in {*dossier.points, *dossier.levers} and heir not in dossier.shortcomings:
            near = choices(tuple(dossier.shortcomings), "noem een punt onder de kop Tekorten")
            yield Problem(span, f"`{heir[:_LONG]}` is geen tekort", near)


@rule("N395", due=Phase.PLANNED)
def unknown_shortcoming(dossier: Dossier) -> Iterator[Problem]:
    """Elk item in followup.yaml is een tekort dat een vroegere inspectie van deze aanbieder openliet.

    Waarom: een naam met een tikfout zou een ander tekort laten verdwijnen.
    Herstel: schrijf de naam van de inspectie, een schuine streep en het tekort: 2025-de-wisselbrug/OS-P1/T1.
    """
    known, meant = before(dossier), _meant(dossier)
    for item in dossier.followup:
        near = meant.get(item.id, "")
        if not item.name:
            message = f"`{item.id[:_LONG]}` is geen naam van een tekort uit een vroegere inspectie"
            hint = "schrijf de inspectie, een schuine streep en het tekort"
            yield Problem(item.where_key(), message, hint, f"bedoelde u `{near}`?" if near else "")
        elif known is not None and item.id not in {each.id for each in known.open}:
            yield from _adrift(dossier, item, near, known)


def _adrift(dossier: Dossier, item: CarriedShortcoming, near: str, known: Position) -> Iterator[Problem]:
    """Why an item is no open shortcoming, as far as the inspection that it names can tell."""
    source = next((each for each in dossier.earlier or () if each.id == item.inspection), None)
    label = f"bedoelde u `{near}`?" if near else ""
    name, key = item.inspection[:_LONG], item.where_key()
    own = source is not None and same_provider(source.provider, dossier.inspection.provider.id)
    if source is None or not own:
        if near or source or item.inspection == dossier.id:
            message = f"`{name}` is geen vroegere inspectie van deze aanbieder"
            yield Problem(key, message, _REMOVE, label)
    elif source.standing in _STANDING:
        if item.outcome is not Outcome.LAPSED:
            message = f"{name} {_STANDING[source.standing]}: haar tekorten staan niet open"
            yield Problem(key, message, f"kies `{Outcome.LAPSED}`, of haal dit item weg")
    elif closed := known.closed.get(item.id):
        heir, by = closed.heir[:_LONGEST], closed.judged.inspection[:_LONG]
        became = f"het gaat verder als {heir}" if heir else f"{by} zegt `{closed.judged.outcome}`"
        message = f"dit tekort staat niet meer open: {became}"
        yield Problem(key, message, f"neem {heir} op" if heir else "haal dit item weg")
    elif item.name in source.shortcomings and source.final:
        message = (
            f"{name} werd pas definitief op {day(source.final)}, na het eerste bezoek van deze inspectie"
        )
        yield Problem(key, message, "haal dit item weg: een volgende inspectie bekijkt het")
    elif source.complete:
        found = choices(tuple(source.shortcomings), _REMOVE)
        yield Problem(key, f"`{item.name[:_LONG]}` is geen tekort van {name}", found, label)


@rule("N396", due=Phase.DRAFT, severity=Severity.WARNING)
def told_twice(dossier: Dossier) -> Iterator[Problem]:
    """Een tekort dat blijft op een schaal met nieuwe tekorten, zegt als welk van die tekorten het verdergaat.

    Waarom: anders noemt het verslag hetzelfde tekort twee keer, als oud en als nieuw.
    Herstel: noem bij `continues_as` het tekort van deze inspectie dat erop verdergaat.
    """
    for item in dossier.followup:
        scoring = dossier.scoring.get(item.name.partition("/")[0])
        if item.outcome not in {Outcome.PARTLY, Outcome.UNRESOLVED} or item.continues_as or scoring is None:
            continue
        level = level_of(dossier, scoring.level)
        category = category_of(dossier, level) if level else None
        own = [f"{scoring.id}/{point.label}" for point in scoring.points_of(SHORTCOMING) if point.label]
        if own and category and category.letter == SHORTCOMING:
            message = (
                f"`{scoring.id}` heeft nieuwe tekorten, en `{item.id[:_LONG]}` gaat als geen daarvan verder"
            )
            hint = f"noem bij `continues_as` een van {', '.join(own)}"
            yield Problem(gap(item, "continues_as", "outcome"), message, hint)


@rule("N397", severity=Severity.INFO)
def inspection_gone(dossier: Dossier) -> Iterator[Problem]:
    """De inspectie die een tekort vond, is in deze werkmap.

    Waarom: zonder haar map is niet na te gaan of het tekort er zo in staat; het oordeel hier blijft gelden.
    Herstel: niets, of zet de map terug.
    """
    if dossier.earlier is None:
        return
    read, meant = {each.id for each in dossier.earlier}, _meant(dossier)
    for name in dict.fromkeys(item.inspection for item in dossier.followup if item.name):
        items = [item for item in dossier.followup if item.inspection == name]
        if name not in read and not any(item.id in meant for item in items) and name != dossier.id:
            some = count(len(items), "tekort", "tekorten")
            message = f"inspectie `{name[:_LONG]}` is niet in deze werkmap; {some} ervan is niet na te kijken"
            yield Problem(items[0].where_key(), message)


@rule("N398", due=Phase.DRAFT, severity=Severity.WARNING)
def earlier_unreadable(dossier: Dossier) -> Iterator[Problem]:
    """Elke vroegere inspectie van deze aanbieder kan gelezen worden.

    Waarom: zolang dat niet kan, is niet te zeggen welke tekorten ze openliet.
    Herstel: verbeter wat in die inspectie fout is; naftctl check zegt wat.
    """
    provider = dossier.inspection.provider
    for each in dossier.earlier or ():
        if not each.complete and same_provider(each.provider, provider.id):
            name = each.id[:_LONG]
            message = f"`{name}` is niet helemaal te lezen, en kan tekorten hebben die nog openstaan"
            yield Problem(provider.where("id"), message, f"kijk na: naftctl check {name}")
