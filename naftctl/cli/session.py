"""Where a command runs: the workspace, the inspections that are meant, the day."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.cli.fitting import fitting
from naftctl.cli.mistakes import Unable, WrongCall, nearest
from naftctl.files import complete, stays_half
from naftctl.language import tr
from naftctl.load.dossier import Loaded
from naftctl.load.tree import DiskTree, Unreadable, decode
from naftctl.load.workspace import MARKER, WorkspaceReader, find_workspace
from naftctl.model.record import FIRST_YEAR

WorkspaceOption = Annotated[
    str | None,
    typer.Option(
        "--workspace", metavar="FOLDER", help=tr("the workspace, if you are not in it (or NAFTCTL_WORKSPACE)")
    ),
]
TodayOption = Annotated[
    str | None,
    typer.Option("--today", metavar="DAY", help=tr("the day of today, for terms (or NAFTCTL_TODAY)")),
]
ChangedOption = Annotated[
    str | None,
    typer.Option(
        "--changed",
        metavar="[REVISION]",
        help=tr("only inspections that differ from this revision of git (without: the last commit)"),
    ),
]
InspectionArguments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="INSPECTION", help=tr("name or folder of an inspection; without: where you are, or all")
    ),
]
InspectionArgument = Annotated[
    str | None,
    typer.Argument(metavar="INSPECTION", help=tr("name or folder of an inspection; without: where you are")),
]
_LISTED = 12
_YEARS = range(FIRST_YEAR, 2201)


class Session(Struct, frozen=True):
    """A workspace that is open, the day on which it is looked at, and the folder the user stands in."""

    reader: WorkspaceReader
    today: date
    here: Path

    def inspections(self, named: Sequence[str]) -> tuple[str, ...]:
        """The names of the inspections that are meant: those named, the one stood in, or all."""
        if named:
            return tuple(dict.fromkeys(self._inspection(name) for name in named))
        inside = self.standing_in
        if not inside and not self.reader.workspace.inspections:
            say(tr("this workspace has no inspections yet; make one with naftctl new"))
        return (inside,) if inside else self.reader.workspace.inspections

    def one(self, named: str | None) -> str:
        """The name of the one inspection that is meant: the one named, the one stood in, or the only one."""
        if named is None and not self.standing_in and len(self.reader.workspace.inspections) != 1:
            raise WrongCall(tr("INSPECTION is missing"), tr("name an inspection, or go to its folder"))
        return self.inspections(() if named is None else (named,))[0]

    @property
    def standing_in(self) -> str:
        """The inspection in whose folder the user stands, or nothing."""
        return self._inside(self.here)

    def read(self, name: str) -> Loaded:
        """One inspection, as far as it can be read."""
        return self.reader.dossier(name, self.today)

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of a file of the workspace; none where it cannot be read."""
        try:
            data = DiskTree(self.reader.root, "").read(path)
        except Unreadable:
            return ()
        text, _ = decode(data, path)
        if text is None:
            text = data.decode("utf-8", "replace").replace("\r\n", "\n")
        return tuple(text.split("\n"))

    def _inspection(self, named: str) -> str:
        known = self.reader.workspace.inspections
        if named in known:
            return named
        inside = self._inside(_absolute(self.here / named)) if named.strip() else ""
        if inside:
            return inside
        listed = tr("choose one of {choices}", choices=", ".join(known)) if 0 < len(known) <= _LISTED else ""
        raise WrongCall(
            tr("there is no inspection `{named}`{suggestion}", named=named, suggestion=nearest(named, known)),
            listed,
        )

    def _inside(self, path: Path) -> str:
        """The inspection that a folder or file belongs to, or nothing."""
        root = self.reader.root / "inspections"
        if not path.is_relative_to(root) or not path.exists():
            return ""
        parts = path.relative_to(root).parts
        return parts[0] if parts and parts[0] in self.reader.workspace.inspections else ""


def open_session(workspace: str | None, today: str | None, *, only_reads: bool = False) -> Session:
    """The session for a call; `workspace` and `today` as they were given.

    What an interrupted command left half is completed first; whoever `only_reads` is refused instead.
    """
    root = workspace_root(workspace)
    if not only_reads:
        complete(root)
    elif stays_half(root):
        message = tr(
            "an earlier command was interrupted while it was writing: some files are old and some are new"
        )
        raise Unable(message, tr("let `naftctl fix` complete it"))
    return Session(WorkspaceReader(root), the_day(today), _here())


def workspace_root(given: str | None) -> Path:
    """The workspace: the one given, the one in the environment, or the one around the folder stood in."""
    named = given or os.environ.get("NAFTCTL_WORKSPACE")
    if named:
        root = _absolute(_here() / named)
        if not (root / MARKER).is_file():
            raise WrongCall(
                tr("`{named}` is not a workspace: there is no {marker} in it", named=named, marker=MARKER),
                _MAKE,
            )
        return root
    found = find_workspace(_here())
    if found is None:
        raise WrongCall(
            tr("there is no workspace here: no {marker} in this folder or above it", marker=MARKER), _MAKE
        )
    return found


_MAKE = tr("go to a workspace, name it with --workspace, or make one with naftctl init FOLDER")


def the_day(given: str | None) -> date:
    """The day given, the one in the environment, or today by the clock."""
    named = given or os.environ.get("NAFTCTL_TODAY")
    return as_day(named, "--today" if given else "NAFTCTL_TODAY") if named else date.today()


def as_day(text: str, name: str) -> date:
    """A day as it was typed."""
    try:
        day = date.fromisoformat(text) if len(text) == len("2026-06-09") else None
    except ValueError:
        day = None
    if day and day.year not in _YEARS:
        raise WrongCall(
            tr(
                "{name}: `{text}` is before {first} or after {last}",
                name=name,
                text=text,
                first=_YEARS[0],
                last=_YEARS[-1],
            ),
            tr("correct the year"),
        )
    if day:
        return day
    raise WrongCall(
        tr("{name}: `{text}` is not a day as YYYY-MM-DD", name=name, text=text),
        tr("write the day as 2026-06-09"),
    )


def as_jobs(text: str | None) -> int | None:
    """How much is done at a time: the number given, or None for as much as there are processors."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text)):
        raise WrongCall(
            tr("--jobs: `{text}` is not a number from 1 on", text=text), tr("write for example --jobs 2")
        )
    return int(text)


def choose(text: str, allowed: Sequence[str], name: str) -> str:
    """One of the values that an option may have."""
    if text in allowed:
        return text
    message = tr(
        "{name}: `{given}` does not exist{suggestion}",
        name=name,
        given=text,
        suggestion=nearest(text, allowed),
    )
    raise WrongCall(message, tr("choose one of {choices}", choices=", ".join(allowed)))


def say(line: str = "") -> None:
    """Tell the user something that is not the result of the command; folded where a person looks on."""
    sys.stderr.write(fitting(line) + "\n")


def put(line: str = "") -> None:
    """Give a line of the result of the command."""
    sys.stdout.write(line + "\n")


def _here() -> Path:
    return _absolute(Path.cwd())


def _absolute(path: Path) -> Path:
    """The path without links and dots; a loop of links stays as it is."""
    return Path(os.path.realpath(path))
