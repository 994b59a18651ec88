"""What was established of a code, or of a report that prints one, beside the seals of a workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naftctl.language import tr
from naftctl.model.owned import SealKind
from naftctl.model.printed import Printed
from naftctl.seal.witness import Compared, Held, nearest
from naftctl.show.verify import EQUAL, KINDS, OTHER, UNKNOWN, Page, day, seal_words

_WHAT = {"edition": tr("edition"), "framework": tr("reference framework")}
_SILENT = {
    "pages": tr("no code can be read on the pages"),
    "edition": tr("the edition is not in the properties of the file"),
    "framework": tr("the reference framework is not in the properties of the file"),
}
_SIGNS = {True: EQUAL, False: OTHER, None: UNKNOWN}
_TEXT = tr("The text of the PDF file was not compared with the folder.")


def where_words(held: Held) -> str:
    """`het zegel van het ontwerp van 30/06/2026 van 2026-de-kantelpoort`."""
    return tr("the {seal} of {inspection}", seal=seal_words(held.seal), inspection=held.inspection)


def found_text(found: Sequence[Held], named: str, page: Page) -> Iterator[str]:
    """Where the seal of a code lies, and where another copy of it lies."""
    first, *others = found
    if named and first.inspection != named:
        yield from page.line(
            OTHER,
            tr(
                "this is the code of {where}, and of no seal of {named}",
                where=where_words(first),
                named=named,
            ),
        )
    else:
        yield from page.line(EQUAL, tr("this is the code of {where}", where=where_words(first)))
    for held in others:
        yield from page.more(
            tr("a seal with the same code is also in {inspection}", inspection=held.inspection)
        )


def unknown_text(code: str, every: Sequence[Held], page: Page) -> Iterator[str]:
    """That no seal has a code, and which one has almost the same."""
    seals = {1: tr("1 seal")}.get(len(every), tr("{number} seals", number=len(every)))
    yield from page.line(OTHER, tr("no seal in this workspace has this code (checked: {seals})", seals=seals))
    near = nearest(code, every)
    if near:
        held, groups = near
        words = tr(
            "it resembles the code of {where}: only group {groups} differs",
            where=where_words(held),
            groups=tr(" and ").join(map(str, groups)),
        )
        yield from page.more(words)


def pdf_text(
    printed: Printed, found: Sequence[Held], named: str, parts: Sequence[Compared], page: Page
) -> Iterator[str]:
    """What a report says of itself beside the seal that it names."""
    seal = found[0].seal
    yield from found_text(found, named, page)
    for part in parts:
        yield from page.line(_SIGNS[part.equal], _part_words(part, day(seal.sealed)))
    if printed.revision:
        sealed = seal.revision or tr("not recorded")
        words = tr(
            "revision of the dossier in the file: {revision}; at the seal: {sealed}",
            revision=printed.revision,
            sealed=sealed,
        )
        yield from page.more(words, 2)
    yield from page.more(_TEXT, 2)


def codeless_text(printed: Printed, page: Page) -> Iterator[str]:
    """That a PDF names no seal."""
    yield from page.line(OTHER, tr("there is no code of a seal in this PDF file"))
    if printed.edition:
        state = tr(", revision {revision}", revision=printed.revision) if printed.revision else ""
        yield from page.more(tr("it says of itself: {edition}{state}", edition=printed.edition, state=state))


def _part_words(part: Compared, when: str) -> str:
    if part.equal is None:
        return _SILENT[part.what]
    if part.what == "pages":
        both = tr("the code in the properties stands on the pages too")
        return both if part.equal else tr("the code in the properties does not stand on the pages")
    if part.what == "other":
        return _other_words(part)
    edition = part.what == "edition"
    if part.equal:
        same = tr("as belongs to this seal") if edition else tr("equal to the seal of {when}", when=when)
        return f"{_WHAT[part.what]}: {part.said}, {same}"
    if edition:
        return tr(
            "{what}: {said}, but this is a {kind}",
            what=_WHAT[part.what],
            said=part.said,
            kind=KINDS[SealKind(part.sealed)],
        )
    return tr(
        "{what}: {said}, but the seal of {when} has {sealed}",
        what=_WHAT[part.what],
        said=part.said,
        when=when,
        sealed=part.sealed,
    )


def _other_words(part: Compared) -> str:
    if part.equal:
        return tr("the pages also have the code of the {kind}", kind=KINDS[SealKind(part.sealed)])
    return tr("the pages also have code {said}, which belongs to no seal of this inspection", said=part.said)
