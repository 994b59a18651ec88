"""What a letter template sees: the context of the report, and what only letters say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct, field

from naftctl.render.context import ReportContext
from naftctl.source import Span


class Signer(Struct, frozen=True):
    """Who signs for an inspectorate (ondertekenaar): by name where that is known, else by role."""

    inspectorate: str
    role: str | None
    name: str | None = None
    function: str | None = None


class Requested(Struct, frozen=True):
    """A document that is asked for (te bezorgen informatie), and what came of it."""

    id: str
    title: str
    received: dt.date | None = None
    missing: bool = False

    @property
    def known(self) -> bool:
        """Whether anything came of it."""
        return self.missing or self.received is not None


class Asked(Struct, frozen=True):
    """A request for the report (vraag om openbaarmaking), never who asked.

    `answer` is `whole`, `partial` or `refused`; what was left out stands with the report.
    """

    received: dt.date
    answer: str | None


class Group(Struct, frozen=True):
    """A group that is heard (gesprekspartners)."""

    title: str
    subject: bool


class Terms(Struct, frozen=True):
    """The terms that a letter names, in days, and which days count."""

    counting: str
    reaction: int
    request: int
    request_extended: int


class LetterContext(Struct, frozen=True):
    """All that a letter template sees beside the report; `places` has where values beyond ASCII stand.

    `scales` and `advice` say whether the occasion asks for them: `required`, `optional` or `none`.
    `choice_open`: an alternating investigation is still to be chosen.
    `special` is what the last day to react is beside a weekday: the name of a holiday, or nothing.
    `enclosures` are the names of the files that go along, the report first. `asked` is the request that the
    letter answers.
    """

    kind: str
    date: dt.date
    report: ReportContext
    signers: tuple[Signer, ...]
    contact: str
    first_visit: dt.date | None
    reflection: dt.date | None
    until: dt.date | None
    special: str | None
    extended: bool
    terms: Terms
    scales: str
    advice: str
    follow_up: bool
    choice_open: bool
    questions: tuple[str, ...]
    requested: tuple[Requested, ...]
    groups: tuple[Group, ...]
    enclosures: tuple[str, ...]
    places: Mapping[str, Span] = field(default_factory=dict)
    asked: Asked | None = None
