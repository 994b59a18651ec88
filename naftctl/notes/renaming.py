"""Another id for a note: the files that get another name, and every text with its references changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from naftctl.model.dossier import Dossier, Kind
from naftctl.model.evidence import Attachment, Evidence
from naftctl.model.references import references
from naftctl.source import Span
from naftctl.splice import splice

FOLDER = "evidence/"
Place = tuple[Span, str, str]
"""A stretch of a text, what it holds, and what it is to hold."""


class NotAsRead(Exception):
    """A place in a text that does not hold what was read there; `span` says where."""

    def __init__(self, span: Span) -> None:
        super().__init__(str(span))
        self.span = span


class Renaming(Struct, frozen=True):
    """What a note with another id asks for; names are relative to the inspection folder.

    `moves` gives the note and its attachments other names; `places` are the stretches that hold the old name
    or id, and what it becomes; `cited` the references. Where several files carry the id (`shared`), only
    a person knows which of these belong to the note, and they stay as they are.
    """

    old: str
    new: str
    moves: Mapping[str, str]
    places: tuple[Place, ...] = ()
    cited: tuple[Span, ...] = ()
    shared: bool = False

    @property
    def note(self) -> tuple[str, str]:
        """The old and the new name of the note itself."""
        return next(iter(self.moves.items()))


def plan(
    dossier: Dossier, file: str, new: str, note: Evidence | None, *, shared: bool, files: Collection[str]
) -> Renaming:
    """What it takes to give the note in `file` the id `new`.

    `note` is the note as it was read, where that could be done; `shared` says that another file has its id;
    `files` are all files of the inspection.
    """
    old = _id_of(file)
    attached = tuple(_attachments(dossier, note, shared=shared))
    keys = {each.key for each in attached} | (set() if shared else set(dossier.unclaimed))
    along = [FOLDER + key for key in sorted(keys) if _named_after(key, old)]
    moved = [name for name in along if name in files and name not in dossier.pictures]
    moves = {name: _renamed(name, old, new) for name in (file, *moved)}
    entries = [
        (each.where("file"), each.key, moves[FOLDER + each.key].removeprefix(FOLDER))
        for each in attached
        if FOLDER + each.key in moves
    ]
    cited = tuple(r.span for r in references(dossier) if r.kind is Kind.EVIDENCE and r.target == old)
    texts = [] if shared else [(span, old, new) for span in cited]
    return Renaming(old, new, moves, (*entries, *texts), cited, shared)


def changed(text: str, places: Iterable[Place]) -> str:
    """The text of one file with each place changed, and every other character as it was.

    Raises:
        NotAsRead: a place does not hold what was read there.
    """
    edits = []
    for span, old, new in places:
        try:
            found = _stretch(text, span)
        except ValueError:
            raise NotAsRead(span) from None
        if found.strip("@\"' ") != old:
            raise NotAsRead(span)
        edits.append((span, found.replace(old, new, 1)))
    return splice(text, dict.fromkeys(edits))


def mentions(text: str, path: str, name: str, places: Collection[Span] = ()) -> Iterator[Span]:
    """The places where a text says an id, except for the lines and columns that are known already."""
    known = {
        (span.line, at) for span in places for at in range(span.column, max(span.end_column, span.column + 1))
    }
    pattern = re.compile(rf"(?<![0-9A-Za-z]){name}(?![0-9A-Za-z])")
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        for found in pattern.finditer(line):
            if (number, found.start() + 1) not in known:
                yield Span(path, number, found.start() + 1, number, found.end() + 1)


def _stretch(text: str, span: Span) -> str:
    """What stands at a place on one line."""
    if span.line != span.end_line:
        raise ValueError(str(span))
    line = text.removeprefix("\ufeff").split("\n")[span.line - 1 : span.line]
    return line[0][span.column - 1 : span.end_column - 1] if line else ""


def _attachments(dossier: Dossier, note: Evidence | None, *, shared: bool) -> Iterator[Attachment]:
    """The entries of the attachments that go along: those of the note, and the same files at other notes."""
    own = note.attachments if note else ()
    elsewhere = [a for e in dossier.evidence if note is None or e.path != note.path for a in e.attachments]
    if shared:  # what another note has too may well belong to the other file with this id
        theirs = {each.key for each in elsewhere}
        yield from (each for each in own if each.key not in theirs)
    else:
        yield from (*own, *elsewhere)


def _id_of(file: str) -> str:
    match = re.match(r"evidence/([DOGVC]\d{2,})", file)
    return match[1] if match else ""


def _named_after(key: str, old: str) -> bool:
    return bool(re.match(rf"{old}(?![0-9A-Za-z])", key))


def _renamed(file: str, old: str, new: str) -> str:
    return FOLDER + new + file.removeprefix(FOLDER + old)
