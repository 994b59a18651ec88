"""`naftctl report`: an inspection becomes a report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.press import EDITIONS, Press
from naftctl.cli.session import (
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
)
from naftctl.render import FORMATS


def report(  # noqa: PLR0913
    inspections: InspectionArguments = None,
    *,
    edition: Annotated[
        str | None, typer.Option(metavar="EDITIE", help="internal, draft of final; zonder: de verste die kan")
    ] = None,
    forms: Annotated[
        str, typer.Option("--format", metavar="VORM", help="pdf, md of pdf,md; zonder: pdf")
    ] = "pdf",
    output: Annotated[
        str | None, typer.Option(metavar="MAP", help="waar het verslag komt; zonder: output/ in de inspectie")
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="toon bij een storing ook de woorden van Pandoc of Typst")
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Maak het verslag van een inspectie als PDF of Markdown.

    Een editie die de regels niet doorstaat, wordt niet gemaakt: u ziet waarom. De editie internal toont wat
    nog ontbreekt.
    """
    asked = None if edition is None else EDITIONS[choose(edition, tuple(EDITIONS), "--edition")]
    formats = tuple(dict.fromkeys(choose(part.strip(), FORMATS, "--format") for part in forms.split(",")))
    session = open_session(workspace, today)
    press = Press(session, asked, formats, _target(session, output), verbose)
    return max((press.make(name) for name in session.inspections(inspections or ())), default=0)


def _target(session: Session, given: str | None) -> Path | None:
    """The folder that was asked for; none among the files of an inspection, where a report has no place."""
    if given is None:
        return None
    folder = Path(os.path.realpath(session.here / given))
    inspections = session.reader.root / "inspections"
    if folder.is_relative_to(inspections) and "output" not in folder.relative_to(inspections).parts:
        message = f"--output: in `{given}` heeft een verslag geen plaats"
        raise WrongCall(message, "kies een map buiten inspections/")
    return folder
