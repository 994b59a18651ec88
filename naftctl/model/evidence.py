"""Evidence: one piece per file, with the method by which it came."""

import posixpath
import unicodedata
from enum import StrEnum

from naftctl.model.inspection import VisitPlace
from naftctl.model.record import Day, Page, Record, Whole


class Method(StrEnum):
    """How a piece of evidence came about (onderzoeksmethode)."""

    DOCUMENT = "document"
    OBSERVATION = "observatie"
    CONVERSATION = "gesprek"
    CASE_STUDY = "gevalstudie"
    FIGURES = "cijfers"

    @property
    def letter(self) -> str:
        """The letter that the ids of this method begin with."""
        return {"document": "D", "observatie": "O", "gesprek": "G", "gevalstudie": "V", "cijfers": "C"}[self]


class ChosenBy(StrEnum):
    """Who chose the partners, the case or the moment (gekozen door)."""

    PROVIDER = "aanbieder"
    TEAM = "inspectieteam"


class Partners(Record):
    """A group that was heard or seen (gesprekspartners): a count and functions, never names."""

    group: str
    """A group of the framework."""
    count: Whole | None = None
    """How many people."""
    functions: tuple[str, ...] = ()
    """A list of functions, where that makes something clear."""


class Attachment(Record):
    """A file beside a note (bijlage), registered by its sha256."""

    file: str
    """The name of the file."""
    sha256: str | None = None
    """The fingerprint of the file."""

    @property
    def key(self) -> str:
        """The file from `evidence/` on, in one spelling; nothing where it lies elsewhere."""
        path = posixpath.normpath(unicodedata.normalize("NFC", self.file))
        outside = path.startswith(("../", "/")) or path in {"..", "."} or "\\" in path
        return "" if outside else path


class Evidence(Page):
    """A piece of evidence (bron): the file name begins with its id, `G02-…`."""

    method: Method
    """The method, the one of the letter in the name of the file."""
    date: Day
    """The day."""
    title: str
    """The title."""
    partners: tuple[Partners, ...] = ()
    """A list of groups that were heard or seen."""
    chosen_by: ChosenBy | None = None
    """Who chose the partners, the case or the moment."""
    provided_by: str | None = None
    """From whom a document or figures come."""
    department: str | None = None
    """The department."""
    place: VisitPlace | None = None
    """The place."""
    expectations: tuple[str, ...] = ()
    """A list of expectations that the evidence says something about."""
    context: tuple[str, ...] = ()
    """A list of context items."""
    regulation: tuple[str, ...] = ()
    """A list of regulation items."""
    collected_by: tuple[str, ...] = ()
    """A list of team members."""
    attachments: tuple[Attachment, ...] = ()
    """A list of attachments, in the same folder."""

    @property
    def sources(self) -> frozenset[tuple[str, str]]:
        """The independent sources it brings: method and partner group, or the document itself."""
        if self.partners:
            return frozenset((self.method.value, partner.group) for partner in self.partners)
        return frozenset({(self.method.value, self.id)})
