"""The order of framework versions: families apart, each from old to new."""

from __future__ import annotations

import re
from collections.abc import Iterable


def in_order(refs: Iterable[str]) -> tuple[str, ...]:
    """Framework versions from old to new: 2026.10 comes after 2026.9."""
    return tuple(sorted(refs, key=_age))


def family_of(ref: str) -> str:
    """The framework that a version is one of: `r-naft` of `r-naft/2026.1`."""
    return ref.rpartition("/")[0]


def _age(ref: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", ref))
