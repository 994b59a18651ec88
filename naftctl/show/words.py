"""Words for what is counted and named, and text in which every character can be seen."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from shutil import get_terminal_size

from naftctl.diagnostic import Severity
from naftctl.language import later, tr

SEVERITY = {
    Severity.ERROR: tr("error"),
    Severity.WARNING: tr("warning"),
    Severity.PENDING: tr("to do"),
    Severity.INFO: "info",
}
_MANY = {
    Severity.ERROR: tr("errors"),
    Severity.WARNING: tr("warnings"),
    Severity.PENDING: tr("to do"),
    Severity.INFO: tr("info messages"),
}
_DAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_MONTHS = (
    later("January"),
    later("February"),
    later("March"),
    later("April"),
    later("May"),
    later("June"),
    later("July"),
    later("August"),
    later("September"),
    later("October"),
    later("November"),
    later("December"),
)
# A no-break space is no danger: people type it before a percent sign and in large numbers.
_HARMLESS = frozenset("\xa0\u202f")
_COLOURS = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.PENDING: "1;36",
    Severity.INFO: "1;34",
}
_USUAL, _NARROWEST = 80, 40

Paint = Callable[[str, str], str]
"""Gives a text in a colour, named by the digits of its escape code."""


def visible(text: str) -> str:
    """The text on one line, with control, direction and other unseen characters written out."""
    return text if text.isprintable() else "".join(map(visible_character, text))


def visible_character(character: str) -> str:
    r"""A character as it may be printed: `\x1b` and `\u202e` are written out."""
    if character.isprintable() or character in _HARMLESS:
        return character
    return character.encode("unicode_escape").decode("ascii")


def counted(number: int, severity: Severity) -> str:
    """`1 fout`, `2 fouten`, `3 nog te doen`."""
    return f"{number} {SEVERITY[severity] if number == 1 else _MANY[severity]}"


def listed(parts: Sequence[str]) -> str:
    """One after the other: `a`, `a en b`, `a, b en c`; nothing where there are none."""
    *first, last = parts or ("",)
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def long_day(day: date, say: Callable[[str], str] = tr) -> str:
    """`dinsdag 12 mei 2026`."""
    return f"{say(_DAYS[day.weekday()])} {day.day} {say(_MONTHS[day.month - 1])} {day.year}"


def short_day(day: date, today: date) -> str:
    """`di 13/10`; with the year where that is not this one."""
    year = f"/{day.year}" if day.year != today.year else ""
    return f"{tr(_DAYS[day.weekday()])[:2]} {day.day}/{day.month:02}{year}"


def day_count(number: int) -> str:
    """`1 dag`, `28 dagen`."""
    return tr("1 day") if number == 1 else tr("{number} days", number=number)


def days_off(days: int) -> str:
    """How far off a day is: `nog 4 dagen`, `dat is vandaag`, `dat was 1 dag geleden`."""
    if days == 0:
        return tr("that is today")
    return (
        tr("{days} left", days=day_count(days))
        if days > 0
        else tr("that was {days} ago", days=day_count(-days))
    )


def plain(text: str, colour: str) -> str:
    """The text without any colour."""
    del colour
    return text


def coloured(text: str, colour: str) -> str:
    """The text in a colour."""
    return f"\x1b[{colour}m{text}\x1b[0m"


def paint_for(*, terminal: bool) -> Paint:
    """Colours where a person looks on and did not ask to leave them out (`NO_COLOR`)."""
    refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return coloured if terminal and not refused else plain


def colour_of(severity: Severity) -> str:
    """The colour that goes with a severity; the word for it is always printed too."""
    return _COLOURS[severity]


def width_of(*, terminal: bool) -> int:
    """How many characters fit on a line; in a pipe always the same, so that the same call says the same."""
    return max(_NARROWEST, get_terminal_size().columns) if terminal else _USUAL
