"""Passive publicity: who asked for a report stays unknown; when it was asked for and what came of it."""

from __future__ import annotations

import re
from enum import StrEnum

from naftctl.model.record import Day, Page, Record

_NOBODY = "haal deze sleutel weg: wie de vraag stelde, komt niet in de inspectiemap"
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
    motive: str
    decided: Day | None = None


class LeftOut(Nameless):
    """What is not given (weggelaten deel), and the ground of the framework on which; `what` is printed."""

    what: str
    ground: str


class Request(Nameless, Page):
    """One request for a report (vraag om openbaarmaking); its file name is its number.

    Who asked is not written down. `received` is day 0 of the term; `answered` the day on which the answer
    left.
    """

    received: Day
    extended: Postponement | None = None
    answered: Day | None = None
    answer: Release | None = None
    left_out: tuple[LeftOut, ...] = ()


class ReleaseGround(Record):
    """Why a part of a report is not given to who asks for it (uitzonderingsgrond), and where that stands."""

    id: str
    label: str
    article: str


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
