"""Numbers with check digits: national numbers, accounts and enterprise numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naftctl.privacy.digits import DigitRun
from naftctl.privacy.hit import Found, sure
from naftctl.privacy.kinds import Kind
from naftctl.privacy.words import matches_near

_ACCOUNT = r"(?:(?<![A-Za-z0-9])|(?<=IBAN))(?:[A-Z]{2} ?|[A-Za-z]{2})\d{2}(?=[ .-]?[A-Za-z0-9])"
_ACCOUNT_SIGN = re.compile(r"\d\d(?:(?<=[A-Za-z]{2}..)|(?<=[A-Z]{2} ..))")
_GROUP = re.compile(r"[ .-]{0,2}([A-Za-z0-9]{1,30})")
_OLD_ACCOUNT = re.compile(r"(\d(?<![\d-].)\d\d)[ -](\d{7})[ -](\d{2})(?![\d-])")
_ENTERPRISE = re.compile(r"[01](?<![\d.].)\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[.]\d)")
_DIGITS = 11
_THREES = frozenset({3, 6, 9})
_CUE = re.compile(
    r"(?:rijksregister\w{0,12}|rrnr?|insz\w{0,3}|niss|nationaal nummer|bis-?nummer)"
    r"[^\w\n]{0,3}(?:\w{1,8}[^\w\n]{1,3}){0,3}$",
    re.I,
)
_PARTS = frozenset({2, 4, 6, 9})
_SHORTEST, _LONGEST = 15, 34


def numbers(text: str, runs: Iterable[DigitRun]) -> Iterator[Found]:
    """Every number in the text of which the check digits are right."""
    yield from national_numbers(text, runs)
    yield from accounts(text)
    for match in _ENTERPRISE.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if 97 - int(digits[:8]) % 97 == int(digits[8:]):
            yield Found(Kind.ENTERPRISE_NUMBER, certain=False, start=match.start(), end=match.end())


def national_numbers(text: str, runs: Iterable[DigitRun]) -> Iterator[Found]:
    """Every national number, with bis numbers and births from 2000.

    In the usual groups or in threes; in any groups after a word such as `INSZ`. An own rule: that of
    python-stdnum asks the clock and passes over a birth in what it takes for the future.
    """
    for run in runs:
        free = len(run.digits) == _DIGITS and _CUE.search(text, max(0, run.start - 40), run.start)
        for first, last in run.windows((_DIGITS,), range(len(run.groups))):
            if not free and last - first > len(_PARTS):
                continue
            cuts = run.cuts(first, last)
            if not free and not cuts <= _PARTS and cuts != _THREES:
                continue
            if _is_national(run.taken(first, last)):
                yield sure(Kind.NATIONAL_NUMBER, run.span(first, last))


def _is_national(digits: str) -> bool:
    month, day, check = int(digits[2:4]), int(digits[4:6]), int(digits[9:])
    if month % 20 > 12 or month > 52 or day > 31:
        return False
    return any(97 - int(century + digits[:9]) % 97 == check for century in ("", "2"))


def accounts(text: str) -> Iterator[Found]:
    """Every IBAN with right check digits and the form of its country, and every old account number."""
    for begin in matches_near(_ACCOUNT, text, _ACCOUNT_SIGN):
        end = _account_end(text, begin)
        if end:
            yield sure(Kind.ACCOUNT, (begin.start(), end))
    for match in _OLD_ACCOUNT.finditer(text):
        if (int(match[1] + match[2]) % 97 or 97) == int(match[3]):
            yield sure(Kind.ACCOUNT, (match.start(), match.end()))


def _checks(account: str) -> bool:
    """Whether the check digits are right, which is quick to see; the form for the country is not."""
    return int("".join(str(int(each, 36)) for each in account[4:] + account[:4])) % 97 == 1


def _account_end(text: str, begin: re.Match[str]) -> int:
    """Where the account that begins here ends, or 0 where there is none."""
    so_far, at = begin[0], begin.end()
    while len(so_far) <= _LONGEST and (group := _GROUP.match(text, at)):
        so_far, at = so_far.replace(" ", "") + group[1], group.end()
        if _SHORTEST <= len(so_far) <= _LONGEST and _checks(so_far) and _has_form(so_far):
            return at
    return 0


def _has_form(account: str) -> bool:
    """Whether an account with right check digits has the form of its country."""
    from stdnum import iban  # noqa: PLC0415  takes longer to load than most inspections to read

    return bool(iban.is_valid(account, check_country=False))
