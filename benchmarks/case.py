"""What is measured, beside what, and how far apart the two may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Commands = tuple[tuple[str, ...], ...]
"""What runs one after the other; nothing where the program is not there."""


@dataclass(frozen=True)
class Goal:
    """The most that ours may take: times the time beside it, times its memory, and in MiB."""

    time: float
    memory: float | None = None
    mib: int | None = None


@dataclass(frozen=True)
class Case:
    """Our commands and those beside them, in words for the page; one of `codes` ends each of them."""

    what: str
    ours: Commands
    peer: str
    beside: Commands
    folder: Path
    goal: Goal
    note: str
    codes: tuple[int, ...] = (0,)
    environment: Mapping[str, str] = field(default_factory=dict)
