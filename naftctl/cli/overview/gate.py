"""Whether an overview may be made, and whether it may be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from naftctl.cli.overview.codes import DRIFTED, LOOSE, MOVED, NAMED, OPEN, OTHER_YEARS, PERSONAL, TWICE
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.load.overview import BACK, CHANGED, FOLDER, OverviewText
from naftctl.model.account import Account, Published
from naftctl.model.overview import Overview
from naftctl.model.period import Period, clashing
from naftctl.model.workspace import House, Organisation
from naftctl.overview import broken, moved, told_years, unsound
from naftctl.overview.naming import Known, Naming
from naftctl.privacy import find
from naftctl.show.words import long_day
from naftctl.source import Span

_MOST, _SHOWN = 20, 3
_ALL_BACK = f"zet de bestanden in {FOLDER}/ terug uit de geschiedenis van de werkmap"
_GONE = {
    True: ("haar map is weg", "zet haar map terug uit de geschiedenis van de werkmap"),
    False: (
        "haar map is gewijzigd sinds het zegel",
        "zet terug wat gewijzigd is; naftctl verify zegt wat",
    ),
}
_PARTS = {
    "levels": "de niveaus op de schalen",
    "expectations": "de aantallen per verwachting",
    "practices": "de goede praktijken",
    "counts": "de aantallen inspecties en aanbieders",
}


class Refusal(Exception):
    """What keeps an overview from being made."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def refuse(*said: Sequence[Diagnostic]) -> None:
    """Stop where there is an error."""
    errors = [each for some in said for each in some if each.severity is Severity.ERROR]
    if errors:
        raise Refusal(errors)


# ── what was published before ────────────────────────────────────────────────────────────────────────────
def unlinked(published: Mapping[str, Published]) -> tuple[Diagnostic, ...]:
    """The records that somebody changed or lost."""
    return tuple(
        _error(record.where(key), CHANGED, message, _ALL_BACK if key == "previous" else BACK)
        for record, key, message in unsound(published)
    )


def drifted(
    period: Period, published: Mapping[str, Published], accounts: Collection[Account]
) -> tuple[Diagnostic, ...]:
    """The inspections of fixed years, up to this one, that are no longer what was counted."""
    told, there = told_years(period, published), {account.id for account in accounts}
    return tuple(
        _error(
            told[year].where("figures", told[year].figures.index(name)),
            DRIFTED,
            f"inspectie `{name[:60]}` telt in {year}, en {_GONE[name not in there][0]}",
            _GONE[name not in there][1],
        )
        for year, names in broken(accounts, told).items()
        for name in names
    )


def changed(record: Published | None, overview: Overview) -> tuple[Diagnostic, ...]:
    """The parts of a published year that would not be told as they were."""
    if record is None or not record.parts:
        return ()
    hint = "zet terug wat gewijzigd is, of geef de documenten door die gepubliceerd zijn"
    return tuple(
        _error(
            record.where("parts", name),
            MOVED,
            f"{_PARTS.get(name, name)} van {record.year} zijn niet meer zoals ze gepubliceerd zijn",
            hint,
        )
        for name in moved(record, overview)
    )


def unpublishable(
    period: Period, told: Iterable[Period], published: Mapping[str, Published]
) -> tuple[Diagnostic, ...]:
    """Why a year cannot be published, with the earlier years `told` in it, beside those that were before."""
    record = published.get(period.name)
    if record is not None and record.published:
        message = f"de cijfers van {period.name} liggen vast: gepubliceerd op {long_day(record.published)}"
        return (
            _error(record.where("published"), TWICE, message, "laat --publish weg om het opnieuw te maken"),
        )
    years = sorted({year for each in (period, *told) for year in clashing(each, published)})
    return (_other_years(period, [published[year] for year in years]),) if years else ()


def _other_years(period: Period, others: Sequence[Published]) -> Diagnostic:
    """That years of the other kind were published, which share days with what this one tells."""
    own, kind = ("schooljaren", "kalenderjaar") if period.school else ("kalenderjaren", "schooljaar")
    first, last = others[0].year, others[-1].year
    told = f"{first} is" if len(others) == 1 else f"{first} tot en met {last} zijn"
    related = tuple(Label(each.where("year"), "dit ook") for each in others[:-1][-_SHOWN:])
    hint = f"publiceer hier geen {own}; laat --publish weg voor een proefdruk"
    message = f"{told} al gepubliceerd als {kind}"
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


def open_places(text: OverviewText, *, again: bool) -> tuple[Diagnostic, ...]:
    """What a text needs to be published: that it is there, with nothing left to fill in.

    Where a published overview is made `again`, there is a beginning of it by now.
    """
    if not text.there:
        message = f"de tekst van dit overzicht is er {'niet meer' if again else 'nog niet'}"
        back = "zet de gepubliceerde tekst terug, of vul het begin aan dat er nu staat"
        hint = back if again else "maak eerst een proefdruk, zonder --publish"
        return (_error(Span(text.sheet.path), OPEN, message, hint),)
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
        message = "hier staat de naam of het adres van een aanbieder, een afdeling of een inspectie"
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
