"""`naftctl report`: an inspection becomes a report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.parallel import cores
from naftctl.cli.press import EDITIONS, Order, Press
from naftctl.cli.session import (
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
)
from naftctl.render import FORMATS

ALL = "all"


def report(  # noqa: PLR0913
    inspections: InspectionArguments = None,
    *,
    edition: Annotated[
        str | None,
        typer.Option(
            metavar="EDITIE",
            help="internal, draft, final, public of release; zonder: de verste van de eerste drie",
        ),
    ] = None,
    forms: Annotated[
        str,
        typer.Option(
            "--format", metavar="VORM", help=f"{', '.join(FORMATS)}, of all; meer met een komma; zonder: pdf"
        ),
    ] = "pdf",
    output: Annotated[
        str | None, typer.Option(metavar="MAP", help="waar het verslag komt; zonder: output/ in de inspectie")
    ] = None,
    request: Annotated[
        str | None,
        typer.Option(
            metavar="NUMMER", help="de vraag uit requests/ waarop release antwoordt; zonder: de nieuwste"
        ),
    ] = None,
    jobs: Annotated[
        str | None,
        typer.Option(metavar="AANTAL", help="zoveel verslagen tegelijk; zonder: een per processor"),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="toon bij een storing ook de woorden van Pandoc of Typst")
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Maak het verslag van inspecties, als PDF of in een andere vorm.

    Een editie die de regels niet doorstaat, wordt niet gemaakt: u ziet waarom. De editie internal toont wat
    nog ontbreekt. De edities public en release zijn voor buiten het huis: wat gemaakt is, wordt doorzocht
    voor het ergens staat.
    """
    asked = None if edition is None else EDITIONS[choose(edition, tuple(EDITIONS), "--edition")]
    formats, number = as_formats(forms), as_jobs(jobs)
    session = open_session(workspace, today)
    folder = target_folder(session, output, "een verslag")
    order = Order(asked, formats, folder, verbose, number, as_request(request, asked))
    return Press(session, order).make(session.inspections(inspections or ()))


def as_formats(text: str) -> tuple[str, ...]:
    """The formats that were named, each once; `all` stands for every one."""
    named = dict.fromkeys(choose(part.strip(), (*FORMATS, ALL), "--format") for part in text.split(","))
    return FORMATS if ALL in named else tuple(named)


def as_request(text: str | None, edition: str | None) -> str:
    """The number of a request as its file has it; nothing where none was named."""
    if text is None:
        return ""
    if edition != "release":
        raise WrongCall("--request hoort bij --edition release", "geef ze allebei, of laat --request weg")
    if not (text.isascii() and text.isdigit()):
        raise WrongCall(
            f"--request: `{text}` is geen nummer van een vraag", "schrijf bijvoorbeeld --request 01"
        )
    return text.zfill(2)


def as_jobs(text: str | None) -> int:
    """How many reports are made at a time: the number given, or one per processor."""
    if text is None:
        return cores()
    if not (text.isascii() and text.isdigit() and int(text)):
        raise WrongCall(f"--jobs: `{text}` is geen aantal vanaf 1", "schrijf bijvoorbeeld --jobs 2")
    return int(text)


def target_folder(session: Session, given: str | None, what: str) -> Path | None:
    """The folder that was asked for; none among the files of an inspection, where no document has a place."""
    if given is None:
        return None
    folder = Path(os.path.realpath(session.here / given))
    inspections = session.reader.root / "inspections"
    if folder.is_relative_to(inspections) and "output" not in folder.relative_to(inspections).parts:
        message = f"--output: in `{given}` heeft {what} geen plaats"
        raise WrongCall(message, "kies een map buiten inspections/")
    return folder
