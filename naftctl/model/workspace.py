"""The workspace: its settings, and the names of its inspections and framework versions."""

from collections.abc import Mapping

from msgspec import Struct, field

from naftctl.model.record import Page, Record, Whole


class Organisation(Record):
    """A house that appears on reports and letters (organisatie)."""

    name: str
    """The name as it stands on the report."""
    address: str | None = None
    """The address."""
    email: str | None = None
    """The e-mail address of the service."""
    logo: str | None = None
    """A PNG or JPEG file in the workspace, at most 5 MiB; those of the inspectorates come on the cover."""


class Organisations(Record):
    """The houses of the procedure."""

    onderwijsinspectie: Organisation
    """The first inspectorate."""
    zorginspectie: Organisation
    """The second inspectorate."""
    opgroeien: Organisation
    """The agency that gets the advice."""


class Site(Record):
    """Where public reports appear (website)."""

    url: str | None = None
    """The address of the website."""
    title: str | None = None
    """The title."""
    accessibility_statement: str | None = None
    """The address of the accessibility statement."""


class Colours(Record):
    """The colours of the report (kleuren), as `#rrggbb`; what is not written keeps the usual one."""

    accent: str = "#0a3d5c"
    """Headings, heads of tables and cover."""
    text: str = "#1b1f23"
    """The text."""
    level_1: str = "#a4262c"
    """The lowest level of a scale."""
    level_2: str = "#8a5200"
    """The second level."""
    level_3: str = "#0b6e4f"
    """The third level."""
    level_4: str = "#004a8f"
    """The highest level."""

    @property
    def levels(self) -> tuple[str, ...]:
        """The colours of the levels, from the lowest to the highest."""
        return (self.level_1, self.level_2, self.level_3, self.level_4)


class Settings(Page):
    """`naftctl.yaml`: what belongs to the house (instellingen)."""

    organisations: Organisations
    """The three houses: `onderwijsinspectie`, `zorginspectie` and `opgroeien`."""
    number_pattern: str = "NAFT-{year}-{serial:03}"
    """The form of the number of a report."""
    small_count: Whole = 5
    """Counts of persons under this threshold do not appear in public reports."""
    small_cell: Whole = 5
    """Counts of providers under this threshold are not shown in a yearly overview; at least 3, usually 5. See
    jaaroverzicht.md.
    """
    font: str = "Atkinson Hyperlegible"
    """The font of the report: one of `templates/report/fonts`."""
    colours: Colours = Colours()
    """The colours of the report, each as `"#rrggbb"`; on white they need a contrast of 4.5 to 1 at least
    (WCAG 2.1, AA).
    """
    site: Site = Site()
    """The public web pages."""


class Signature(Record):
    """Who signs letters (ondertekening): the one place where a name of a person is kept."""

    name: str
    """The name."""
    function: str | None = None
    """The function under the name."""


class LocalSettings(Page):
    """`naftctl.local.yaml`, which git ignores: signatures by the id of a member or an organisation.

    `names` are those of persons who may stand in no text (namenlijst).
    """

    signatures: dict[str, Signature] = {}  # noqa: RUF012  frozen, and pydantic copies it
    """By team member (`ond1`) or inspectorate (`onderwijsinspectie`) who signs."""
    names: tuple[str, ...] = ()
    """A list of names of people who may stand in no text at all. See privacy.md."""


USUAL = Organisations(
    onderwijsinspectie=Organisation(name="Onderwijsinspectie"),
    zorginspectie=Organisation(name="Zorginspectie"),
    opgroeien=Organisation(name="Opgroeien"),
)
"""The houses by their usual names, where a workspace does not tell its own."""


class House(Struct, frozen=True):
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


class Workspace(Struct, frozen=True):
    """All that a workspace holds, by name; `settings` is None where `naftctl.yaml` cannot be used."""

    settings: Settings | None
    frameworks: tuple[str, ...]
    inspections: tuple[str, ...]
