"""What people decided about what the screen found: never the words themselves."""

from enum import StrEnum

from pydantic import Field

from naftctl.model.record import Day, Page, Record


class Treatment(StrEnum):
    """What is done with a hit (beslissing): it may stand, it is marked for redaction, or it is taken out."""

    KEEP = "keep"
    REDACT = "redact"
    REMOVE = "remove"


class Decision(Record):
    """What somebody decided about one hit in one sentence of a file (beslissing).

    `file` is relative to the inspection, `kind` as users see it, `digest` the salted fingerprint of the
    sentence and the hit: it matches nothing any more once the sentence says something else.
    """

    file: str
    """The file, for example `scorings/OS-B3.md`."""
    kind: str
    """The kind, for example `leeftijd` or `kleine groep`."""
    digest: str
    """The fingerprint of the sentence and of the words."""
    as_: Treatment = Field(alias="as")
    """`keep` (may stay), `redact` (to be marked) or `remove` (to be taken out)."""
    reason: str
    """Why."""
    decided: Day
    """The day."""


class Decisions(Page):
    """All decisions of an inspection (privacybeslissingen), `privacy.yaml`, with the salt of that file."""

    salt: str
    """A secret number, so that nobody can guess a fingerprint."""
    decisions: tuple[Decision, ...] = ()
    """A list of decisions."""
