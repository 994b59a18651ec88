"""What a framework version says of quality: expectations, levels, scales, and where its text comes from."""

from enum import StrEnum
from typing import Literal

from naftctl.model.record import Day, Flag, Record, Whole


class Provenance(StrEnum):
    """Where the text comes from (herkomst); every report says so until it is official."""

    WORKING_TEXT = "werktekst"
    OFFICIAL = "officieel"
    ADAPTED = "overgenomen_met_wijziging"


class FrameworkSource(Record):
    """The document that a version was taken from (bron)."""

    title: str
    """The title of the document."""
    presented: Day | None = None
    """The day on which it was presented."""
    adopted: Day | None = None
    """The day on which it was taken over here."""
    adopted_by: str | None = None
    """The function of who did that."""
    sha256: str | None = None
    """The fingerprint of the source file."""


class ResearchQuestion(Record):
    """A question that every inspection answers (onderzoeksvraag)."""

    id: str
    """The id, such as `OV-1`."""
    text: str
    """The question."""
    attention: str | None = None
    """What gets special attention."""


class ContextItem(Record):
    """Something that is described and never scaled (context- en inputkenmerk)."""

    id: str
    """The id, such as `CI-1`."""
    title: str
    """The title."""
    question: str
    """The question that is answered."""


class Expectation(Record):
    """What good NAFT is (kwaliteitsverwachting), with a picture of it in practice (kwaliteitsbeeld)."""

    id: str
    """The id, such as `KV-B4`."""
    title: str
    """The expectation, in one sentence."""
    quality_image: str
    """The picture of it in practice."""
    replaces: tuple[str, ...] = ()
    """A list of expectations of an earlier version that it replaces."""


class Rubric(Record):
    """A group of expectations (rubriek)."""

    id: str
    """The letter of the rubric."""
    title: str
    """The title."""
    core: str
    """What it is about, in one sentence."""
    expectations: tuple[Expectation, ...]
    """A list of expectations."""


class Level(Record):
    """One of the four levels of a development scale (ontwikkelingsniveau); `order` 1 is the lowest."""

    id: str
    """The word in the files, such as `volgens`."""
    order: Whole
    """The order; 1 is the lowest."""
    label: str
    """The words in the report."""
    meaning: str
    """What the level means."""
    report_category: str
    """The report category that belongs to it."""
    requires_good_practice: Flag = False
    """`true` if the level asks for a good practice."""


class ReportCategory(Record):
    """A kind of point under which the report sums up (verslagcategorie)."""

    id: str
    """The word in the files."""
    label: str
    """The word in the report."""
    heading: str
    """The heading in a scoring."""
    letter: str
    """The letter of the labels."""
    recommendation: str
    """The heading in the advice."""


class GoodPracticeQuestion(Record):
    """A question that every example of good practice answers (criterium voor goede praktijk)."""

    id: str
    """The id, such as `GP-1`."""
    title: str
    """The title."""
    question: str
    """The question."""


class Scale(Record):
    """A development scale (ontwikkelingsschaal): a descriptor for each level, by the id of the level."""

    id: str
    """The id, such as `OS-B3`."""
    title: str
    """The title."""
    investigation: str
    """The investigation."""
    based_on: tuple[str, ...]
    """A list of expectations."""
    key_elements: tuple[str, ...]
    """A list of key elements."""
    advice_relevant: Literal["ja", "nee", "te_bevestigen"]
    """`ja`, `nee` or `te_bevestigen`."""
    levels: dict[str, str]
    """A description by level."""
    replaces: tuple[str, ...] = ()
    """A list of scales of an earlier version that it replaces."""
