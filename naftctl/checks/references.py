"""N202 to N212, N315, N316, N408 and N409: does every reference name something that exists?"""

from __future__ import annotations

from collections.abc import Iterator

from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import choices, nearest
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier, Kind
from naftctl.source import Span

_OF_FRAMEWORK = {
    Kind.OCCASION: ("aanleiding", "schrijf een aanleiding van het kader"),
    Kind.LEVEL: ("niveau", "schrijf een niveau van het kader"),
    Kind.SCALE: ("schaal", "schrijf een schaal van het kader"),
    Kind.EXPECTATION: ("kwaliteitsverwachting", "schrijf een verwachting van het kader"),
    Kind.CONTEXT: ("contextkenmerk", "schrijf een kenmerk van het kader"),
    Kind.REGULATION: ("regelgevingsitem", "schrijf een item van het kader"),
    Kind.REQUESTED: ("gevraagd stuk", "schrijf een stuk van het kader"),
    Kind.PRACTICE: ("vraag over goede praktijk", "schrijf een vraag van het kader"),
    Kind.PARTNERS: ("groep gesprekspartners", "schrijf een groep van het kader"),
    Kind.INVESTIGATION: ("onderzoek", "schrijf een onderzoek van het raamwerk"),
    Kind.ADVICE: ("advies", "schrijf een waarde van het kader"),
}
_OF_INSPECTION = {
    Kind.EVIDENCE: ("bron", "verwijs naar een bron in evidence/, of voeg ze daar toe"),
    Kind.POINT: ("punt", "verwijs naar een punt met een label"),
    Kind.DEPARTMENT: ("afdeling", "voeg de afdeling toe in inspection.yaml"),
    Kind.MEMBER: ("teamlid", "voeg het teamlid toe in inspection.yaml"),
}
# The advice is chosen by people: not even a misspelt one is guessed.
_NEVER_GUESSED = {Kind.ADVICE}
_LONGEST = 40


@rule("N202", due=Phase.PLANNED)
def unknown_occasion(dossier: Dossier) -> Iterator[Problem]:
    """De aanleiding van de inspectie bestaat in het kader.

    Waarom: de aanleiding bepaalt de termijnen, de openbaarheid en wat verplicht is.
    Herstel: kies bij `occasion` in inspection.yaml een van de aanleidingen die de melding noemt.
    """
    return _unknown(dossier, Kind.OCCASION)


@rule("N203", due=Phase.PLANNED)
def unknown_level(dossier: Dossier) -> Iterator[Problem]:
    """Elk niveau bestaat in het kader.

    Waarom: een niveau met een tikfout zou anders uit het verslag vallen.
    Herstel: schrijf het niveau zoals het kader het schrijft, of niet_ingeschaald met een motief.
    """
    return _unknown(dossier, Kind.LEVEL)


@rule("N204", due=Phase.PLANNED)
def unknown_scale(dossier: Dossier) -> Iterator[Problem]:
    """Elke ingeschaalde schaal bestaat in het kader.

    Waarom: een inschaling onder een andere naam zou uit het verslag vallen.
    Herstel: geef het bestand of de sleutel de naam van de schaal.
    """
    return _unknown(dossier, Kind.SCALE)


@rule("N205", due=Phase.PLANNED)
def unknown_expectation(dossier: Dossier) -> Iterator[Problem]:
    """Elke kwaliteitsverwachting waarnaar verwezen wordt, bestaat in het kader.

    Waarom: zo is van elke verwachting te volgen waarop een oordeel steunt.
    Herstel: schrijf het nummer van de verwachting zoals in het kader.
    """
    return _unknown(dossier, Kind.EXPECTATION)


@rule("N206", due=Phase.PLANNED)
def unknown_context(dossier: Dossier) -> Iterator[Problem]:
    """Elk context- of inputkenmerk dat genoemd wordt, bestaat in het kader.

    Waarom: een tekst onder een ander nummer komt niet in het verslag.
    Herstel: schrijf het nummer van het kenmerk zoals in het kader.
    """
    return _unknown(dossier, Kind.CONTEXT)


@rule("N207", due=Phase.PLANNED)
def unknown_regulation(dossier: Dossier) -> Iterator[Problem]:
    """Elk regelgevingsitem dat genoemd wordt, bestaat in het kader.

    Waarom: een resultaat onder een ander nummer komt niet in het verslag.
    Herstel: schrijf het nummer van het item zoals in het kader.
    """
    return _unknown(dossier, Kind.REGULATION)


@rule("N208", due=Phase.PLANNED)
def unknown_requested(dossier: Dossier) -> Iterator[Problem]:
    """Elk gevraagd stuk dat genoemd wordt, bestaat in het kader.

    Waarom: anders blijft onduidelijk welk stuk de aanbieder bezorgde.
    Herstel: schrijf het nummer van het stuk zoals in het kader.
    """
    return _unknown(dossier, Kind.REQUESTED)


@rule("N209", due=Phase.PLANNED)
def unknown_practice(dossier: Dossier) -> Iterator[Problem]:
    """Een goede praktijk beantwoordt vragen die in het kader staan.

    Waarom: een antwoord onder een ander nummer komt niet in het verslag.
    Herstel: schrijf het nummer van de vraag zoals in het kader.
    """
    return _unknown(dossier, Kind.PRACTICE)


@rule("N210", due=Phase.PLANNED)
def unknown_partners(dossier: Dossier) -> Iterator[Problem]:
    """Elke groep gesprekspartners is een groep van het kader.

    Waarom: het verslag zegt met welke groepen het team sprak, en of jongeren gehoord zijn.
    Herstel: kies een groep die de melding noemt; schrijf nooit namen van personen.
    """
    return _unknown(dossier, Kind.PARTNERS)


@rule("N211", due=Phase.PLANNED)
def unknown_investigation(dossier: Dossier) -> Iterator[Problem]:
    """Elk onderzoek dat genoemd wordt, staat in het raamwerk.

    Waarom: een onderzoek met een tikfout zou met al zijn schalen uit de focus vallen.
    Herstel: kies een van de onderzoeken die de melding noemt.
    """
    return _unknown(dossier, Kind.INVESTIGATION)


@rule("N212", due=Phase.PLANNED)
def unknown_advice(dossier: Dossier) -> Iterator[Problem]:
    """Het advies is een van de waarden van het kader.

    Waarom: Opgroeien beslist over de erkenning op basis van een van die waarden.
    Herstel: schrijf de waarde die het team koos zoals het kader ze schrijft.
    """
    return _unknown(dossier, Kind.ADVICE)


@rule("N315", due=Phase.PLANNED)
def unknown_evidence(dossier: Dossier) -> Iterator[Problem]:
    """Elke bron waarnaar verwezen wordt, staat in evidence/.

    Waarom: een oordeel steunt op wat er echt in het dossier zit.
    Herstel: verbeter de verwijzing, of voeg de bron toe.
    """
    return _unknown(dossier, Kind.EVIDENCE)


@rule("N316", due=Phase.PLANNED)
def unknown_point(dossier: Dossier) -> Iterator[Problem]:
    """Elk punt waarnaar verwezen wordt, bestaat.

    Waarom: een aanbeveling of een bespreking hangt anders in de lucht.
    Herstel: verbeter de verwijzing: het bestand, een schuine streep en het label, zoals OS-B4/T1.
    """
    return _unknown(dossier, Kind.POINT)


@rule("N408", due=Phase.PLANNED)
def unknown_department(dossier: Dossier) -> Iterator[Problem]:
    """Elke afdeling die genoemd wordt, staat bij de aanbieder in inspection.yaml.

    Waarom: zo is te zien welke afdelingen het team bezocht.
    Herstel: schrijf het id van een afdeling, of voeg de afdeling toe.
    """
    return _unknown(dossier, Kind.DEPARTMENT)


@rule("N409", due=Phase.PLANNED)
def unknown_member(dossier: Dossier) -> Iterator[Problem]:
    """Elk teamlid dat genoemd wordt, staat in het team in inspection.yaml.

    Waarom: alleen leden van het team verzamelen bronnen en schalen in.
    Herstel: schrijf het id van een teamlid, of voeg het lid toe.
    """
    return _unknown(dossier, Kind.MEMBER)


def misnamed(dossier: Dossier, kind: Kind, path: str) -> int:
    """How many names of one kind in the file or folder `path` exist nowhere; each may be one missed."""
    references = (item.reference for item in dossier.unresolved)
    return sum(ref.kind is kind and ref.span.path.startswith(path) for ref in references)


def misnamed_scorings(dossier: Dossier) -> int:
    """How many scorings of the team bear the name of no scale."""
    alone = misnamed(dossier, Kind.SCALE, f"{dossier.path}/scorings/individual/")
    return misnamed(dossier, Kind.SCALE, f"{dossier.path}/scorings/") - alone


def _unknown(dossier: Dossier, kind: Kind) -> Iterator[Problem]:
    """Every reference of one kind that names nothing, with what it may name."""
    of_framework = kind in _OF_FRAMEWORK
    word, otherwise = _OF_FRAMEWORK[kind] if of_framework else _OF_INSPECTION[kind]
    where = dossier.framework.ref if of_framework else "deze inspectie"
    for item in dossier.unresolved:
        target = item.reference.target
        if item.reference.kind is not kind or (kind is Kind.POINT and _renamed(dossier, target)):
            continue
        near = "" if kind in _NEVER_GUESSED else nearest(target, item.candidates)
        yield Problem(
            item.reference.span,
            f"{word} `{target[:_LONGEST]}` bestaat niet in {where}",
            choices(item.candidates, _like(kind, otherwise, item.candidates)),
            f"bedoelde u `{near}`?" if near else "",
            source=_source(dossier, kind, target),
        )


def _like(kind: Kind, hint: str, known: tuple[str, ...]) -> str:
    """The hint, with a name of this framework or a point of this inspection to show what one looks like."""
    return f"{hint}, zoals {known[0]}" if known and (kind in _OF_FRAMEWORK or kind is Kind.POINT) else hint


def _source(dossier: Dossier, kind: Kind, target: str) -> Span | None:
    """The place where something with this name would stand, where that is one place."""
    if kind is Kind.DEPARTMENT:
        return dossier.inspection.provider.where("departments")
    if kind is Kind.MEMBER:
        return dossier.inspection.where("team")
    result = dossier.result.get(target.partition("/")[0])
    return result.where("shortcoming") if result else None


def _renamed(dossier: Dossier, point: str) -> bool:
    """Whether a point may stand under a scale or an item whose name is wrong, which is its own fault."""
    name = point.partition("/")[0]
    if name in dossier.framework.scale:
        return name not in dossier.present and misnamed_scorings(dossier) > 0
    path = f"{dossier.path}/regulation.yaml"
    return name not in dossier.result and misnamed(dossier, Kind.REGULATION, path) > 0
