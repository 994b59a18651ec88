"""What was made, by when something has to happen, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from naftctl.show.words import day_count, days_off, long_day, visible


def made(names: Iterable[str], there: Iterable[str] = ()) -> Iterator[str]:
    """A line per file: what was made, and what was there already and stayed as it was."""
    lines = [*((name, "maak") for name in names), *((name, "bestaat al") for name in there)]
    for name, what in sorted(lines):
        yield f"  {what}  {visible(name)}"


def announcement(last: date | None, days: int, today: date) -> str:
    """By when an inspection is announced, and how far off that is."""
    if last is None:
        return "  Deze inspectie hoeft niet aangekondigd te worden."
    off = days_off((last - today).days)
    return f"  Aankondigen uiterlijk {long_day(last)} ({day_count(days)} vooraf): {off}."


def numbered(steps: Sequence[str]) -> Iterator[str]:
    """The next steps, in order."""
    yield "Daarna:"
    for number, step in enumerate(steps, 1):
        yield f"  {number}. {visible(step)}"
