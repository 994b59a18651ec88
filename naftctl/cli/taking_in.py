"""What came in as the files that it becomes: a numbered delivery, and an answer to write per remark."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from naftctl.cli.receiving import Received
from naftctl.cli.session import Session
from naftctl.cli.share import templates
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.fonts import printable
from naftctl.language import tr
from naftctl.load.page import read_yaml_page
from naftctl.model.dossier import Dossier
from naftctl.model.reaction import Delivery, Remark
from naftctl.model.record import attach_page
from naftctl.prose import EMPTY
from naftctl.reaction.found import WORDLESS, Found, joined
from naftctl.reaction.standing import answer_file
from naftctl.reaction.writing import answer_stub, delivery_text, next_number, readable, received_file
from naftctl.show.words import long_day
from naftctl.source import Span

_LISTED = 6


class Taken(Struct, frozen=True):
    """A delivery that is ready to be written, its files, why remarks ask for a look, and what to say."""

    delivery: Delivery
    files: Mapping[str, bytes]
    notes: Mapping[str, str]
    said: Sequence[str]


def taken_of(
    session: Session, dossier: Dossier, head: Delivery, received: Received
) -> Taken | tuple[Diagnostic, ...]:
    """The delivery of what was received, below its next number; or why it cannot be kept."""
    number, signs = next_number(dossier.present), _signs(session)
    remarks, described = [], dict[str, None]()
    for count, found in enumerate(received.found, 1):
        remark, odd = _remark(f"{number}.{count}", found, signs)
        remarks.append(remark)
        described |= dict.fromkeys(odd)
    delivery = head.model_copy(update={"draft": received.draft, "remarks": tuple(remarks)})
    attach_page(delivery, number, EMPTY)
    file, text = f"{dossier.path}/{received_file(number)}", delivery_text(delivery)
    if wrong := _too_large(text, number, file):
        return wrong
    both = tuple(zip(remarks, received.found, strict=True))
    why = {each.id: joined((found.note, _again(dossier, each))) for each, found in both}
    notes = {name: readable(note, signs)[0] for name, note in why.items() if note}
    stubs = {answer_file(each.id): answer_stub(each, notes.get(each.id, "")) for each in remarks}
    files = {file: text} | {f"{dossier.path}/{name}": stub for name, stub in stubs.items()}
    encoded = {name: each.encode() for name, each in files.items()}
    return Taken(delivery, encoded, notes, (*received.said, *_described(tuple(described))))


def is_next(session: Session, dossier: Dossier, delivery: Delivery) -> bool:
    """Whether a delivery has the next number still: another command may have taken one in meanwhile."""
    now = session.read(dossier.id).dossier
    return now is not None and next_number(now.present) == delivery.id


def _signs(session: Session) -> Collection[int]:
    """The code points that a report of this workspace can print."""
    return printable(templates(session.reader.root, "report") / "fonts") or range(0x110000)


def _remark(identity: str, found: Found, signs: Collection[int]) -> tuple[Remark, tuple[str, ...]]:
    """A remark as it is kept, and the characters that are only described in it."""
    told = {"text": found.text, "quote": found.quote, "proposal": found.proposal, "proof": found.proof}
    words, odd = dict[str, str | None](), list[str]()
    for name, given in told.items():
        kept, described = readable(given or "", signs)
        words[name] = kept or None
        odd += described
    values = {**words, "text": words["text"] or WORDLESS}
    remark = Remark.model_validate({"id": identity, "about": found.about, "origin": found.origin, **values})
    return remark, tuple(odd)


def _again(dossier: Dossier, remark: Remark) -> str:
    """That the same words came in before, about the same: a document that is sent again holds them again."""
    alike = (
        each.id
        for each in dossier.remarks.values()
        if (each.about, each.text, each.proposal) == (remark.about, remark.text, remark.proposal)
    )
    before = next(alike, "")
    return tr("the same words are also in remark {before}", before=before) if before else ""


def _too_large(text: str, number: str, file: str) -> tuple[Diagnostic, ...]:
    """Why a delivery could not be read back: it is larger than a file may be."""
    said = read_yaml_page(Delivery, number, text, file).diagnostics
    hint = tr("split the reaction, and take in each part separately")
    message = (
        tr("this reaction is too large to take in at once: {reason}", reason=said[0].message) if said else ""
    )
    return (Diagnostic(Span(file), "N530", Severity.ERROR, message, hint),) if said else ()


def twice(dossier: Dossier, sha256: str) -> tuple[Diagnostic, ...]:
    """That a file was taken in before, and where."""
    before = next((each for each in dossier.deliveries if each.sha256 == sha256), None)
    if before is None:
        return ()
    message = tr(
        "this file was taken in already, as reaction {id} of {date}", id=before.id, date=long_day(before.date)
    )
    hint = tr("answer the remarks that are there already, or give the right file")
    return (Diagnostic(before.where("sha256"), "N535", Severity.ERROR, message, hint),)


def _described(characters: Sequence[str]) -> tuple[str, ...]:
    """A line about the characters of which only a description was taken in."""
    if not characters:
        return ()
    codes = ", ".join(f"U+{ord(each):04X}" for each in characters[:_LISTED])
    more = (
        tr(" and {characters} more", characters=len(characters) - _LISTED)
        if len(characters) > _LISTED
        else ""
    )
    return (
        tr("cannot be printed in the report, and therefore described: {codes}{more}", codes=codes, more=more),
    )
