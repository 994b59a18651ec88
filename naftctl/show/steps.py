"""What was made, by when something has to happen, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from naftctl.show.words import long_day, visible


def made(names: Iterable[str], there: Iterable[str] = ()) -> Iterator[str]:
    """A line per file: what was made, and what was there already and stayed as it was."""
    lines = [*((name, "maak") for name in names), *((name, "bestaat al") for name in there)]
    for name, what in sorted(lines):
        yield f"  {what}  {visible(name)}"


def announcement(last: date | None, days: int, today: date) -> str:
    """By when an inspection is announced, and how far off that is."""
    if last is None:
        return "  Deze inspectie hoeft niet aangekondigd te worden."
    return (
        f"  Aankondigen uiterlijk {long_day(last)} ({_days(days)} vooraf): {_distance((last - today).days)}."
    )


def numbered(steps: Sequence[str]) -> Iterator[str]:
    """The next steps, in order."""
    yield "Daarna:"
    for number, step in enumerate(steps, 1):
        yield f"  {number}. {visible(step)}"


def _distance(days: int) -> str:
    if days == 0:
        return "dat is vandaag"
    return f"nog {_days(days)}" if days > 0 else f"dat was {_days(-days)} geleden"


def _days(number: int) -> str:
    return "1 dag" if number == 1 else f"{number} dagen"
