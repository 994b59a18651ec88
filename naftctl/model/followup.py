"""Shortcomings of an earlier inspection that are judged again in a later one."""

from __future__ import annotations

from enum import StrEnum

from naftctl.model.record import Day, Page


class Outcome(StrEnum):
    """What became of a shortcoming (uitkomst)."""

    RESOLVED = "weggewerkt"
    PARTLY = "deels_weggewerkt"
    UNRESOLVED = "niet_weggewerkt"
    NOT_EXAMINED = "niet_onderzocht"
    LAPSED = "vervallen"


class CarriedShortcoming(Page):
    """A shortcoming of an earlier inspection that is to be judged again (overgenomen tekort).

    Its id is the key in `followup.yaml`: the inspection that found it and its name there
    (`2025-de-wisselbrug/OS-P1/T1`). `since` is the day on which it became final, `occasion` why the
    inspection that found it took place; `continues_as` is the point of this inspection that goes on with it.
    """

    text: str
    since: Day
    occasion: str
    outcome: Outcome | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()
    continues_as: str | None = None

    @property
    def inspection(self) -> str:
        """The inspection that found it."""
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        """Its id in the inspection that found it: `OS-P1/T1`, `REG-03/T1`."""
        return self.id.partition("/")[2]
