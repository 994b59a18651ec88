"""What a fictitious sector is asked to be, and the days that follow from it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

SEPTEMBER, WITH_NEW = 9, 3
"""School years begin in September; so many of the last ones follow the newest version of the framework."""


class Plan(Struct, frozen=True):
    """A sector of so many providers over so many school years; the same plan always gives the same files.

    The years are invented: no framework and no inspectorate worked like this then.
    """

    seed: int = 1
    providers: int = 25
    first_year: int = 2016
    years: int = 10

    def __post_init__(self) -> None:
        if self.providers < 1 or self.years < 1:
            raise ValueError("a sector has at least one provider and one year")

    @property
    def today(self) -> date:
        """The day on which the sector is looked at: in the autumn after its last school year."""
        return date(self.first_year + self.years, 10, 9)

    @property
    def renewed(self) -> date:
        """The day from which the newest version of the framework is followed, in the middle of a year."""
        return date(self.first_year + max(self.years - WITH_NEW, 0) + 1, 1, 1)

    @property
    def lonely(self) -> int:
        """The school year, by its number, in which one alternate is examined at one provider only."""
        return self.years // 2

    def starts(self, number: int) -> date:
        """The first day of a school year, by its number from 0."""
        return date(self.first_year + number, SEPTEMBER, 1)
