"""The sector in one year in words for whoever makes its overview: what counts, what does not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from naftctl.language import tr
from naftctl.model.account import Account, Published, Reason
from naftctl.model.period import Period, as_period, following, period_of
from naftctl.show.folding import folded
from naftctl.show.words import long_day, visible
from naftctl.written import yaml_lines

_NAMED = 8
_YEARS = 12
_REASONS = {
    Reason.UNREADABLE: tr("not readable"),
    Reason.FAULTS: tr("with errors according to naftctl check"),
    Reason.STOPPED: tr("stopped"),
    Reason.NOT_FINAL: tr("not final yet, or without a seal of the final report"),
    Reason.WITHDRAWN: tr("withdrawn"),
    Reason.REPLACED: tr("only in the number, because a later inspection of the same provider counts"),
    Reason.PASSIVE: tr("only in the number, because the report is not public"),
    Reason.UNSCALED: tr("only in the number, because there are no scales"),
    Reason.LATER: tr("in a later year, because it became final later"),
}
_HEAD = """\
# Gemaakt door naftctl overview --publish: welke inspecties de cijfers van dit jaar tellen, voor altijd.
# Het blijft bij de inspecties. Schrijf er niets in: met een inspectie erbij of eraf zijn kleine aantallen
# uit te rekenen.
"""


def year_words(period: Period) -> str:
    """`2026`, or `schooljaar 2025-2026`."""
    return tr("school year {name}", name=period.name) if period.school else period.name


def left_out(names: Mapping[Reason, tuple[str, ...]], width: int) -> Iterator[str]:
    """The inspections that do not count in the figures, by reason; nothing where all of them do."""
    if names:
        yield tr("not in the figures:")
    for reason, each in names.items():
        more = len(each) - _NAMED
        listed = ", ".join(each[:_NAMED]) + (tr(" and {more} more", more=more) if more > 0 else "")
        line = f"{_REASONS[reason]} ({len(each)}): {listed}"
        yield from folded(line, width, "  ")


def unsafe_practices(accounts: Iterable[Account], width: int) -> Iterator[str]:
    """The inspections with a good practice that is shared and names somebody, so that it was left out."""
    names = [account.id for account in accounts if account.unsafe]
    if names:
        line = tr(
            "good practice not included, because somebody can be recognised in it: {names}",
            names=", ".join(names),
        )
        yield from folded(line, width)


def still_running(period: Period, today: date) -> str:
    """That a year is not over yet, or has not begun; nothing where it is over."""
    if today > period.last:
        return ""
    if today < period.first:
        return tr("{period} only begins on {first}", period=year_words(period), first=long_day(period.first))
    return tr(
        "{period} still runs, up to and including {last}",
        period=year_words(period),
        last=long_day(period.last),
    )


def nothing_counts(period: Period, accounts: Iterable[Account]) -> Iterator[str]:
    """That no inspection counts in a year, and which years have some."""
    yield tr("no inspection became final in {period}: there is nothing to show", period=year_words(period))
    finals = (account.final for account in accounts if account.final and not account.reason)
    often = Counter(period_of(day, school=period.school).name for day in finals)
    if often:
        years = ", ".join(f"{year} ({number})" for year, number in sorted(often.items())[-_YEARS:])
        yield tr("final inspections: {years}", years=years)


def copies(paths: Iterable[str]) -> Iterator[str]:
    """That files look like a copy of a record, and do not count."""
    for path in paths:
        yield tr("{path} looks like a copy and does not count: remove it", path=visible(path))


def to_fix(records: Mapping[str, Published], today: date, width: int) -> Iterator[str]:
    """Which years a publication fixes, each with its number of inspections, the earliest first."""
    yield tr("publishing fixes these figures for good:")
    for name, record in records.items():
        many = len(record.names)
        line = (
            tr("{name} (1 inspection)", name=name)
            if many == 1
            else tr("{name} ({many} inspections)", name=name, many=many)
        )
        year = as_period(name)
        if record.fixed < today:
            line = tr("{line}, fixed on {fixed}", line=line, fixed=long_day(record.fixed))
        elif year and today <= year.last:
            later = following(year).name
            line = tr(
                "{line}, a year that still runs: what becomes final later counts in {later}",
                line=line,
                later=later,
            )
        yield from folded(line, width, "  ")


def fixed(years: Sequence[str]) -> str:
    """That the figures of years stay what they are, the earliest first."""
    if len(years) == 1:
        return tr("the figures of {years} are fixed now", years=years[0])
    return tr(
        "the figures of {first} up to and including {last} are fixed now: they stand "
        "together in this overview",
        first=years[0],
        last=years[-1],
    )


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
