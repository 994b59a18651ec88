"""`naftctl followup`: what is open in the sector, and what one inspection takes along of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.carrying import add_missing
from naftctl.cli.judge import judge
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.spread import spread
from naftctl.cli.tell import look, tell
from naftctl.diagnostic import Severity
from naftctl.files import AlreadyThere, write_all
from naftctl.followup import sector_items
from naftctl.language import tr
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.followup import Told
from naftctl.scaffold import FOLLOWUP
from naftctl.show.followup import (
    inspection_csv,
    inspection_json,
    inspection_text,
    sector_csv,
    sector_json,
    sector_text,
)
from naftctl.show.steps import numbered
from naftctl.show.words import visible

FORMATS = ("text", "json", "csv")


def followup(
    inspection: InspectionArgument = None,
    *,
    add: Annotated[
        bool, typer.Option("--add", help=tr("add to followup.yaml what is open and is not in it yet"))
    ] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=tr("text, json or csv (for Excel)"))
    ] = "text",
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help=tr("the file that is made"))
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """See which shortcomings are open, since when, and what an inspection takes along of them.

    Without a name you see the whole sector, the oldest shortcoming first. With a name you see what
    became of each shortcoming in that inspection. Nothing is counted or compared per provider.
    """
    shape = choose(form, FORMATS, "--format")
    if add and (shape != "text" or output is not None):
        raise WrongCall(tr("--add writes to followup.yaml"), tr("leave out --format and --output"))
    session = open_session(workspace, today)
    if add:
        return _add(session, session.one(inspection))
    if inspection or session.standing_in:
        return _one(session, session.one(inspection), shape, output)
    return _sector(session, shape, output)


def _sector(session: Session, shape: str, output: str | None) -> int:
    names = session.inspections(())
    read = spread(partial(_told, session.reader.root, session.today), names, tr("reading inspections"))
    told = [each for each in read if each is not None]
    unread = [name for name, each in zip(names, read, strict=True) if each is None or not each.complete]
    for name in map(visible, unread):
        say(
            tr(
                "{name} is not readable or not completely, and may have more shortcomings: naftctl "
                "check {name}",
                name=name,
            )
        )
    items = sector_items(told, session.today)
    made = {
        "csv": lambda: sector_csv(items),
        "json": lambda: sector_json(items, unread) + "\n",
        "text": lambda: "\n".join(sector_text(items, look()[1])) + "\n",
    }
    _give(session, made[shape](), output)
    return 0


def _told(root: Path, today: date, names: Sequence[str]) -> Iterator[Told | None]:
    """What inspections tell, read anew, so that another process can do it."""
    reader = WorkspaceReader(root)
    return (reader.told(name, today) for name in names)


def _one(session: Session, name: str, shape: str, output: str | None) -> int:
    dossier = _read(session, name)
    if dossier is None:
        return 1
    made = {
        "csv": lambda: inspection_csv(dossier),
        "json": lambda: inspection_json(dossier) + "\n",
        "text": lambda: "\n".join(inspection_text(dossier, look()[1])) + "\n",
    }
    _give(session, made[shape](), output)
    return 0


def _add(session: Session, name: str) -> int:
    dossier = _read(session, name)
    if dossier is None:
        return 1
    added = add_missing(session, dossier)
    if not added:
        put(tr("everything that is open is in followup.yaml already; nothing was written"))
        return 0
    put(tr("  write  {path}/{file}", path=dossier.path, file=FOLLOWUP))
    for each in added:
        put(f"    {visible(each.id)}")
    put()
    put(
        "\n".join(
            numbered(
                (
                    tr("fill in the outcomes in {path}/{file}", path=dossier.path, file=FOLLOWUP),
                    f"naftctl check {name}",
                )
            )
        )
    )
    return 0


def _read(session: Session, name: str) -> Dossier | None:
    """The inspection; what keeps `followup.yaml` or all of it from being read is told instead."""
    loaded = session.read(name)
    file = f"{loaded.path}/{FOLLOWUP}"
    wrong = [d for d in judge(loaded, None) if d.severity is Severity.ERROR]
    if loaded.dossier is not None:
        parts = {d.span for d in loaded.diagnostics if d.span.path == file}
        wrong = [d for d in wrong if d.span in parts]
    if wrong or loaded.dossier is None:
        tell(wrong, session.lines)
        return None
    return loaded.dossier


def _give(session: Session, text: str, output: str | None) -> None:
    """Print the result, or write it to a file that is not there yet."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())  # a table has line ends of its own on every system
        return
    path = Path(os.path.realpath(session.here / output))
    try:
        write_all(path.parent, {path.name: text.encode()})
    except AlreadyThere:
        raise WrongCall(
            tr("--output: `{output}` exists already", output=output), tr("choose another name, or remove it")
        ) from None
    put(output)
