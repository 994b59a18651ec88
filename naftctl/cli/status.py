"""`naftctl status`: where each inspection stands, which terms run, and what comes next."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.cli.judge import weigh
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import (
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.spread import spread
from naftctl.cli.tell import look
from naftctl.diagnostic import Severity
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.lifecycle import is_closed, next_gate, phase_of
from naftctl.load.dossier import Loaded
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.load.workspace import WorkspaceReader
from naftctl.show.case import Case, case_of
from naftctl.show.status import detail, left_out, table
from naftctl.show.status_data import Data, as_json, data_of
from naftctl.show.words import visible

FORMATS = ("text", "json", "ics")
SUFFIX = ".ics"
_LIMIT = 16 * 1024 * 1024


def status(
    inspections: InspectionArguments = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help=tr("also show what is closed"))] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=tr("text, json or ics (for your calendar)"))
    ] = "text",
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help=tr("the calendar file (.ics) that is made")),
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """See where inspections stand: the phase, what is open, the terms that run and the next step.

    Without a name you see all inspections that are not closed yet, with the nearest date at the top. Of
    one inspection you also see the course. What is not readable does not stop the rest.
    """
    shape = choose(form, FORMATS, "--format")
    if output is not None and shape != "ics":
        raise WrongCall(tr("--output goes with --format ics"), tr("add --format ics, or leave out --output"))
    session = open_session(workspace, today, only_reads=True)
    names = session.inspections(inspections or ())
    meant = bool(inspections or session.standing_in or everything) or len(names) == 1
    if shape == "ics":
        chosen = names if meant else [n for n in names if not _closed(session.reader, session.today, n)]
        _give_calendar(session, chosen, output)
        return 0
    work = partial(_rows, session.reader.root, session.today, meant=meant)
    rows = [row for row in spread(work, names, tr("reading inspections")) if row is not None]
    if not inspections:
        rows.sort(key=lambda row: row.case.urgency)
    if shape == "json":
        put(as_json(row.data for row in rows))
    else:
        _show(rows, len(names) - len(rows))
    return 0


class _Row(Struct, frozen=True):
    """Where an inspection stands, in brief, as data and as a page: all that is kept of it."""

    case: Case
    data: Data
    page: tuple[str, ...]


def _rows(root: Path, today: date, names: Sequence[str], *, meant: bool) -> Iterator[_Row | None]:
    """Where inspections stand, read anew, so that another process can do it; a closed one only if `meant`."""
    reader = WorkspaceReader(root)
    for name in names:
        yield _row(reader.dossier(name, today)) if meant or not _closed(reader, today, name) else None


def _row(loaded: Loaded) -> _Row:
    """An inspection with what is open in it, now and at the next gate."""
    gate = next_gate(phase_of(loaded.dossier)) if loaded.dossier else None
    now, then = weigh(loaded, None, gate)
    left = sum(said.severity is Severity.ERROR for said in then) if gate else 0
    case = case_of(loaded.id, loaded.dossier, Counter(said.severity for said in now), left)
    paint, width = look()
    return _Row(case, data_of(case, loaded.dossier), tuple(detail(case, loaded.dossier, width, paint)))


def _closed(reader: WorkspaceReader, today: date, name: str) -> bool:
    """Whether nothing is left to do in an inspection, as far as `inspection.yaml` tells."""
    outline = reader.outline(name, today)
    return outline is not None and is_closed(outline)


def _show(rows: Sequence[_Row], closed: int) -> None:
    paint, width = look()
    lines = rows[0].page if len(rows) == 1 else table([row.case for row in rows], width, paint)
    for line in (*lines, *(left_out(closed, width) if closed else ())):
        put(line)


def _give_calendar(session: Session, names: Sequence[str], output: str | None) -> None:
    """The terms and visits of inspections as a file or on the standard output; says what cannot be read."""
    from naftctl.show.calendar import PRODID, calendar  # noqa: PLC0415  (slow, and only wanted here)

    outlines = [session.reader.outline(name, session.today) for name in names]
    for name, outline in zip(names, outlines, strict=True):
        if outline is None:
            shown = visible(name)
            say(tr("{shown} is not readable and is not in the calendar: naftctl check {shown}", shown=shown))
    data = calendar(outline for outline in outlines if outline)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)  # lines end with CR LF on every system
        return
    path = _calendar_file(session.here, output, PRODID)
    write_all(path.parent, {path.name: data}, overwrite=True)
    put(visible(output))


def _calendar_file(here: Path, output: str, maker: str) -> Path:
    """The file to write; one that is there is replaced only where this program made it."""
    if not output.casefold().endswith(SUFFIX):
        raise WrongCall(
            tr("--output: `{output}` does not end in {suffix}", output=output, suffix=SUFFIX),
            tr("write for example naft{suffix}", suffix=SUFFIX),
        )
    path = Path(os.path.realpath(here / output))
    if not os.path.lexists(path):
        return path
    try:
        ours = maker.encode() in DiskTree(path.parent, "").read(path.name, _LIMIT)
    except Unreadable:
        ours = False
    if not ours:
        message = tr("--output: `{output}` exists already and is not a calendar of naftctl", output=output)
        raise WrongCall(message, tr("choose another name, or remove the file"))
    return path
