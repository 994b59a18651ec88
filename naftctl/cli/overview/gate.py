"""Whether an overview may be made, and whether it may be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from naftctl.cli.overview.codes import DRIFTED, LOOSE, MOVED, NAMED, OPEN, OTHER_YEARS, PERSONAL, TWICE
from naftctl.diagnostic import Diagnostic, Label, Severity
from naftctl.language import tr
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
_ALL_BACK = tr("put the files in {folder}/ back from the history of the workspace", folder=FOLDER)
_GONE = {
    True: (tr("its folder is gone"), tr("put its folder back from the history of the workspace")),
    False: (
        tr("its folder was changed since the seal"),
        tr("put back what was changed; naftctl verify says what"),
    ),
}
_PARTS = {
    "levels": tr("the levels on the scales"),
    "expectations": tr("the numbers per expectation"),
    "practices": tr("the good practices"),
    "counts": tr("the numbers of inspections and providers"),
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
            tr(
                "inspection `{name}` counts in {year}, and {gone}",
                name=name[:60],
                year=year,
                gone=_GONE[name not in there][0],
            ),
            _GONE[name not in there][1],
        )
        for year, names in broken(accounts, told).items()
        for name in names
    )


def changed(record: Published | None, overview: Overview) -> tuple[Diagnostic, ...]:
    """The parts of a published year that would not be told as they were."""
    if record is None or not record.parts:
        return ()
    hint = tr("put back what was changed, or pass on the documents that were published")
    return tuple(
        _error(
            record.where("parts", name),
            MOVED,
            tr(
                "{name} of {year} are no longer as they were published",
                name=_PARTS.get(name, name),
                year=record.year,
            ),
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
        message = tr(
            "the figures of {name} are fixed: published on {published}",
            name=period.name,
            published=long_day(record.published),
        )
        return (
            _error(record.where("published"), TWICE, message, tr("leave out --publish to make it once more")),
        )
    years = sorted({year for each in (period, *told) for year in clashing(each, published)})
    return (_other_years(period, [published[year] for year in years]),) if years else ()


def _other_years(period: Period, others: Sequence[Published]) -> Diagnostic:
    """That years of the other kind were published, which share days with what this one tells."""
    own, kind = (
        (tr("school years"), tr("calendar year"))
        if period.school
        else (tr("calendar years"), tr("school year"))
    )
    first, last = others[0].year, others[-1].year
    related = tuple(Label(each.where("year"), tr("this one too")) for each in others[:-1][-_SHOWN:])
    hint = tr("publish no {own} here; leave out --publish for a proof", own=own)
    message = (
        tr("{year} is already published by {kind}", year=first, kind=kind)
        if len(others) == 1
        else tr("{first} to {last} are already published by {kind}", first=first, last=last, kind=kind)
    )
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
        if again:
            message = tr("the text of this overview is no longer there")
            hint = tr("put the published text back, or complete the beginning that is there now")
        else:
            message = tr("the text of this overview is not there yet")
            hint = tr("make a proof first, without --publish")
        return (_error(Span(text.sheet.path), OPEN, message, hint),)
    return tuple(
        _error(
            span,
            OPEN,
            tr("still to fill in: {what}", what=words.strip("⟨⟩").removeprefix("vul in").lstrip(": ")),
            tr("complete this"),
        )
        for span, words in text.read.placeholders
    )


def _naming(text: OverviewText, known: Known) -> Iterator[Diagnostic]:
    for start, end in Naming(known).places(text.sheet.text):
        message = tr("here stands the name or the address of a provider, a department or an inspection")
        yield _error(text.sheet.index(start, end - start), NAMED, message, tr("write it without a name"))


def _personal(text: OverviewText, names: Collection[str], house: House) -> Iterator[Diagnostic]:
    for hit in find(text.sheet.text, names, rightful_words(house)):
        if hit.certain:
            span = text.sheet.index(hit.start, hit.end - hit.start)
            yield _error(
                span,
                PERSONAL,
                tr("found here: {kind}", kind=hit.kind.shown),
                hit.kind.advice.rstrip(".").lower(),
            )


def _loose(text: OverviewText) -> Iterator[Diagnostic]:
    body = text.read.body
    for citation in body.citations:
        message = tr("a citation of a source or a point is not possible here")
        yield _error(citation.span, LOOSE, message, tr("remove the citation"))
    flawed = {each.span for each in text.read.diagnostics}
    for image in (each for each in body.images if each.span not in flawed):
        yield _error(image.span, LOOSE, tr("an image is not possible here"), tr("remove the image"))


def rightful_words(house: House) -> tuple[str, ...]:
    """The names and addresses of the houses, which may stand in every overview."""
    found = (word for each in houses(house) for word in (each.name, each.email, each.address) if word)
    return tuple(dict.fromkeys(found))


def houses(house: House) -> tuple[Organisation, ...]:
    """The houses of the procedure, in their order."""
    return tuple(getattr(house.organisations, key) for key in type(house.organisations).model_fields)


def _error(span: Span, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, code, Severity.ERROR, message, hint)
