"""What changed between two moments of an inspection, as values."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from naftctl.source import Span

Value: TypeAlias = str | int | bool | date | tuple[str, ...] | None


class Part(StrEnum):
    """The kinds of files (deel), in the order in which a reader wants to know about them."""

    INSPECTION = "inspection"
    FOCUS = "focus"
    ADVICE = "advice"
    SCORING = "scoring"
    FINDING = "finding"
    FOLLOWUP = "followup"
    REGULATION = "regulation"
    REFLECTION = "reflection"
    SUMMARY = "summary"
    DESK = "desk"
    EVIDENCE = "evidence"
    INDIVIDUAL = "individual"
    SEAL = "seal"


class What(StrEnum):
    """What happened to something, from what says most to what says least."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    REWORDED = "reworded"
    CITED = "cited"
    """The words stayed; what they refer to did not."""
    UNREAD = "unread"
    """It is there on both sides or on one, and cannot be compared: it cannot be read."""


class Change(Struct, frozen=True):
    """One change in meaning.

    `page` is the page it is on, as it is called now: `OS-B3`, `G02`, `REG-10`, `ond1`, or nothing for a file
    of which there is one. `route` leads to the value: `("level",)`, `("team", "zrg2", "role")`,
    `("sections", "Motivering")`, `("points",)`, `("points", "GP-2")`; it is empty for a page as a whole.
    `before` and `after` are the names of a point or page then and now, `heads` the headings it stood under.
    `old` and `new` are the value or text; of references, those that went and those that came.
    """

    part: Part
    kinds: tuple[What, ...]
    page: str = ""
    route: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    heads: tuple[str, str] = ("", "")
    old: Value = None
    new: Value = None
    old_span: Span | None = None
    new_span: Span | None = None


class Difference(Struct, frozen=True):
    """All changes between two moments of one inspection, in reading order.

    `blind` says that members may not see each other's scorings yet, so that only their existence is told.
    """

    inspection: str
    changes: tuple[Change, ...]
    blind: bool = False

    @property
    def unread(self) -> tuple[Change, ...]:
        """What could not be compared."""
        return tuple(change for change in self.changes if What.UNREAD in change.kinds)
