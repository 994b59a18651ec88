"""The workspace: its settings, and the names of its inspections and framework versions."""

from __future__ import annotations

from dataclasses import dataclass

from naftctl.model.record import Page, Record, Whole


class Organisation(Record):
    """A house that appears on reports and letters (organisatie)."""

    name: str
    address: str | None = None
    email: str | None = None
    logo: str | None = None


class Organisations(Record):
    """The houses of the procedure."""

    onderwijsinspectie: Organisation
    zorginspectie: Organisation
    opgroeien: Organisation


class Site(Record):
    """Where public reports appear (website)."""

    url: str | None = None
    title: str | None = None
    accessibility_statement: str | None = None


class Settings(Page):
    """`naftctl.yaml`: what belongs to the house (instellingen)."""

    organisations: Organisations
    number_pattern: str = "NAFT-{year}-{serial:03}"
    small_count: Whole = 5
    font: str = "Atkinson Hyperlegible"
    site: Site = Site()


@dataclass(frozen=True)
class Workspace:
    """All that a workspace holds, by name; `settings` is None where `naftctl.yaml` cannot be used."""

    settings: Settings | None
    frameworks: tuple[str, ...]
    inspections: tuple[str, ...]
