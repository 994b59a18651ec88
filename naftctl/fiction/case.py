"""All that is known of one fictitious inspection before its pages are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from naftctl.fiction.agenda import FOLLOW_UP, REGULAR, THEMATIC, Fate, Slot
from naftctl.fiction.chance import Chance
from naftctl.fiction.days import Days
from naftctl.fiction.providers import Invented
from naftctl.model.followup import Outcome
from naftctl.model.framework import Framework, Scale
from naftctl.model.owned import FocusChoice


class Open(Struct, frozen=True):
    """A shortcoming that was never put right: its full name, its words, and since when it stands.

    `page` is what it stood under, a scale, an item or a finding, in the version `framework`.
    """

    name: str
    text: str
    since: date
    occasion: str
    page: str
    framework: Framework


class Revisited(Struct, frozen=True):
    """What became of an open shortcoming in a later inspection."""

    open: Open
    outcome: Outcome | None
    note: str | None = None
    evidence: tuple[str, ...] = ()
    continues_as: str | None = None


class Case(Struct, frozen=True):
    """One inspection; `levels` by scale, `scores` those of each member, `breaches` what is not in order."""

    name: str
    number: str
    slot: Slot
    who: Invented
    framework: Framework
    days: Days
    members: tuple[str, ...]
    chance: Chance
    focus: FocusChoice | None = None
    scales: tuple[Scale, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    breaches: tuple[str, ...] = ()
    carried: tuple[Revisited, ...] = ()

    @property
    def regular(self) -> bool:
        """Whether it follows the framework of a regular inspection."""
        return self.slot.occasion == REGULAR

    @property
    def scaled(self) -> bool:
        """Whether scales are scored in it."""
        return self.slot.occasion in {REGULAR, THEMATIC}

    @property
    def followed(self) -> bool:
        """Whether it looks at earlier shortcomings and at nothing else."""
        return self.slot.occasion == FOLLOW_UP

    @property
    def mild(self) -> bool:
        """Whether it found no shortcomings, because it is taken back later."""
        return self.slot.fate is Fate.WITHDRAWN

    @property
    def visited(self) -> bool:
        """Whether the team judged anything."""
        return self.slot.fate not in {Fate.STOPPED, Fate.ANNOUNCED}
