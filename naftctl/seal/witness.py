"""A code, or a report that prints one, beside the seals of a workspace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from naftctl.model.owned import Seal, SealKind
from naftctl.model.printed import Printed

_BETWEEN = re.compile(r"[\s\u200b\u2010-\u2015-]+")
_CODE = re.compile(r"[0-9a-f]{32}")
_FEW = 2
_EDITIONS = {
    "ontwerpverslag": SealKind.DRAFT,
    "definitief verslag": SealKind.FINAL,
    "openbare versie": SealKind.FINAL,
    "vrijgegeven versie": SealKind.FINAL,
}
"""The words for an edition in the properties of a report, and the seal that belongs to it."""


class Held(Struct, frozen=True):
    """A seal, and the inspection in whose folder it lies."""

    inspection: str
    seal: Seal


class Compared(Struct, frozen=True):
    """One thing that a report says beside what the seal says; `equal` is None where it says nothing.

    `what` is `pages` (the code of the properties stands on the pages), `edition`, `framework` or `other` (a
    code besides its own, `sealed` being the kind of the seal that has it).
    """

    what: str
    equal: bool | None
    said: str
    sealed: str


def as_code(text: str) -> str | None:
    """A code as a seal writes it, however it was typed: capitals, blanks, other dashes; or None."""
    digits = _BETWEEN.sub("", text).lower()
    if not _CODE.fullmatch(digits):
        return None
    return "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def holders(code: str, every: Sequence[Held]) -> tuple[Held, ...]:
    """Where a seal with this code lies; the folder that the seal itself names comes first."""
    found = (held for held in every if held.seal.code == code)
    return tuple(sorted(found, key=lambda held: held.seal.inspection != held.inspection))


def nearest(code: str, every: Sequence[Held]) -> tuple[Held, tuple[int, ...]] | None:
    """The seal whose code is almost this one, with the groups that differ, counted from 1."""
    found = [(held, _groups(code, held.seal.code)) for held in every]
    close = [(held, groups) for held, groups in found if 0 < len(groups) <= _FEW]
    return min(close, key=lambda each: len(each[1]), default=None)


def compared(printed: Printed, mine: Held, every: Sequence[Held]) -> tuple[Compared, ...]:
    """What a report says of itself beside the seal that it names."""
    return tuple(_compared(printed, mine, every))


def _compared(printed: Printed, mine: Held, every: Sequence[Held]) -> Iterator[Compared]:
    seal, edition = mine.seal, printed.edition
    if printed.code:
        there = printed.code in printed.codes if printed.codes else None
        yield Compared("pages", there, printed.code, seal.code)
    kind = _EDITIONS.get(edition) if edition else None
    yield Compared("edition", kind is seal.kind if edition else None, edition or "", seal.kind.value)
    framework, ref = printed.framework, seal.frozen.framework
    yield Compared("framework", framework == ref if framework else None, framework or "", ref)
    kinds = {held.seal.code: held.seal.kind.value for held in every if held.inspection == mine.inspection}
    for code in printed.codes:
        if code != seal.code:
            yield Compared("other", code in kinds, code, kinds.get(code, ""))


def _groups(first: str, second: str) -> tuple[int, ...]:
    pairs = zip(first.split("-"), second.split("-"), strict=False)
    return tuple(number for number, (one, other) in enumerate(pairs, 1) if one != other)
