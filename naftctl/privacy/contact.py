"""How to reach somebody: telephone numbers, e-mail addresses, street addresses, number plates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naftctl.privacy.digits import SHORTEST, DigitRun
from naftctl.privacy.hit import Found, maybe, sure
from naftctl.privacy.kinds import Kind
from naftctl.privacy.words import lowered, matches_near

_CUE = re.compile(
    r"(?:tel|telefoon\w*|gsm\w*|mobiel\w*|fax|bel\w*|whatsapp\w*|sms\w*|nummer|nr|oproepnummer|T|M"
    r"|wa\.me)"
    r"[ .:/(-]*(?:(?:op|naar|via|is|met|het|kan|nummer) )*(?:\+|00)?[(]?$",
    re.I,
)
_LAND = {
    2: frozenset({(2, 7), (2, 3, 2, 2), (2, 3, 4), (2, 2, 2, 3), (2, 2, 2, 2, 1), (2, 2, 3, 2), (2, 4, 3)}),
    3: frozenset({(3, 6), (3, 2, 2, 2), (3, 3, 3), (3, 2, 4), (3, 4, 2)}),
}
_SHORT_ZONES = frozenset("2349")
_SERVICE = ("0800", "070", "078", "0900", "0901", "0902", "0903", "0904", "0905", "0906", "0907", "0909")
_AT = r"(?: ?@ ?| ?[\[({] ?(?:at|a|apenstaart(?:je)?|@) ?[\])}] ?| apenstaart(?:je)? )"
_DOT = r"(?:\.| ?[\[({] ?(?:dot|punt|\.) ?[\])}] ?| punt )"
_EMAIL = (
    rf"(?i)(?<![\w.+%'-])[\w+%'-](?:[\w.+%'-]{{0,63}}){_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,5}}?"
    rf"{_DOT}[A-Za-z]{{2,24}}(?:\.[A-Za-z]{{2,24}}){{0,3}}(?![\w@])"
)
_AT_SIGNS = tuple(re.compile(sign) for sign in ("@", r"[\[({] ?a", "apen[sſ]taart"))
_PLATE = (
    r"(?<![\w-])(?:[1-9]-[A-Za-z]{3}-\d{3}|[1-9][. ]?[A-Z]{3}[. ]?\d{3}"
    r"|(?:O-)?[A-Z]{3}-\d{3}-?(?=B\b))(?![\w-])"
)
_PLATE_SIGN = re.compile(r"\d\d\d(?:(?<=[A-Z]...)|(?<=[A-Z][. ]...)|(?<=[A-Za-z]-...))")
_PLATE_CUE = re.compile(
    r"(?:nummerpla(?:at|ten)|kenteken)(?: (?:is|was|van|met|de|auto|wagen|busje)){0,3}[ :\"(]*"
    r"([A-Z0-9]{1,4}(?:[ .-]?[A-Z0-9]{1,4}){1,3})(?!\w)",
    re.I,
)
_ROAD = (
    r"(?:straat|straatje|laan|lei|steenweg|weg|dreef|plein|plaats|kaai|baan|hof|pad|markt|vest|singel"
    r"|dijk|park"
    r"|ring|gang|veld|wijk|berg|brug|poort|rui|kouter|akker|bos|str\.|stwg\.|ln\.)"
)
_ALONE = r"(?:Markt|Dorp|Plein|Straat|Laan|Weg|Baan|Dreef|Kaai|Vaart|Steenweg|Lei|Vest|Singel|Dijk|Hof)"
_RUE = (
    r"(?:Rue|Avenue|Boulevard|Chaussée|Place)"
    r"(?: (?:de|du|des|la|le|l'|d')){0,2}(?: ?[A-ZÀ-Þ][\w'-]{0,40}){1,3}"
)
_STREET = (
    rf"(?<![\w-])(?:[A-ZÀ-Þ][\w.'-]{{0,40}} ){{0,3}}"
    rf"(?:[A-ZÀ-Þ][\w'-]{{0,40}}?{_ROAD}|{_ALONE})(?: op [A-Z]\w{{2,30}})?"
)
_NUMBER = (
    r",? (?:nr\.? ?|nummer )?\d{1,4}(?: ?[A-Za-z])?"
    r"(?:(?: ?/ ?| ?-)\d{1,4})?(?:,? (?:bus|b\.?|bte) ?\w{1,4})?(?!\w)"
)
_LOW = r"(?<![\w-])[a-z]{3,30}(?:straat|laan|steenweg|dreef|plein)"
_ADDRESS = rf"(?:{_STREET}|{_RUE}|{_LOW}){_NUMBER}"
_HOUSE = re.compile(r"\d(?<=[ .r]\d)")
_LIVES = re.compile(
    rf"(?:Woon\w*|woon\w*|Thuis|thuis|Domicilie|domicilie|Adres|adres)"
    rf"(?: [a-z]+){{0,6}} ({_STREET}|{_LOW})(?!\w)"
)
_POST = re.compile(
    r"([1-9](?:(?<![\w.,/-].)(?<!\d .)|(?<=, .)|(?<=B-.))\d{3}) "
    r"(?=[A-ZÀ-Þ])([A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-Za-zà-ÿ]+)*)"
)


def contact(text: str, runs: Iterable[DigitRun]) -> Iterator[Found]:
    """Every way to reach a person in the text."""
    yield from telephones(text, runs)
    low = lowered(text)
    for match in matches_near(_EMAIL, low, *_AT_SIGNS):
        yield sure(Kind.EMAIL, match.span())
    for match in matches_near(_PLATE, text, _PLATE_SIGN):
        yield sure(Kind.PLATE, match.span())
    for match in _PLATE_CUE.finditer(text) if "nummerpla" in low or "kenteken" in low else ():
        if any(each.isdigit() for each in match[1]):
            yield maybe(Kind.PLATE, match.span(1))
    yield from addresses(text)


def telephones(text: str, runs: Iterable[DigitRun]) -> Iterator[Found]:
    """Every telephone number, Belgian in any groups and foreign with its country; service lines as possible.

    An own rule: `phonenumbers` is 48 MB, and this one finds all of the generated numbers in the tests.
    """
    for run in runs:
        if len(run.digits) >= SHORTEST:
            yield from _in_run(text, run)


def _in_run(text: str, run: DigitRun) -> Iterator[Found]:
    taken, days = -1, run.days(text)
    begins = [at for at in range(len(run.groups)) if _begins(text, run, at)]
    for first, last in run.windows(range(8, 16), begins):
        start, end = run.span(first, last)
        if start < taken or not days.isdisjoint(range(first, last + 1)):
            continue
        digits, plus = run.taken(first, last), text[start - 1 : start] == "+"
        certain = _certain(digits, run.sizes(first, last), plus=plus, ends=last == len(run.groups) - 1)
        if certain is None and _may_be(digits) and _CUE.search(text, max(0, start - 40), start):
            certain = True
        if certain is not None:
            taken = end
            yield Found(Kind.TELEPHONE, certain, start - plus, end)


def _begins(text: str, run: DigitRun, at: int) -> bool:
    """Whether a telephone number may begin with this group, which does not hang on to digits before it."""
    group, start = run.groups[at], run.places[at][0]
    if at and text[start - 1] in ".-/":
        return False
    return (group[0] == "0" and len(group) > 1) or group.startswith("32") or text[start - 1 : start] == "+"


def _certain(digits: str, sizes: tuple[int, ...], *, plus: bool, ends: bool) -> bool | None:
    """Whether these digits are a telephone number (certain), may be one (possible), or are none."""
    if plus or digits.startswith("00"):
        return _abroad(digits.removeprefix("00"), plus=plus, ends=ends) or None
    if _mobile(digits) and sizes[0] > 1:
        return True
    if (
        digits.startswith("324")
        and len(digits) == 11
        and digits[3] in "56789"
        and sizes[0] in {2, 3, 4, 5, 11}
    ):
        return True
    if len(digits) != 9 or digits[0] != "0" or digits[1] == "0":
        return None
    if sizes == (9,) or sizes in _LAND[2 if digits[1] in _SHORT_ZONES else 3] or sizes in _SERVICE_GROUPS:
        return not digits.startswith(_SERVICE)
    return None


_SERVICE_GROUPS = frozenset({(4, 5), (4, 2, 3), (4, 3, 2), (4, 2, 2, 1)})


def _mobile(digits: str) -> bool:
    return len(digits) == 10 and digits.startswith("04") and digits[2] in "56789"


def _abroad(digits: str, *, plus: bool, ends: bool) -> bool:
    if digits.startswith("32"):
        own = digits[2:].removeprefix("0")
        return len(own) == (9 if own.startswith("4") and own[1:2] in set("56789") else 8)
    return ends and 9 <= len(digits) <= 15 and digits[0] in ("123456789" if plus else "23456789")


def _may_be(digits: str) -> bool:
    return (len(digits) == 9 and digits[0] == "0" and digits[1] != "0") or _mobile(digits)


def addresses(text: str) -> Iterator[Found]:
    """Every street with a number, every street where somebody lives, every postal code with its place."""
    for match in matches_near(_ADDRESS, text, _HOUSE):
        yield maybe(Kind.ADDRESS, match.span())
    for match in _LIVES.finditer(text):
        yield maybe(Kind.ADDRESS, match.span(1))
    for match in _POST.finditer(text):
        year = 1950 <= int(match[1]) <= 2049
        if not year or text[max(0, match.start() - 2) : match.start()] in {", ", "B-"}:
            yield maybe(Kind.ADDRESS, match.span())
