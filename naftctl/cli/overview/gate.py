"""Whether an overview may be made, and whether it may be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from naftctl.cli.overview.codes import DRIFTED, LOOSE, NAMED, OPEN, OTHER_YEARS, PERSONAL, TWICE
from naftctl.cli.overview.names import Known, Naming
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.load.overview import OverviewText
from naftctl.model.overview import Account, Period, Published
from naftctl.model.workspace import House, Organisation
from naftctl.overview import as_period, broken, clashing
from naftctl.privacy import find
from naftctl.show.words import long_day
from naftctl.source import Span

_MOST, _SHOWN = 20, 3


# ── what was published before ────────────────────────────────────────────────────────────────────────────
def drifted(
    period: Period, published: Mapping[str, Published], accounts: Iterable[Account]
) -> tuple[Diagnostic, ...]:
    """The inspections of published years, up to this one, that are no longer what was counted."""
    told = {year: kept for year, kept in published.items() if _tells(period, year)}
    return tuple(
        _error(
            told[year].where("inspections", told[year].inspections.index(name)),
            DRIFTED,
            f"inspectie `{name[:60]}` telt in {year}, en is er niet meer zoals ze verzegeld is",
            "zet haar map terug uit de geschiedenis van de werkmap",
        )
        for year, names in broken(accounts, told).items()
        for name in names
    )


def _tells(period: Period, year: str) -> bool:
    """Whether the overview of a period tells of a published year."""
    other = as_period(year)
    return other is not None and other.school is period.school and other.first <= period.first


def unpublishable(
    period: Period, told: Iterable[Period], published: Mapping[str, Published]
) -> tuple[Diagnostic, ...]:
    """Why a year cannot be published, with the earlier years `told` in it, beside those that were before."""
    record = published.get(period.name)
    if record is not None:
        message = f"de cijfers van {period.name} liggen vast: gepubliceerd op {long_day(record.published)}"
        return (
            _error(record.where("published"), TWICE, message, "laat --publish weg om het opnieuw te maken"),
        )
    years = dict.fromkeys(year for each in (period, *told) for year in clashing(each, published))
    return (_other_years(period, [published[year] for year in years]),) if years else ()


def _other_years(period: Period, others: Sequence[Published]) -> Diagnostic:
    """That years of the other kind were published, which share days with what this one tells."""
    kind = "kalenderjaren" if period.school else "schooljaren"
    message = f"{period.name} zou ook tellen wat in {others[-1].year} al gepubliceerd is"
    related = tuple(Label(each.where("year"), "dit ook") for each in others[:-1][-_SHOWN:])
    hint = f"deze werkmap publiceert {kind}; laat --publish weg voor een proefdruk"
    return Diagnostic(others[-1].where("year"), OTHER_YEARS, Severity.ERROR, message, hint, related=related)


# ── the text ─────────────────────────────────────────────────────────────────────────────────────────────
def text_errors(
    text: OverviewText, known: Known, names: Collection[str], house: House
) -> tuple[Diagnostic, ...]:
    """What may not stand in the text of any overview; `names` is the local list."""
    errors = [each for each in text.read.diagnostics if each.severity is Severity.ERROR]
    errors += _naming(text, known)
    errors += _personal(text, names, house)
    errors += _loose(text)
    return tuple(sorted(errors, key=lambda each: each.span)[:_MOST])


def open_places(text: OverviewText) -> tuple[Diagnostic, ...]:
    """What a text needs before it is published: that it is there, with nothing left to fill in."""
    if not text.there:
        message = "de tekst van dit overzicht is er nog niet"
        return (_error(Span(text.sheet.path), OPEN, message, "maak eerst een proefdruk, zonder --publish"),)
    return tuple(
        _error(
            span,
            OPEN,
            f"nog in te vullen: {words.strip('⟨⟩').removeprefix('vul in').lstrip(': ')}",
            "vul dit aan",
        )
        for span, words in text.read.placeholders
    )


def _naming(text: OverviewText, known: Known) -> Iterator[Diagnostic]:
    for start, end in Naming(known).places(text.sheet.text):
        message = "hier staat de naam van een aanbieder, een afdeling of een inspectie"
        yield _error(text.sheet.index(start, end - start), NAMED, message, "schrijf het zonder naam")


def _personal(text: OverviewText, names: Collection[str], house: House) -> Iterator[Diagnostic]:
    for hit in find(text.sheet.text, names, rightful_words(house)):
        if hit.certain:
            span = text.sheet.index(hit.start, hit.end - hit.start)
            yield _error(
                span, PERSONAL, f"hier staat een {hit.kind.value}", hit.kind.advice.rstrip(".").lower()
            )


def _loose(text: OverviewText) -> Iterator[Diagnostic]:
    body = text.read.body
    for citation in body.citations:
        message = "een verwijzing naar een bron of een punt kan hier niet"
        yield _error(citation.span, LOOSE, message, "haal de verwijzing weg")
    flawed = {each.span for each in text.read.diagnostics}
    for image in (each for each in body.images if each.span not in flawed):
        yield _error(image.span, LOOSE, "een afbeelding kan hier niet", "haal de afbeelding weg")


def rightful_words(house: House) -> tuple[str, ...]:
    """The names and addresses of the houses, which may stand in every overview."""
    found = (word for each in houses(house) for word in (each.name, each.email, each.address) if word)
    return tuple(dict.fromkeys(found))


def houses(house: House) -> tuple[Organisation, ...]:
    """The houses of the procedure, in their order."""
    return tuple(getattr(house.organisations, key) for key in type(house.organisations).model_fields)


def _error(span: Span, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, code, Severity.ERROR, message, hint)
