"""Wording that messages share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from difflib import SequenceMatcher

from naftctl.language import tr

MOST_CHOICES = 12
"""The number of allowed values up to which a hint names them all."""


def day(moment: date) -> str:
    """A day as people read it: `12/05/2026`."""
    return f"{moment:%d/%m/%Y}"


def quoted(names: Iterable[str]) -> str:
    """Names or values one after the other: `a`, `b` en `c`."""
    return listed([f"`{name}`" for name in names])


def listed(parts: Sequence[str]) -> str:
    """Words one after the other: a, b en c."""
    *first, last = parts or ("",)
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def either(names: Iterable[str]) -> str:
    """Names of which one will do: a of b of c."""
    return tr(" or ").join(names)


def choices(names: Collection[str], otherwise: str = "") -> str:
    """A hint that names every allowed value, or `otherwise` where there are too many or none."""
    return (
        tr("choose one of {choices}", choices=", ".join(names))
        if 0 < len(names) <= MOST_CHOICES
        else otherwise
    )


def count(number: int, one: str, many: str) -> str:
    """A number with its word: één bron, 3 bronnen, geen bronnen."""
    return {0: tr("no {many}", many=many), 1: tr("one {one}", one=one)}.get(number, f"{number} {many}")


def filled(text: str | None) -> bool:
    """Whether something was written."""
    return text is not None and bool(text.strip())


def numeral(number: int) -> str:
    """A number as it stands in a sentence: één, 2."""
    return tr("one") if number == 1 else str(number)


def nearest(name: str, known: Iterable[str]) -> str:
    """The one known name that `name` is most like, or "" where none or more than one comes into question."""
    matcher = SequenceMatcher(b=name.casefold())
    likeness = []
    for other in known:
        matcher.set_seq1(other.casefold())
        likeness.append((matcher.ratio(), other))
    best = sorted(likeness, reverse=True)[:2]
    if not best or best[0][0] < 0.6 or (len(best) > 1 and best[0][0] == best[1][0]):
        return ""
    return best[0][1]
