"""How inspections go by a framework version: investigations, focus, grounds, occasions and terms."""

from enum import StrEnum
from typing import Literal

from naftctl.model.record import Flag, Record, Whole


class Place(StrEnum):
    """Whether an investigation is always in focus or takes its turn (plaats in het raamwerk)."""

    ALWAYS = "altijd"
    ALTERNATE = "wissel"


class Investigation(Record):
    """A thing that is examined, with one or more scales (onderzoek)."""

    id: str
    """The id, such as `KO`."""
    title: str
    """The title."""
    place: Place
    """`altijd` or `wissel`."""
    research_question: str
    """The research question that it answers."""


class Criterion(StrEnum):
    """What puts one alternating investigation before another (criterium)."""

    NEVER_HERE = "never_here"
    LONGEST_AGO = "longest_ago"
    LEAST_IN_SECTOR = "least_in_sector"
    OPEN_SHORTCOMING = "open_shortcoming"
    SIGNAL = "signal"


class FocusPolicy(Record):
    """How the focus of an inspection is made up (focusregel): counts of alternating investigations.

    `criteria` rank them, the weightiest first; the running cycle of the sector is that many `cycle_years`.
    """

    alternates: Whole
    """How many investigations take turns."""
    choose: Whole
    """How many are chosen for an inspection."""
    other_choice_needs_motive: Flag
    """`true` if another choice than the one proposed asks for a motive."""
    criteria: tuple[Criterion, ...] = tuple(Criterion)
    """A list of what decides the order, the weightiest first; without it: `never_here`, `longest_ago`,
    `least_in_sector`, `open_shortcoming`, `signal`.
    """
    cycle_years: Whole = 6
    """Over how many years it is counted how often an investigation was examined in the sector; without it: 6.
    """


class JudgementPolicy(Record):
    """What a judgement rests on at least (onderbouwing); `difference` counts levels.

    One piece of evidence carries at most one in so many points as `share` says: 3 means a third.
    """

    methods: Whole
    """How many methods."""
    sources: Whole
    """How many independent sources."""
    members: Whole
    """How many members first score apart."""
    difference: Whole
    """The team writes why if levels differ by more than this."""
    share: Whole = 3
    """One piece of evidence carries at most one in so many points; without it: 3."""


class RegulationItem(Record):
    """A duty that is looked at (regelgevingsitem)."""

    id: str
    """The id, such as `REG-01`."""
    title: str
    """The title."""


class RequestedItem(Record):
    """A document asked for beforehand (te bezorgen informatie)."""

    id: str
    """The id, such as `INF-01`."""
    title: str
    """The title."""


class PartnerGroup(Record):
    """A group of conversation partners (gesprekspartners); `subject`: those whom it is all about."""

    id: str
    """The word in the files."""
    title: str
    """The word in the report."""
    subject: Flag = False
    """`true` for the group for whom it all is."""


class AdviceValue(Record):
    """A value that the advice may have (advies); it is chosen by people, never computed."""

    id: str
    """The word in the files."""
    label: str
    """The words in the report."""
    with_shortcomings: Flag
    """`true` if it can go together with shortcomings."""
    needs_shortcoming: Flag = False
    """`true` if it asks for one shortcoming at least."""


Demand = Literal["required", "optional", "none"]


class Occasion(Record):
    """Why an inspection takes place (aanleiding); `announcement_days` counts calendar days."""

    id: str
    """The word in the files."""
    label: str
    """The words in the report."""
    publication: Literal["active", "passive"]
    """`active` or `passive`."""
    announcement_days: Whole
    """Calendar days between the announcement and the first visit; 0 may be unannounced."""
    focus: Literal["framework", "free", "previous_shortcomings"]
    """`framework`, `free` or `previous_shortcomings`."""
    scales: Demand
    """`required`, `optional` or `none`."""
    advice: Demand
    """`required`, `optional` or `none`."""

    @property
    def public(self) -> bool:
        """Whether its report is published without being asked for (actief openbaar)."""
        return self.publication == "active"


class Terms(Record):
    """The terms of the procedure (termijnen), in days; `counting` says which days count."""

    announcement_days: Whole
    """Between the announcement and the first visit."""
    reaction_days: Whole
    """To react; day 0 is the day of sending, the last day counts."""
    counting: str
    """Which days count: `kalenderdagen`, or `zonder_schoolvakanties` (the Flemish school holidays do not
    count).
    """
    processing_days: Whole
    """To deal with a reaction."""
    request_days: Whole
    """To answer a request for a report."""
    request_extended_days: Whole
    """The same after an extension."""
