"""What was made, by when something has to happen, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from naftctl.language import tr
from naftctl.show.words import day_count, days_off, long_day, visible


def made(names: Iterable[str], there: Iterable[str] = ()) -> Iterator[str]:
    """A line per file: what was made, and what was there already and stayed as it was."""
    lines = [*((name, tr("make")) for name in names), *((name, tr("exists already")) for name in there)]
    for name, what in sorted(lines):
        yield f"  {what}  {visible(name)}"


def announcement(last: date | None, days: int, today: date) -> str:
    """By when an inspection is announced, and how far off that is."""
    if last is None:
        return tr("  This inspection does not have to be announced.")
    off = days_off((last - today).days)
    return tr(
        "  Announce by {last} ({days} in advance): {off}.", last=long_day(last), days=day_count(days), off=off
    )


def numbered(steps: Sequence[str]) -> Iterator[str]:
    """The next steps, in order."""
    yield tr("After that:")
    for number, step in enumerate(steps, 1):
        yield f"  {number}. {visible(step)}"
