"""The ids of notes: what one looks like, which are taken, which comes next."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

ID = re.compile(r"[DOGVC]\d{2,}")
_NOTE = re.compile(r"evidence/([DOGVC]\d{2,})(?!\d)[^/]*", re.I)


def taken(names: Iterable[str]) -> frozenset[str]:
    """Every id that a file in evidence/ begins with, whatever else there is to say about that file."""
    found = (_NOTE.fullmatch(name) for name in names)
    return frozenset(match[1].upper() for match in found if match)


def next_id(letter: str, used: Collection[str]) -> str:
    """The id after the highest of this letter that is used, also where one in between is free."""
    numbers = [int(name[1:]) for name in used if name[:1] == letter and ID.fullmatch(name)]
    return f"{letter}{max(numbers, default=0) + 1:02d}"
