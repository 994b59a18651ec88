"""N402, N405, N407, N410, N412, N416 and N417: who inspects whom, and when?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naftctl.checks.places import gap
from naftctl.checks.rule import Problem, rule
from naftctl.checks.words import day, filled, quoted
from naftctl.diagnostic import Label, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.model.inspection import Department, Inspectorate, Member, Role


@rule("N402", due=Phase.ANNOUNCED)
def team(dossier: Dossier) -> Iterator[Problem]:
    """The team has at least one member of each inspectorate and exactly one coordinator.

    Why: the two inspectorates judge together; the provider has one contact person.
    Fix: complete `team` in inspection.yaml.
    """
    inspection = dossier.inspection
    span = gap(inspection, "team", "occasion")
    if not inspection.team:
        yield Problem(
            span, tr("the team is still empty"), tr("fill in at least one member of each inspectorate")
        )
        return
    houses = {member.inspectorate for member in inspection.team}
    missing = [house.value for house in Inspectorate if house not in houses]
    if missing:
        message = tr("the team has no member of the {missing}", missing=tr(" and the ").join(missing))
        yield Problem(span, message, tr("add at least one member of each inspectorate"))
    coordinators = [member for member in inspection.team if member.role is Role.COORDINATOR]
    if not coordinators:
        yield Problem(
            span, tr("the team has no coordinator"), tr("give exactly one member the role coordinator")
        )
    for member in coordinators[1:]:
        first = coordinators[0]
        related = (Label(first.where("role"), tr("`{id}` is also coordinator", id=first.id)),)
        message = tr(
            "`{id}` is coordinator beside `{first}`, one coordinator expected", id=member.id, first=first.id
        )
        yield Problem(
            member.where("role"), message, tr("give one of the two the role inspector"), related=related
        )


@rule("N405", due=Phase.ANNOUNCED)
def no_visit(dossier: Dossier) -> Iterator[Problem]:
    """The inspection has at least one planned visit.

    Why: the term of the announcement counts back from the first day of the visit.
    Fix: fill in the days at `visits` under `planning` in inspection.yaml.
    """
    if not dossier.inspection.planning.visits:
        span = gap(dossier.inspection.planning, "visits", "reflection")
        yield Problem(span, tr("no visit is planned yet"), tr("fill in at least one day under `visits`"))


@rule("N407", due=Phase.VISITED)
def no_number(dossier: Dossier) -> Iterator[Problem]:
    """The inspection has a number.

    Why: letters and reports bear the number; it is used to refer to them.
    Fix: fill in at `number` in inspection.yaml the number that the inspection was given.
    """
    if not dossier.inspection.number:
        span = gap(dossier.inspection, "number", "occasion")
        yield Problem(span, tr("the inspection has no number yet"), tr("fill in the number at `number`"))


@rule("N410", due=Phase.PLANNED, severity=Severity.WARNING)
def folder_name(dossier: Dossier) -> Iterator[Problem]:
    """The name of the folder begins with the year of the first visit.

    Why: this keeps the inspections of a year together.
    Fix: rename the folder, or correct the day of the visit.
    """
    visits = dossier.inspection.planning.visits
    if not visits:
        return
    first = min(visits, key=lambda visit: visit.date)
    if not dossier.id.startswith(f"{first.date.year}-"):
        message = tr(
            "the folder is called `{id}`, the first visit is on {date}", id=dossier.id, date=day(first.date)
        )
        hint = tr("let the name of the folder begin with {year}-", year=first.date.year)
        yield Problem(first.where("date"), message, hint)


@rule("N412", due=Phase.PLANNED)
def double_id(dossier: Dossier) -> Iterator[Problem]:
    """No two team members and no two departments have the same id.

    Why: a reference to that id would point to two members or departments.
    Fix: give one of the two another id and check the references.
    """
    yield from _twins(dossier.inspection.team, tr("team members"))
    yield from _twins(dossier.inspection.provider.departments, tr("departments"))


@rule("N416", due=Phase.DRAFT)
def provider_incomplete(dossier: Dossier) -> Iterator[Problem]:
    """The provider has an address and at least one department, each with name, address and municipality.

    Why: the report says which provider and which places it is about.
    Fix: complete `provider` in inspection.yaml.
    """
    provider = dossier.inspection.provider
    if not provider.address:
        message = tr("the address of the provider is missing")
        yield Problem(gap(provider, "address", "name"), message, tr("fill in the address at `address`"))
    if not provider.departments:
        message = tr("the provider has no department, at least one expected")
        span = gap(provider, "departments", "name")
        yield Problem(span, message, tr("fill in the departments under `departments`"))
    for department in provider.departments:
        for field, word in (
            ("name", tr("the name")),
            ("address", tr("the address")),
            ("municipality", tr("the municipality")),
        ):
            if not getattr(department, field):
                message = tr("{word} of department `{id}` is missing", word=word, id=department.id)
                yield Problem(gap(department, field, "id"), message, tr("fill in `{field}`", field=field))


@rule("N417", due=Phase.ANNOUNCED)
def conflict_of_interest(dossier: Dossier) -> Iterator[Problem]:
    """Somebody who reported a conflict of interest is not in the team.

    Why: the provider and the reader must be able to count on it that whoever judges has no interest in
    it.
    Fix: take another member into the team, or write null if there is no conflict of interest.
    """
    for member in dossier.inspection.team:
        if filled(member.conflict_of_interest):
            # The place is that of the id: what a member told is not to be quoted.
            message = tr("`{id}` is in the team and reported a conflict of interest", id=member.id)
            hint = tr(
                "choose another member, or write null at `conflict_of_interest` if there is no conflict"
            )
            told = member.where("conflict_of_interest")
            yield Problem(member.where("id"), message, hint, source=told)


def _twins(records: Sequence[Member] | Sequence[Department], many: str) -> Iterator[Problem]:
    first: dict[str, Member | Department] = {}
    for record in records:
        other = first.setdefault(record.id, record)
        if other is not record:
            message = tr("two {many} have the id {id}", many=many, id=quoted((record.id,)))
            related = (Label(other.where("id"), tr("the id is here for the first time")),)
            yield Problem(record.where("id"), message, tr("give one of the two another id"), related=related)
