"""Dates of birth: a date beside a word that makes it one; other dates are nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naftctl.privacy.hit import Found, maybe, sure
from naftctl.privacy.kinds import Kind
from naftctl.privacy.words import Starts

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|jan\.?|feb\.?|mrt\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|okt\.?|nov\.?|dec\.?)"
)
_YEAR = r"(?:(?:19|20)\d{2}|'?\d{2})"
DAY = (
    rf"(?:\d{{1,2}} ?[./ -] ?\d{{1,2}} ?[./ -] ?{_YEAR}|\d{{1,2}}(?:ste|de|e)? {_MONTH},? {_YEAR}"
    r"|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?<!\d)(?:19|20)\d{2}[01]\d[0-3]\d)(?!\d)"
)
_BORN = (
    r"(?:(?<!\w)(?:geboren|geboortedatum|geboortedag|geboorte|geb\.?|verjaart|verjaardag|jarig"
    r"|dob)(?!\w)|°)"
)
_CUE = re.compile(_BORN, re.I)
_HEADS = ("geb", "ver", "jar", "dob")
_DEGREE = re.compile("°")
_AFTER = re.compile(rf"[^\d\n.!?]{{0,40}}(?<!\d)({DAY})", re.I)
_LESS_AFTER = re.compile(
    rf"[^\d\n.!?]{{0,40}}(?<!\d)(\d{{1,2}}(?:ste|de|e)? {_MONTH}|\d{{1,2}}[/-]\d{{1,2}}"
    r"|(?:19|20)\d{2})(?!\d)",
    re.I,
)
_BEFORE = re.compile(rf"(?<!\d)({DAY}) (?:werd|is|was)? ?(?:\w{{1,20}} ){{0,3}}$", re.I)
_IN_BRACKETS = re.compile(rf"\((?<=[a-zà-ÿ.] .)({DAY})\)", re.I)


def births(text: str, starts: Starts) -> Iterator[Found]:
    """Every date of birth: certain with day and year, possible with less or in brackets after a name."""
    for cue in (*starts.matches(_CUE, text, _HEADS), *_DEGREE.finditer(text)):
        if day := _AFTER.match(text, cue.end()) or _BEFORE.search(
            text, max(0, cue.start() - 60), cue.start()
        ):
            yield sure(Kind.BIRTH_DATE, day.span(1))
        elif less := _LESS_AFTER.match(text, cue.end()):
            yield maybe(Kind.BIRTH_DATE, less.span(1))
    for match in _IN_BRACKETS.finditer(text):
        word = text[max(0, match.start() - 80) : match.start()].rstrip().rpartition(" ")[2]
        if word[:1].isupper():
            yield maybe(Kind.BIRTH_DATE, match.span(1))
