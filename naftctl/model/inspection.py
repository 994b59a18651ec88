"""One inspection as its `inspection.yaml` tells it: who, why, when, by which framework."""

from __future__ import annotations

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
    name: str | None = None
    address: str | None = None
    municipality: str | None = None


class Provider(Record):
    """The recognised organisation (aanbieder); `id` stays the same over inspections and names."""

    id: str
    name: str
    former_names: tuple[str, ...] = ()
    legal_form: str | None = None
    enterprise_number: str | None = None
    hco_number: str | None = None
    address: str | None = None
    departments: tuple[Department, ...] = ()


class Member(Record):
    """An inspector in the team (teamlid), by role and house, never by name."""

    id: str
    inspectorate: Inspectorate
    role: Role
    conflict_of_interest: str | None = None


class Visit(Record):
    """A planned day or part of a day with the provider (bezoek)."""

    date: Day
    from_: Clock | None = Field(default=None, alias="from")
    until: Clock | None = None
    place: VisitPlace | None = None
    department: str | None = None


class Planning(Record):
    """What is meant to happen (planning)."""

    visits: tuple[Visit, ...] = ()
    reflection: Day | None = None


class Extension(Record):
    """A longer term to react (verlenging)."""

    until: Day
    motive: str


class Stop(Record):
    """The end of an inspection before its time (stopzetting)."""

    date: Day
    motive: str


class Withdrawal(Record):
    """A report that was taken back (intrekking)."""

    date: Day
    reason: str


class Milestones(Record):
    """What has happened (mijlpalen); what is not here has not."""

    announced: Day | None = None
    visited: tuple[Day, ...] = ()
    reflected: Day | None = None
    reviewed: Day | None = None
    draft_sent: Day | None = None
    reaction_extended: Extension | None = None
    reaction_closed: Day | None = None
    final_sent: Day | None = None
    delivered: Day | None = None
    published: Day | None = None
    stopped: Stop | None = None
    withdrawn: Withdrawal | None = None


class Inspection(Page):
    """Everything in `inspection.yaml` (inspectie)."""

    framework: str
    occasion: str
    number: str | None = None
    follows_up: str | None = None
    provider: Provider
    team: tuple[Member, ...] = ()
    planning: Planning = Planning()
    milestones: Milestones = Milestones()

    @property
    def first_visit(self) -> date | None:
        """The first planned day of visit."""
        return min((visit.date for visit in self.planning.visits), default=None)
