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
from naftctl.show.steps import made, numbered

SUFFIX = ".xlsx"


def form(
    version: Annotated[
        str | None,
        typer.Argument(metavar="KADER", help="de versie waarvan u vertrekt; zonder: de nieuwste"),
    ] = None,
    *,
    output: Annotated[
        str | None, typer.Option("--output", metavar="BESTAND", help="het bestand dat gemaakt wordt (.xlsx)")
    ] = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Maak een Excel-formulier met de tekst van een versie, waarin u de officiële tekst overneemt.

    Een bestand dat er al is, blijft zoals het is.
    """
    session = open_session(workspace, None)
    framework = find_version(session, version)
    name = output or f"{framework.id}-{framework.version}-formulier{SUFFIX}"
    if not name.casefold().endswith(SUFFIX):
        raise WrongCall(
            f"--output: `{name}` eindigt niet op {SUFFIX}", f"schrijf bijvoorbeeld formulier{SUFFIX}"
        )
    path = Path(os.path.realpath(session.here / name))
    try:
        write_all(path.parent, {path.name: workbook(framework)})
    except AlreadyThere:
        raise WrongCall(
            f"`{name}` bestaat al", "kies een andere naam met --output, of haal het weg"
        ) from None
    except TooLong as fault:
        message = f"{framework.ref} past niet in een formulier: blad {fault.sheet}, {fault.head} is te lang"
        raise Unable(message, "neem de tekst over in framework.yaml en scales/", 1) from None
    for line in made([name]):
        put(line)
    put()
    for line in numbered(_steps(name)):
        put(line)
    return 0


def _steps(name: str) -> tuple[str, ...]:
    return (
        f"open {name} in uw rekenblad en lees eerst het blad Lees mij",
        "vul de bladen Bron en Kader in, en vervang op de andere bladen wat in de officiële tekst anders is",
        "zet het formulier en het officiële document samen in een eigen map",
        "naftctl framework import MAP --preview",
        "naftctl framework import MAP",
    )
