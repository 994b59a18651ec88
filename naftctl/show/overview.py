"""The sector in one year in words for whoever makes its overview: what counts, what does not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from naftctl.model.account import Account, Published, Reason
from naftctl.model.period import Period, as_period, following, period_of
from naftctl.show.folding import folded
from naftctl.show.words import long_day, visible
from naftctl.written import yaml_lines

_NAMED = 8
_YEARS = 12
_REASONS = {
    Reason.UNREADABLE: "niet leesbaar",
    Reason.FAULTS: "met fouten volgens naftctl check",
    Reason.STOPPED: "stopgezet",
    Reason.NOT_FINAL: "nog niet definitief, of zonder zegel van het definitieve verslag",
    Reason.WITHDRAWN: "ingetrokken",
    Reason.REPLACED: "enkel in het aantal, want een latere inspectie van dezelfde aanbieder telt",
    Reason.PASSIVE: "enkel in het aantal, want het verslag is niet openbaar",
    Reason.UNSCALED: "enkel in het aantal, want er zijn geen schalen",
    Reason.LATER: "in een volgend jaar, want later definitief geworden",
}
_HEAD = """\
# Gemaakt door naftctl overview --publish: welke inspecties de cijfers van dit jaar tellen, voor altijd.
# Het blijft bij de inspecties. Schrijf er niets in: met een inspectie erbij of eraf zijn kleine aantallen
# uit te rekenen.
"""


def year_words(period: Period) -> str:
    """`2026`, or `schooljaar 2025-2026`."""
    return f"schooljaar {period.name}" if period.school else period.name


def left_out(names: Mapping[Reason, tuple[str, ...]], width: int) -> Iterator[str]:
    """The inspections that do not count in the figures, by reason; nothing where all of them do."""
    if names:
        yield "niet in de cijfers:"
    for reason, each in names.items():
        more = len(each) - _NAMED
        listed = ", ".join(each[:_NAMED]) + (f" en nog {more}" if more > 0 else "")
        line = f"{_REASONS[reason]} ({len(each)}): {listed}"
        yield from folded(line, width, "  ")


def unsafe_practices(accounts: Iterable[Account], width: int) -> Iterator[str]:
    """The inspections with a good practice that is shared and names somebody, so that it was left out."""
    names = [account.id for account in accounts if account.unsafe]
    if names:
        line = f"goede praktijk niet opgenomen, want iemand is erin te herkennen: {', '.join(names)}"
        yield from folded(line, width)


def still_running(period: Period, today: date) -> str:
    """That a year is not over yet, or has not begun; nothing where it is over."""
    if today > period.last:
        return ""
    if today < period.first:
        return f"{year_words(period)} begint pas op {long_day(period.first)}"
    return f"{year_words(period)} loopt nog tot en met {long_day(period.last)}"


def nothing_counts(period: Period, accounts: Iterable[Account]) -> Iterator[str]:
    """That no inspection counts in a year, and which years have some."""
    yield f"in {year_words(period)} werd geen inspectie definitief: er is niets om te tonen"
    finals = (account.final for account in accounts if account.final and not account.reason)
    often = Counter(period_of(day, school=period.school).name for day in finals)
    if often:
        yield "definitieve inspecties: " + ", ".join(f"{y} ({n})" for y, n in sorted(often.items())[-_YEARS:])


def copies(paths: Iterable[str]) -> Iterator[str]:
    """That files look like a copy of a record, and do not count."""
    for path in paths:
        yield f"{visible(path)} lijkt een kopie en telt niet mee: haal ze weg"


def to_fix(records: Mapping[str, Published], today: date, width: int) -> Iterator[str]:
    """Which years a publication fixes, each with its number of inspections, the earliest first."""
    yield "publiceren legt deze cijfers voor altijd vast:"
    for name, record in records.items():
        many = len(record.names)
        line = f"{name} ({many} {'inspectie' if many == 1 else 'inspecties'})"
        year = as_period(name)
        if record.fixed < today:
            line += f", vastgelegd op {long_day(record.fixed)}"
        elif year and today <= year.last:
            later = following(year).name
            line += f", een jaar dat nog loopt: wat later definitief wordt, telt in {later}"
        yield from folded(line, width, "  ")


def fixed(years: Sequence[str]) -> str:
    """That the figures of years stay what they are, the earliest first."""
    if len(years) == 1:
        return f"de cijfers van {years[0]} liggen nu vast"
    return f"de cijfers van {years[0]} tot en met {years[-1]} liggen nu vast: ze staan samen in dit overzicht"


def published_text(record: Published) -> str:
    """The text of `published.yaml`; it reads back to the same record."""
    values = {
        "year": record.year,
        "fixed": record.fixed.isoformat(),
        "published": record.published.isoformat() if record.published else None,
        "threshold": record.threshold,
        "figures": list(record.figures),
        "apart": list(record.apart),
        "previous": record.previous,
        "digest": record.digest,
        "parts": dict(record.parts),
    }
    return _HEAD + "\n".join(yaml_lines(values)) + "\n"
