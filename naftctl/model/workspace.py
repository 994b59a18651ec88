"""The workspace: its settings, and the names of its inspections and framework versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


class Colours(Record):
    """The colours of the report (kleuren), as `#rrggbb`; what is not written keeps the usual one."""

    accent: str = "#0a3d5c"
    text: str = "#1b1f23"
    level_1: str = "#a4262c"
    level_2: str = "#8a5200"
    level_3: str = "#0b6e4f"
    level_4: str = "#004a8f"

    @property
    def levels(self) -> tuple[str, ...]:
        """The colours of the levels, from the lowest to the highest."""
        return (self.level_1, self.level_2, self.level_3, self.level_4)


class Settings(Page):
    """`naftctl.yaml`: what belongs to the house (instellingen)."""

    organisations: Organisations
    number_pattern: str = "NAFT-{year}-{serial:03}"
    small_count: Whole = 5
    small_cell: Whole = 5
    font: str = "Atkinson Hyperlegible"
    colours: Colours = Colours()
    site: Site = Site()


class Signature(Record):
    """Who signs letters (ondertekening): the one place where a name of a person is kept."""

    name: str
    function: str | None = None


class LocalSettings(Page):
    """`naftctl.local.yaml`, which git ignores: signatures by the id of a member or an organisation.

    `names` are those of persons who may stand in no text (namenlijst).
    """

    signatures: dict[str, Signature] = {}  # noqa: RUF012  frozen, and pydantic copies it
    names: tuple[str, ...] = ()


USUAL = Organisations(
    onderwijsinspectie=Organisation(name="Onderwijsinspectie"),
    zorginspectie=Organisation(name="Zorginspectie"),
    opgroeien=Organisation(name="Opgroeien"),
)
"""The houses by their usual names, where a workspace does not tell its own."""


@dataclass(frozen=True)
class House:
    """How reports of this workspace look (huisstijl); `logos` has the bytes by organisation.

    Counts of persons under `small_count` are not told to the public, nor counts of providers under
    `small_cell` in an overview of the sector.
    """

    organisations: Organisations = USUAL
    font: str = "Atkinson Hyperlegible"
    colours: Colours = field(default_factory=Colours)
    logos: Mapping[str, bytes] = field(default_factory=dict)
    small_count: int = 5
    small_cell: int = 5


@dataclass(frozen=True)
class Workspace:
    """All that a workspace holds, by name; `settings` is None where `naftctl.yaml` cannot be used."""

    settings: Settings | None
    frameworks: tuple[str, ...]
    inspections: tuple[str, ...]
