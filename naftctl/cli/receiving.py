"""A file that came in as a reaction: what it says, remark by remark, or why it cannot be taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from naftctl.cli.given import FileGiven
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.search import look_through
from naftctl.cli.session import Session
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import later, tr
from naftctl.load.plain_text import MAX_TEXT, read_plain
from naftctl.model.dossier import Dossier
from naftctl.model.incoming import Incoming
from naftctl.model.owned import SealKind
from naftctl.model.reaction import RemarkOrigin
from naftctl.reaction.found import Found
from naftctl.reaction.letter import letter_text
from naftctl.reaction.tying import SameDraft, found_in, known_labels, same_draft, tied_share
from naftctl.show.words import visible
from naftctl.source import Span

_TEXTS, _WORD = (".txt", ".md"), ".docx"
FORMS = (_WORD, *_TEXTS)
"""How the name of a file ends that can be taken in."""
_GROUPS = 2
_DRAFT = 0.2
"""From this part of our labels on, a document is our draft, also where its code is gone."""
_LEFT = {
    "images": (later("1 image was not taken over"), later("{number} images were not taken over")),
    "formatting": (
        later("1 change of formatting only was not taken over"),
        later("{number} changes of formatting only were not taken over"),
    ),
    "spaces": (
        later("1 change of white space only was not taken over"),
        later("{number} changes of white space only were not taken over"),
    ),
    "edges": (
        later("changes in 1 header or footer were not taken over"),
        later("changes in {number} headers or footers were not taken over"),
    ),
}


class Received(Struct, frozen=True):
    """What came in: its remarks, the code of the draft that it names, and what was done to read it."""

    found: tuple[Found, ...]
    draft: str | None = None
    said: tuple[str, ...] = ()


Refused = tuple[Diagnostic, ...]


def received(session: Session, dossier: Dossier, given: FileGiven) -> Received | Refused:
    """What a file that was handed in says, or the reasons why it is not taken in."""
    if given.suffix == _WORD:
        return _of_word(session, dossier, given)
    text, said = read_plain(given.data, given.name)
    if text is None:
        return said
    encoding = (
        (tr("read as {encoding}; check letters with accents", encoding=text.encoding),)
        if text.encoding
        else ()
    )
    return Received((_whole(text.text),), None, encoding)


def typed(words: str | None, about: str | None) -> Received:
    """One remark that somebody typed, or none at all."""
    if words is None:
        return Received(())
    if not words.strip() or len(words) > MAX_TEXT:
        raise WrongCall(tr("--new: a text expected"), tr('write what the provider says: --new "…"'))
    return Received((_whole(words, about),))


def _whole(text: str, about: str | None = None) -> Found:
    return Found(RemarkOrigin.TEXT, text, about)


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────────────
def _of_word(session: Session, dossier: Dossier, given: FileGiven) -> Received | Refused:
    from naftctl.load.reaction import read_reaction  # noqa: PLC0415  (only wanted for a document)

    incoming, said = read_reaction(given.data, given.name)
    if incoming is None:
        return said
    same = same_draft(incoming, dossier)
    if same is SameDraft.OTHER:
        return (_another(session, dossier, given.name, incoming.codes[0]),)
    known = known_labels(dossier)
    found = found_in(incoming, known)
    if same is SameDraft.UNSAID and tied_share(incoming, known) < _DRAFT:
        found = _of_letter(incoming, found)
    if not found:
        return (_nothing(given.name, dossier.id),)
    code = dossier.seals[SealKind.DRAFT].code if same is SameDraft.THIS else None
    return Received(found, code, tuple(_left(incoming.left)))


def _of_letter(incoming: Incoming, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """A document that is not our draft: its text as one remark, and its comments and rows beside it."""
    rows = any(each.origin is RemarkOrigin.TABLE for each in found)
    text = letter_text(incoming, tables=not rows)
    beside = tuple(each for each in found if each.origin is not RemarkOrigin.CHANGE)
    return (_whole(text), *beside) if text else beside


def _another(session: Session, dossier: Dossier, path: str, code: str) -> Diagnostic:
    """That a document belongs to another draft, and to which inspection of this workspace."""
    own = dossier.seals[SealKind.DRAFT].code
    message = tr(
        "this document belongs to another draft: seal code {code}; here it is {own}",
        code=_short(code),
        own=_short(own),
    )
    there = look_through(session, dossier.id, code).found
    names = ", ".join(dict.fromkeys(visible(each.inspection) for each in there))
    owner = (
        tr("this belongs to {names}", names=names) if there else tr("no seal in this workspace has this code")
    )
    hint = tr("take in the document that belongs to this draft; {owner}", owner=owner)
    return Diagnostic(Span(path), "N531", Severity.ERROR, message, hint)


def _short(code: str) -> str:
    """The first groups of a code."""
    return "-".join(code.split("-")[:_GROUPS]) + "-…"


def _nothing(path: str, name: str) -> Diagnostic:
    hint = tr(
        "if the provider has none, note that: naftctl reaction {name} --none --from FUNCTION", name=name
    )
    message = tr(
        "there is no remark in this document: no comment in the margin, no change and no table filled in"
    )
    return Diagnostic(Span(path), "N530", Severity.ERROR, message, hint)


def _left(counts: Mapping[str, int]) -> Iterator[str]:
    for kind, (one, many) in _LEFT.items():
        if number := counts.get(kind, 0):
            yield tr(one) if number == 1 else tr(many, number=number)
