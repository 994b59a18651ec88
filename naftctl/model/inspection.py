"""One inspection as its `inspection.yaml` tells it: who, why, when, by which framework."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from naftctl.model.record import Clock, Day, Page, Record


class Inspectorate(StrEnum):
    """One of the two houses that inspect together (inspectie)."""

    EDUCATION = "onderwijsinspectie"
    CARE = "zorginspectie"


class Role(StrEnum):
    """What a member does in the team (rol)."""

    COORDINATOR = "coordinator"
    INSPECTOR = "inspector"


class VisitPlace(StrEnum):
    """Where a visit or a conversation takes place (plaats)."""

    ON_SITE = "ter_plaatse"
    ONLINE = "online"


class Department(Record):
    """A part of a provider with its own place (afdeling)."""

    id: str
    """A short name, used elsewhere as `department`."""
    name: str | None = None
    """The name of the department."""
    address: str | None = None
    """The address of the department."""
    municipality: str | None = None
    """The municipality of the department."""


class Provider(Record):
    """The recognised organisation (aanbieder); `id` stays the same over inspections and names."""

    id: str
    """A short name that stays the same over inspections and new names."""
    name: str
    """The name as it comes on the report."""
    former_names: tuple[str, ...] = ()
    """A list of former names."""
    legal_form: str | None = None
    """The legal form."""
    enterprise_number: str | None = None
    """The enterprise number, between quotes."""
    hco_number: str | None = None
    """The number at the care inspectorate."""
    address: str | None = None
    """Street and number, postal code and municipality."""
    departments: tuple[Department, ...] = ()
    """A list of departments."""


class Member(Record):
    """An inspector in the team (teamlid), by role and house, never by name."""

    id: str
    """A code, never a name: `ond1`, `zrg1`."""
    inspectorate: Inspectorate
    """The inspectorate."""
    role: Role
    """The role; there is one coordinator."""
    conflict_of_interest: str | None = None
    """What was told about a conflict of interest, or `null`."""


class Visit(Record):
    """A planned day or part of a day with the provider (bezoek)."""

    date: Day
    """The day."""
    from_: Clock | None = Field(default=None, alias="from")
    """The hour at which it begins."""
    until: Clock | None = None
    """The hour at which it ends."""
    place: VisitPlace | None = None
    """The place."""
    department: str | None = None
    """The department."""


class Planning(Record):
    """What is meant to happen (planning)."""

    visits: tuple[Visit, ...] = ()
    """A list of days or parts of a day."""
    reflection: Day | None = None
    """The day of the reflection talk."""


class Extension(Record):
    """A longer term to react (verlenging)."""

    until: Day
    """Its last day."""
    motive: str
    """Why."""


class Stop(Record):
    """The end of an inspection before its time (stopzetting)."""

    date: Day
    """The day."""
    motive: str
    """Why."""


class Withdrawal(Record):
    """A report that was taken back (intrekking)."""

    date: Day
    """The day."""
    reason: str
    """Why."""


class Milestones(Record):
    """What has happened (mijlpalen); what is not here has not."""

    announced: Day | None = None
    """The day of the announcement."""
    visited: tuple[Day, ...] = ()
    """A list of the days on which the team was there."""
    reflected: Day | None = None
    """The day of the reflection talk."""
    reviewed: Day | None = None
    """The day on which a colleague from outside the team read the draft."""
    draft_sent: Day | None = None
    """The day on which the draft report left."""
    reaction_extended: Extension | None = None
    """A longer term to react."""
    reaction_closed: Day | None = None
    """The day on which the provider said to be done, or to have no reaction."""
    final_sent: Day | None = None
    """The day on which the final report left."""
    delivered: Day | None = None
    """The day on which Opgroeien got it."""
    published: Day | None = None
    """The day on which it appeared."""
    stopped: Stop | None = None
    """The inspection was stopped."""
    withdrawn: Withdrawal | None = None
    """The report was withdrawn."""


class Inspection(Page):
    """Everything in `inspection.yaml` (inspectie)."""

    framework: str
    """The framework and its version, as its folder is called: `r-naft/2026.1`. The inspection is judged by it
    for ever.
    """
    occasion: str
    """The occasion, for example `regulier`."""
    number: str | None = None
    """The number of the report; it may wait for the announcement."""
    follows_up: str | None = None
    """The folder of an earlier inspection that this one follows up."""
    provider: Provider
    """The provider."""
    team: tuple[Member, ...] = ()
    """A list of team members."""
    planning: Planning = Planning()
    """What is meant to happen."""
    milestones: Milestones = Milestones()
    """What has happened; what is not here has not happened."""

    @property
    def first_visit(self) -> date | None:
        """The first planned day of visit."""
        return min((visit.date for visit in self.planning.visits), default=None)
