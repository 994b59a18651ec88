"""N402, N405, N407, N410, N412, N416 and N417: who inspects whom, and when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Department, Inspectorate, Member, Role


@rule("N402", due=Phase.ANNOUNCED)
def team(dossier: Dossier) -> Iterator[Problem]:
    """Het team heeft minstens één lid van elke inspectie en precies één coördinator.

    Waarom: de twee inspecties oordelen samen; de aanbieder heeft één aanspreekpunt.
    Herstel: vul `team` in inspection.yaml aan.
    """
    inspection = dossier.inspection
    span = gap(inspection, "team", "occasion")
    if not inspection.team:
        yield Problem(span, "het team is nog leeg", "vul minstens één lid van elke inspectie in")
        return
    houses = {member.inspectorate for member in inspection.team}
    missing = [house.value for house in Inspectorate if house not in houses]
    if missing:
        message = f"het team heeft geen lid van de {' en de '.join(missing)}"
        yield Problem(span, message, "voeg minstens één lid van elke inspectie toe")
    coordinators = [member for member in inspection.team if member.role is Role.COORDINATOR]
    if not coordinators:
        yield Problem(span, "het team heeft geen coördinator", "geef precies één lid de rol coordinator")
    for member in coordinators[1:]:
        first = coordinators[0]
        related = (Label(first.where("role"), f"`{first.id}` is ook coördinator"),)
        message = f"`{member.id}` is coördinator naast `{first.id}`, één coördinator verwacht"
        yield Problem(member.where("role"), message, "geef één van beide de rol inspector", related=related)


@rule("N405", due=Phase.ANNOUNCED)
def no_visit(dossier: Dossier) -> Iterator[Problem]:
    """De inspectie heeft minstens één gepland bezoek.

    Waarom: de termijn van de aankondiging telt terug vanaf de eerste dag van het bezoek.
    Herstel: vul onder `planning` in inspection.yaml bij `visits` de dagen in.
    """
    if not dossier.inspection.planning.visits:
        span = gap(dossier.inspection.planning, "visits", "reflection")
        yield Problem(span, "er is nog geen bezoek gepland", "vul onder `visits` minstens één dag in")


@rule("N407", due=Phase.VISITED)
def no_number(dossier: Dossier) -> Iterator[Problem]:
    """De inspectie heeft een nummer.

    Waarom: brieven en verslagen dragen het nummer; er wordt naar verwezen.
    Herstel: vul bij `number` in inspection.yaml het nummer in dat de inspectie kreeg.
    """
    if not dossier.inspection.number:
        span = gap(dossier.inspection, "number", "occasion")
        yield Problem(span, "de inspectie heeft nog geen nummer", "vul bij `number` het nummer in")


@rule("N410", due=Phase.PLANNED, severity=Severity.WARNING)
def folder_name(dossier: Dossier) -> Iterator[Problem]:
    """De naam van de map begint met het jaar van het eerste bezoek.

    Waarom: zo staan de inspecties van een jaar bij elkaar.
    Herstel: hernoem de map, of herstel de dag van het bezoek.
    """
    visits = dossier.inspection.planning.visits
    if not visits:
        return
    first = min(visits, key=lambda visit: visit.date)
    if not dossier.id.startswith(f"{first.date.year}-"):
        message = f"de map heet `{dossier.id}`, het eerste bezoek is op {day(first.date)}"
        hint = f"laat de naam van de map beginnen met {first.date.year}-"
        yield Problem(first.where("date"), message, hint)


@rule("N412", due=Phase.PLANNED)
def double_id(dossier: Dossier) -> Iterator[Problem]:
    """Geen twee teamleden en geen twee afdelingen dragen hetzelfde id.

    Waarom: een verwijzing naar dat id zou naar twee leden of afdelingen wijzen.
    Herstel: geef een van beide een ander id en kijk de verwijzingen na.
    """
    yield from _twins(dossier.inspection.team, "teamleden")
    yield from _twins(dossier.inspection.provider.departments, "afdelingen")


@rule("N416", due=Phase.DRAFT)
def provider_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """Van de aanbieder staan het adres en minstens één afdeling, elk met naam, adres en gemeente.

    Waarom: het verslag zegt over welke aanbieder en welke plaatsen het gaat.
    Herstel: vul `provider` in inspection.yaml aan.
    """
    provider = dossier.inspection.provider
    if not provider.address:
        message = "het adres van de aanbieder ontbreekt"
        yield Problem(gap(provider, "address", "name"), message, "vul bij `address` het adres in")
    if not provider.departments:
        message = "de aanbieder heeft geen afdeling, minstens één verwacht"
        span = gap(provider, "departments", "name")
        yield Problem(span, message, "vul onder `departments` de afdelingen in")
    for department in provider.departments:
        for field, word in (("name", "de naam"), ("address", "het adres"), ("municipality", "de gemeente")):
            if not getattr(department, field):
                message = f"{word} van afdeling `{department.id}` ontbreekt"
                yield Problem(gap(department, field, "id"), message, f"vul `{field}` in")


@rule("N417", due=Phase.ANNOUNCED)
def conflict_of_interest(dossier: Dossier) -> Iterator[Problem]:
    """Wie een belangenconflict meldde, zit niet in het team.

    Waarom: de aanbieder en de lezer moeten erop kunnen rekenen dat wie oordeelt, er geen belang bij heeft.
    Herstel: neem een ander lid in het team op, of schrijf null als er geen belangenconflict is.
    """
    for member in dossier.inspection.team:
        if filled(member.conflict_of_interest):
            # The place is that of the id: what a member told is not to be quoted.
            message = f"`{member.id}` zit in het team en meldde een belangenconflict"
            hint = "neem een ander lid op, of schrijf bij `conflict_of_interest` null als er geen conflict is"
            told = member.where("conflict_of_interest")
            yield Problem(member.where("id"), message, hint, source=told)


def _twins(records: Sequence[Member] | Sequence[Department], many: str) -> Iterator[Problem]:
    first: dict[str, Member | Department] = {}
    for record in records:
        other = first.setdefault(record.id, record)
        if other is not record:
            message = f"twee {many} dragen het id {quoted((record.id,))}"
            related = (Label(other.where("id"), "hier staat het id voor het eerst"),)
            yield Problem(record.where("id"), message, "geef een van beide een ander id", related=related)
