"""What was established of a code, or of a report that prints one, beside the seals of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naftctl.model.owned import SealKind
from naftctl.model.printed import Printed
from naftctl.seal.witness import Compared, Held, nearest
from naftctl.show.verify import EQUAL, KINDS, OTHER, UNKNOWN, Page, day, seal_words

_WHAT = {"edition": "uitgave", "framework": "referentiekader"}
_SILENT = {
    "pages": "op de bladzijden is geen code te lezen",
    "edition": "de uitgave staat niet in de eigenschappen van het bestand",
    "framework": "het referentiekader staat niet in de eigenschappen van het bestand",
}
_SIGNS = {True: EQUAL, False: OTHER, None: UNKNOWN}
_TEXT = "De tekst van het PDF-bestand is niet met de map vergeleken."


def where_words(held: Held) -> str:
    """`het zegel van het ontwerp van 30/06/2026 van 2026-de-kantelpoort`."""
    return f"het {seal_words(held.seal)} van {held.inspection}"


def found_text(found: Sequence[Held], named: str, page: Page) -> Iterator[str]:
    """Where the seal of a code lies, and where another copy of it lies."""
    first, *others = found
    if named and first.inspection != named:
        yield from page.line(OTHER, f"dit is de code van {where_words(first)}, en van geen zegel van {named}")
    else:
        yield from page.line(EQUAL, f"dit is de code van {where_words(first)}")
    for held in others:
        yield from page.more(f"een zegel met dezelfde code ligt ook in {held.inspection}")


def unknown_text(code: str, every: Sequence[Held], page: Page) -> Iterator[str]:
    """That no seal has a code, and which one has almost the same."""
    seals = {1: "1 zegel"}.get(len(every), f"{len(every)} zegels")
    yield from page.line(OTHER, f"geen zegel in deze werkmap heeft deze code (nagekeken: {seals})")
    near = nearest(code, every)
    if near:
        held, groups = near
        which = "groep " + " en ".join(map(str, groups))
        yield from page.more(f"ze lijkt op de code van {where_words(held)}: enkel {which} verschilt")


def pdf_text(
    printed: Printed, found: Sequence[Held], named: str, parts: Sequence[Compared], page: Page
) -> Iterator[str]:
    """What a report says of itself beside the seal that it names."""
    seal = found[0].seal
    yield from found_text(found, named, page)
    for part in parts:
        yield from page.line(_SIGNS[part.equal], _part_words(part, day(seal.sealed)))
    if printed.revision:
        sealed = seal.revision or "niet opgetekend"
        words = f"stand van het dossier in het bestand: {printed.revision}; bij het zegel: {sealed}"
        yield from page.more(words, 2)
    yield from page.more(_TEXT, 2)


def codeless_text(printed: Printed, page: Page) -> Iterator[str]:
    """That a PDF names no seal."""
    yield from page.line(OTHER, "in dit PDF-bestand staat geen code van een zegel")
    if printed.edition:
        state = f", stand {printed.revision}" if printed.revision else ""
        yield from page.more(f"het zegt van zichzelf: {printed.edition}{state}")


def _part_words(part: Compared, when: str) -> str:
    if part.equal is None:
        return _SILENT[part.what]
    if part.what == "pages":
        return f"de code in de eigenschappen staat {'ook' if part.equal else 'niet'} op de bladzijden"
    if part.what == "other" and part.equal:
        return f"op de bladzijden staat ook de code van het {KINDS[SealKind(part.sealed)]}"
    if part.what == "other":
        return f"op de bladzijden staat ook code {part.said}, die van geen zegel van deze inspectie is"
    edition = part.what == "edition"
    if part.equal:
        same = "zoals bij dit zegel hoort" if edition else f"gelijk aan het zegel van {when}"
        return f"{_WHAT[part.what]}: {part.said}, {same}"
    sealed = KINDS[SealKind(part.sealed)] if edition else f"het zegel van {when} heeft {part.sealed}"
    return f"{_WHAT[part.what]}: {part.said}, maar {'dit is een ' if edition else ''}{sealed}"
