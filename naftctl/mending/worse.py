"""Whether some texts are worse off after a change than before it."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Severity

_ALWAYS = ("N1", "N5", "N6")
"""What reading, a seal and privacy say counts, also where a page could not be judged before."""


class Reason(StrEnum):
    """Why a place is left as it is."""

    SEALED = "sealed"
    WORSE = "worse"


class Seen(Struct, frozen=True):
    """What is said of some texts, and what a seal holds against them.

    `unread` are the pages that could not be used, None where nothing could be brought together.
    """

    said: tuple[Diagnostic, ...]
    unread: frozenset[str] | None = frozenset()
    sealed: frozenset[tuple[str, ...]] = frozenset()


def worse(before: Seen, after: Seen) -> Reason | None:
    """Why what is said `after` is no better than `before`, or None where it is.

    Faults that only show because a page can be read now are no worse, nor is one that can be mended too.
    """
    if after.sealed - before.sealed:
        return Reason.SEALED
    if after.unread is None:
        return Reason.WORSE if before.unread is not None else _worse(before, after, revealed=True)
    if before.unread is not None and after.unread - before.unread:
        return Reason.WORSE
    return _worse(before, after, revealed=before.unread is None or before.unread != after.unread)


def _worse(before: Seen, after: Seen, *, revealed: bool) -> Reason | None:
    if _serious(after) - _serious(before):
        return Reason.WORSE
    more = _errors(after) > _errors(before)
    return Reason.WORSE if more and not revealed else None


def _serious(seen: Seen) -> Counter[tuple[str, str]]:
    return Counter(
        (each.code, each.span.path)
        for each in seen.said
        if each.code.startswith(_ALWAYS) and not each.cures and _counts(each)
    )


def _counts(said: Diagnostic) -> bool:
    """Whether it is an error, or something that a seal or privacy says."""
    return said.severity is Severity.ERROR or not said.code.startswith("N1")


def _errors(seen: Seen) -> int:
    return sum(each.severity is Severity.ERROR for each in seen.said)
