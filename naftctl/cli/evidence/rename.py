"""`naftctl evidence rename`: another id for a note, with its attachments and everything that refers to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from msgspec import Struct

from naftctl.cli.ask import agreed
from naftctl.cli.evidence.ids import following_id, used_ids
from naftctl.cli.judge import named
from naftctl.cli.mistakes import Unable, WrongCall, nearest
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    open_session,
    put,
    say,
)
from naftctl.cli.tell import paint, tell
from naftctl.diagnostic import Severity
from naftctl.files import change_all
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.folder import NOTE, has_place, note_id
from naftctl.load.page import read_page
from naftctl.load.tree import DiskTree, Unreadable, text_of
from naftctl.model.dossier import Dossier, Kind
from naftctl.model.evidence import Evidence, Method
from naftctl.model.references import references
from naftctl.notes.ids import ID
from naftctl.notes.renaming import NotAsRead, Renaming, changed, mentions, plan
from naftctl.show.renaming import change, heading, left_alone, outcome
from naftctl.show.steps import numbered
from naftctl.source import Span

_FIXED = ("seals/", "sent/")
"""What is written down for good, and says an id as it was then."""


def rename(  # noqa: PLR0913
    old: Annotated[
        str, typer.Argument(metavar="SOURCE", help=tr("the id of the source, or its file if two carry it"))
    ],
    new: Annotated[
        str | None, typer.Argument(metavar="ID", help=tr("the new id, with the same letter; without: --next"))
    ] = None,
    inspection: InspectionArgument = None,
    *,
    following: Annotated[bool, typer.Option("--next", help=tr("take the next free id"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=tr("carry out the change without asking"))] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Give a source another id, with its attachments and everything that refers to it.

    First shows what changes. If two files carry the same id, the references stay as they are: only you
    know which ones belong to this source, and each place is named.
    """
    session = open_session(workspace, today)
    if following and new is not None and inspection is None and not ID.fullmatch(new):
        new, inspection = None, new
    loaded = session.read(session.one(inspection))
    if loaded.dossier is None:
        tell([d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR], session.lines)
        return 1
    place = _Place(session, loaded, loaded.dossier)
    file = place.file_of(old)
    target = place.target(note_id(file), new, following=following)
    renaming = plan(
        place.dossier, file, target, place.note(file), shared=place.shared(file), files=place.tree.names()
    )
    return _carry_out(place, renaming, yes=yes)


class _Place(Struct, frozen=True):
    """The folder in which a note gets another id."""

    session: Session
    loaded: Loaded
    dossier: Dossier

    @property
    def tree(self) -> DiskTree:
        """The folder as it lies on disk."""
        return DiskTree(self.session.reader.root / self.dossier.path, self.dossier.path)

    @property
    def notes(self) -> dict[str, str]:
        """The id of every note by its file."""
        return {name: note_id(name) for name in self.tree.names() if note_id(name)}

    @property
    def used(self) -> frozenset[str]:
        """Every id that a file has at this moment."""
        return used_ids(self.tree)

    def shared(self, file: str) -> bool:
        """Whether another file carries the same id."""
        return sum(identity == note_id(file) for identity in self.notes.values()) > 1

    def file_of(self, given: str) -> str:
        """The note that is meant by an id or by a file."""
        notes = self.notes
        own = [name for name, identity in notes.items() if identity == given]
        if len(own) == 1:
            return own[0]
        if own:
            message = tr(
                "{number} files carry the id {id}: {files}", number=len(own), id=given, files=", ".join(own)
            )
            raise WrongCall(message, tr("name the file, for example {file}", file=own[-1]))
        path = Path(os.path.realpath(self.session.here / given))
        root = self.session.reader.root / self.dossier.path
        ends = {name for name in notes if given in {name, name.partition("/")[2]} or path == root / name}
        if len(ends) == 1:
            return ends.pop()
        message = tr(
            "there is no source `{given}` in {id}{suggestion}",
            given=given,
            id=self.dossier.id,
            suggestion=nearest(given, notes.values()),
        )
        raise WrongCall(message, tr("name an id such as G03, or a file such as evidence/G03-gesprek.md"))

    def target(self, old: str, new: str | None, *, following: bool) -> str:
        """The new id, which is free and has the same letter."""
        if following and new is not None:
            raise WrongCall(
                tr("--next chooses an id itself, and so does `{new}`", new=new),
                tr("leave out one of the two"),
            )
        used = self.used
        free = following_id(old[0], used, self.dossier)
        if new is None and not following:
            raise WrongCall(
                tr("ID is missing"), tr("name the new id, for example {free}, or give --next", free=free)
            )
        name = new or free
        if not ID.fullmatch(name):
            raise WrongCall(
                tr("`{name}` is not an id of a source", name=name), tr("write for example {free}", free=free)
            )
        if name[0] != old[0]:
            method = next(each.value for each in Method if each.letter == old[0])
            raise WrongCall(
                tr("`{name}` has another letter than {old}: {method}", name=name, old=old, method=method),
                tr("choose for example {free}", free=free),
            )
        if name in used:
            raise WrongCall(
                tr("`{name}` is already in use", name=name),
                tr("choose a free id, for example {free}", free=free),
            )
        return name

    def note(self, file: str) -> Evidence | None:
        """The note in a file, as far as it can be read."""
        text, _ = text_of(self.tree, file)
        path = f"{self.dossier.path}/{file}"
        return read_page(Evidence, note_id(file), text, path, NOTE).page if text is not None else None

    def text(self, name: str) -> tuple[bytes, str]:
        """The bytes of a file, and its text with every line end and BOM that it has."""
        data = self.tree.read(name)
        return data, data.decode("utf-8")


def _carry_out(place: _Place, renaming: Renaming, *, yes: bool) -> int:
    """Show the change, and make it where that is wanted; gives the exit code."""
    try:
        before, after = _texts(place, renaming)
    except (Unreadable, UnicodeDecodeError, NotAsRead) as fault:
        _refuse(place, fault)
    path, folder = place.dossier.path, f"{place.dossier.path}/"
    old, _ = renaming.note
    put("\n".join(heading(renaming, path)))
    for name, text in before.items():
        paths = (folder + name, folder + renaming.moves.get(name, name))
        for line in change(paths[0], text, paths[1], after[name], paint()):
            put(line)
    for line in left_alone(renaming, tuple(_mentions(place, renaming)), _known(place, renaming)):
        say(line)
    sent = place.dossier.inspection.milestones
    if renaming.cited and (sent.draft_sent or sent.final_sent):
        say(tr("the report that was delivered names this source {old}", old=renaming.old))
    if not agreed(
        tr("Do you want to carry this out"),
        tr("nothing was changed yet"),
        tr("give --yes to carry this out"),
        yes=yes,
    ):
        put(tr("nothing changed"))
        return 0
    shown = {folder + renaming.moves.get(name, name): text.encode() for name, text in after.items()}
    kept = {folder + name: text.encode() for name, text in before.items()}
    moves = {folder + a: folder + b for a, b in renaming.moves.items() if a != old}
    change_all(place.session.reader.root, kept, shown, moves, lambda: renaming.new not in place.used)
    put("\n".join(outcome(renaming, tuple(before), path)))
    put()
    put("\n".join(numbered((f"naftctl check {place.dossier.id}",))))
    return 0


def _texts(place: _Place, renaming: Renaming) -> tuple[dict[str, str], dict[str, str]]:
    """The note and every file that is to change, before and after."""
    before, after = {}, {}
    by_file: dict[str, list[tuple[Span, str, str]]] = {renaming.note[0]: []}
    for each in renaming.places:
        by_file.setdefault(each[0].path.removeprefix(f"{place.dossier.path}/"), []).append(each)
    for name, places in by_file.items():
        before[name] = place.text(name)[1]
        after[name] = changed(before[name], places)
    return before, after


def _refuse(place: _Place, fault: Exception) -> NoReturn:
    if isinstance(fault, NotAsRead):
        message = tr("{span} is written differently than expected; nothing was changed", span=fault.span)
        raise Unable(message, tr("correct that place yourself, and try once more"), 1)
    if isinstance(fault, Unreadable):
        message = f"{place.dossier.path}/{fault.name}: {fault.reason}"
        raise Unable(message, tr("put an ordinary, readable file there"), 1)
    raise Unable(tr("a file is not UTF-8; nothing was changed"), tr("naftctl check says which file"), 1)


def _mentions(place: _Place, renaming: Renaming) -> Iterator[Span]:
    """The places that say the old id and are no reference that was read."""
    known = (*renaming.cited, *(span for span, _, _ in renaming.places))
    for name in place.tree.names():
        if has_place(name) and not name.startswith(_FIXED):
            text, _ = text_of(place.tree, name)
            path = f"{place.dossier.path}/{name}"
            own = tuple(span for span in known if span.path == path)
            yield from mentions(text or "", path, renaming.old, own)


def _known(place: _Place, renaming: Renaming) -> tuple[Span, ...]:
    """The references to the new id that are there already."""
    found = references(place.dossier)
    return tuple(r.span for r in found if r.kind is Kind.EVIDENCE and r.target == renaming.new)
