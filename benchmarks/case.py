"""What is measured, beside what, and how far apart the two may be."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

Commands = tuple[tuple[str, ...], ...]
"""What runs one after the other; nothing where the program is not there."""


class Goal(Struct, frozen=True):
    """The most that ours may take: times the time beside it, times its memory, and in MiB."""

    time: float
    memory: float | None = None
    mib: int | None = None


class Case(Struct, frozen=True):
    """Our commands and those beside them, in words for the page; one of `codes` ends each of them.

    `why` says where the time goes, for when the goal is missed.
    """

    what: str
    ours: Commands
    peer: str
    beside: Commands
    folder: Path
    goal: Goal
    note: str
    codes: tuple[int, ...] = (0,)
    environment: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
