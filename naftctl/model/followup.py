"""Shortcomings of an earlier inspection that are judged again in a later one."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from naftctl.model.record import Day, Page


class Outcome(StrEnum):
    """What became of a shortcoming (uitkomst)."""

    RESOLVED = "weggewerkt"
    PARTLY = "deels_weggewerkt"
    UNRESOLVED = "niet_weggewerkt"
    NOT_EXAMINED = "niet_onderzocht"
    LAPSED = "vervallen"


def parted(key: str) -> tuple[str, str]:
    """The inspection that found a shortcoming and its name there, from its id in `followup.yaml`."""
    inspection, _, name = key.partition("/")
    return inspection, name


class CarriedShortcoming(Page):
    """A shortcoming of an earlier inspection that is to be judged again (overgenomen tekort).

    Its id is the key in `followup.yaml`: the inspection that found it and its name there
    (`2025-de-wisselbrug/OS-P1/T1`). `since` is the day on which it became final, `occasion` why the
    inspection that found it took place; `continues_as` is the point of this inspection that goes on with it.
    """

    text: str
    """The shortcoming in plain words, as the earlier inspection wrote it."""
    since: Day
    """The day on which it became final."""
    occasion: str
    """Why the inspection that found it took place."""
    outcome: Outcome | None = None
    """The outcome: `weggewerkt`, `deels_weggewerkt`, `niet_weggewerkt`, `niet_onderzocht` or `vervallen`."""
    note: str | None = None
    """What the team found now, or why it did not examine this or why the shortcoming lapsed."""
    evidence: tuple[str, ...] = ()
    """A list of pieces of evidence."""
    continues_as: str | None = None
    """The shortcoming of this inspection that goes on with it, such as `OS-P1/T1`."""

    @property
    def inspection(self) -> str:
        """The inspection that found it."""
        return parted(self.id)[0]

    @property
    def name(self) -> str:
        """Its id in the inspection that found it: `OS-P1/T1`, `REG-03/T1`."""
        return parted(self.id)[1]


CLOSING = frozenset({Outcome.RESOLVED, Outcome.LAPSED})
"""The outcomes after which a shortcoming is no longer open."""


def same_provider(one: str, other: str) -> bool:
    """Whether two ids are those of one provider, whatever their capitals."""
    return one.strip().casefold() == other.strip().casefold()


class Standing(StrEnum):
    """Whether what an inspection found counts for a later one."""

    FINAL = "final"
    RUNNING = "running"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    UNREADABLE = "unreadable"


class Judged(Struct, frozen=True):
    """What an inspection said of a shortcoming that it took along; `key` is its id in `followup.yaml`."""

    key: str
    outcome: Outcome | None = None
    continues_as: str | None = None


class Told(Struct, frozen=True):
    """One inspection as far as the follow-up of shortcomings is concerned.

    `visit` is its first day of visit, `final` the day on which it became final, `public` whether its report
    is published without being asked for. `shortcomings` has the words of each by its name in the inspection
    (`OS-P1/T1`), `judged` what it says of earlier ones. It is not `complete` where a file of it that may hold
    shortcomings could not be used. `takes_along` says whether its occasion looks at what was left open.
    """

    id: str
    provider: str
    standing: Standing
    name: str = ""
    occasion: str = ""
    public: bool = False
    visit: date | None = None
    final: date | None = None
    shortcomings: Mapping[str, str] = field(default_factory=dict)
    judged: tuple[Judged, ...] = ()
    complete: bool = True
    takes_along: bool = False
    framework: str = ""
