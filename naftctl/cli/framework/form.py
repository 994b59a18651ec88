"""`naftctl framework form`: the workbook in which people fill in a new version."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.framework.versions import find_version
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import WorkspaceOption, open_session, put
from naftctl.files import AlreadyThere, write_all
from naftctl.framework.form import TooLong, workbook
from naftctl.language import tr
from naftctl.show.steps import made, numbered

SUFFIX = ".xlsx"


def form(
    version: Annotated[
        str | None,
        typer.Argument(metavar="FRAMEWORK", help=tr("the version to start from; without: the newest")),
    ] = None,
    *,
    output: Annotated[
        str | None, typer.Option("--output", metavar="FILE", help=tr("the file that is made (.xlsx)"))
    ] = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Make an Excel form with the text of a version, in which you take over the official text.

    A file that is there already stays as it is.
    """
    session = open_session(workspace, None)
    framework = find_version(session, version)
    name = output or f"{framework.id}-{framework.version}-formulier{SUFFIX}"
    if not name.casefold().endswith(SUFFIX):
        raise WrongCall(
            tr("--output: `{name}` does not end in {suffix}", name=name, suffix=SUFFIX),
            tr("write for example formulier{suffix}", suffix=SUFFIX),
        )
    path = Path(os.path.realpath(session.here / name))
    try:
        write_all(path.parent, {path.name: workbook(framework)})
    except AlreadyThere:
        raise WrongCall(
            tr("`{name}` exists already", name=name), tr("choose another name with --output, or remove it")
        ) from None
    except TooLong as fault:
        message = tr(
            "{ref} does not fit in a form: sheet {sheet}, {head} is too long",
            ref=framework.ref,
            sheet=fault.sheet,
            head=fault.head,
        )
        raise Unable(message, tr("take over the text in framework.yaml and scales/"), 1) from None
    for line in made([name]):
        put(line)
    put()
    for line in numbered(_steps(name)):
        put(line)
    return 0


def _steps(name: str) -> tuple[str, ...]:
    return (
        tr("open {name} in your spreadsheet program and first read the sheet Lees mij", name=name),
        tr(
            "fill in the sheets Bron and Kader, and on the other sheets replace what is "
            "different in the official text"
        ),
        tr("put the form and the official document together in a folder of their own"),
        tr("naftctl framework import FOLDER --preview"),
        tr("naftctl framework import FOLDER"),
    )
