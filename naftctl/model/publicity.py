"""Passive publicity: who asked for a report stays unknown; when it was asked for and what came of it."""

import re
from enum import StrEnum

from naftctl.language import tr
from naftctl.model.record import Day, Page, Record

_NOBODY = tr("take this key away: who asked does not come into the inspection folder")
_PERSONAL = frozenset(
    {
        "requester",
        "requested",
        "applicant",
        "from",
        "name",
        "contact",
        "email",
        "mail",
        "phone",
        "telephone",
        "address",
        "person",
        "organisation",
        "aanvrager",
        "verzoeker",
        "vrager",
        "indiener",
        "wie",
        "naam",
        "voornaam",
        "telefoon",
        "gsm",
        "adres",
        "persoon",
        "organisatie",
    }
)
_BETWEEN_WORDS = re.compile(r"[^a-z]+")


class Release(StrEnum):
    """What is given to who asked (antwoord): the whole report, a part of it, or nothing."""

    WHOLE = "whole"
    PARTIAL = "partial"
    REFUSED = "refused"


class Nameless(Record):
    """A record in which nobody may be named."""

    @classmethod
    def unwanted(cls, key: str) -> str:
        """What to do about a key that would name somebody."""
        return _NOBODY if _PERSONAL & set(_BETWEEN_WORDS.split(key.casefold())) else ""


class Postponement(Nameless):
    """A longer term to answer a request (verlenging); `decided` is the day on which it was told."""

    until: Day
    """Up to and including which day."""
    motive: str
    """Why."""
    decided: Day | None = None
    """The day on which the extension was told."""


class LeftOut(Nameless):
    """What is not given (weggelaten deel), and the ground of the framework on which; `what` is printed."""

    what: str
    """What it is about; these words are printed."""
    ground: str
    """A ground of the framework, for example `privacy`."""


class Request(Nameless, Page):
    """One request for a report (vraag om openbaarmaking); its file name is its number.

    Who asked is not written down. `received` is day 0 of the term; `answered` the day on which the answer
    left.
    """

    received: Day
    """The day on which the request came in: day 0 of the term."""
    extended: Postponement | None = None
    """The extension of the term."""
    answered: Day | None = None
    """The day on which the answer left."""
    answer: Release | None = None
    """`whole` (everything), `partial` (a part) or `refused` (nothing)."""
    left_out: tuple[LeftOut, ...] = ()
    """A list of what is not given; needed with `partial` and `refused`."""


class ReleaseGround(Record):
    """Why a part of a report is not given to who asks for it (uitzonderingsgrond), and where that stands."""

    id: str
    """The word in the files."""
    label: str
    """The words in the letter and in the report."""
    article: str
    """Where the ground stands."""


_DECREE = "Bestuursdecreet van 7 december 2018, titel II, hoofdstuk 3"
RELEASE_GROUNDS = (
    ReleaseGround(
        id="privacy",
        label="bescherming van de persoonlijke levenssfeer",
        article=_DECREE,
    ),
    ReleaseGround(
        id="kennelijk_onredelijk",
        label="kennelijk onredelijke of te algemene vraag",
        article=_DECREE,
    ),
    ReleaseGround(
        id="onaf_document",
        label="document dat niet af of onvolledig is",
        article=_DECREE,
    ),
    ReleaseGround(
        id="economisch_belang",
        label="vertrouwelijke commerciële of economische informatie",
        article=_DECREE,
    ),
)
"""The grounds of a version that tells none of its own; such a key does not count in its digest."""
