"""What each inspection brings to the overviews of the sector, and which of them were published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field
from pydantic import Field

from naftctl.model.record import Day, Page


class Reason(StrEnum):
    """Why an inspection does not count in the figures of a year."""

    UNREADABLE = "unreadable"
    FAULTS = "faults"
    STOPPED = "stopped"
    NOT_FINAL = "not_final"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    """The same provider was inspected again in the same year on all of its scales; the last level counts."""
    PASSIVE = "passive"
    """Its report is not public: it counts in the number of inspections and in no other figure."""
    UNSCALED = "unscaled"
    """It has no scales, like a follow-up: it counts in the number of inspections and in no other figure."""
    LATER = "later"
    """It became final after the overview of its year was published, and counts in a later one."""


APART = frozenset({Reason.PASSIVE, Reason.UNSCALED, Reason.REPLACED})
"""Why an inspection counts in the number of inspections only; of those only the number together is told."""


class Answer(Struct, frozen=True):
    """A question about good practice, by its id and title, and what was answered, as Markdown."""

    id: str
    title: str
    text: str


class Practice(Struct, frozen=True):
    """A good practice (goede praktijk) that its provider shares with the sector, as Markdown, without names.

    The scale is not told: with all practices of a scale at hand, a reader could count who is on its highest
    level.
    """

    investigation: str
    text: str
    answers: tuple[Answer, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says."""
        return (self.text, *(answer.text for answer in self.answers))


class Account(Struct, frozen=True):
    """What one inspection brings to the overviews. It has names and is never printed.

    `final` is the day on which it became final; `reason` says why it cannot count in any year. `levels` has
    the level by scale, or `niet_ingeschaald`; `cited` each kind of point (S, O, T) with the expectations that
    such points cite; `loose` counts the points that cite none; `scored` has the levels that members gave by
    scale; `unsafe` counts the good practices that are shared and name somebody.
    """

    id: str
    provider: str
    name: str = ""
    occasion: str = ""
    public: bool = False
    framework: str = ""
    visit: date | None = None
    final: date | None = None
    reason: Reason | None = None
    focus: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, frozenset[str]] = field(default_factory=dict)
    loose: int = 0
    scored: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    practices: tuple[Practice, ...] = ()
    unsafe: int = 0


class Published(Page):
    """`overviews/<year>/published.yaml`: which inspections the overview of a year counts, for ever.

    What is told of a year never changes afterwards, so that two overviews side by side tell nothing more
    than each of them. The file stays with the inspectorates. `fixed` is the day on which its figures were
    fixed, `published` the day of its own publication, None where a later year was published and this one was
    not. `figures` are the inspections in every figure, `apart` those in their number only. `previous` is the
    fixed year of the same kind before it, and `digest` rests on all of these and on the digest of that year.
    `parts` has a digest of each part that was published.
    """

    year: str
    """The year or school year, as the folder is called."""
    fixed: Day
    """The day on which the figures were fixed."""
    published: Day | None = None
    """The day on which this year itself was published; `null` if only a later year was."""
    threshold: int
    """The threshold of then: counts of providers under it are not shown."""
    figures: tuple[str, ...] = ()
    """The folders of the inspections that count in every figure."""
    apart: tuple[str, ...] = ()
    """The folders of the inspections that count in the number only."""
    previous: str | None = None
    """The fixed year of the same kind before it, or `null`."""
    digest: str
    """The fingerprint of all this, and of that of the year before."""
    parts: Mapping[str, str] = Field(default_factory=dict)
    """A fingerprint by part of the overview that was published."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that count, in every figure or in the number only."""
        return (*self.figures, *self.apart)
