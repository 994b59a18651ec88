"""`naftctl doctor`: what is used on this device, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.doctor.device import device
from naftctl.cli.doctor.history import history
from naftctl.cli.doctor.place import found_root, place
from naftctl.cli.doctor.reports import reports
from naftctl.cli.mistakes import Unable
from naftctl.cli.session import WorkspaceOption, choose, put
from naftctl.cli.share import share, templates
from naftctl.cli.tell import look
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.workspace import House
from naftctl.show.doctor import Part, State, as_json, page

FORMATS = ("text", "json")


def doctor(
    *,
    form: Annotated[str, typer.Option("--format", metavar="VORM", help="text of json")] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Kijk na wat er op dit toestel gebruikt wordt, en wat er nog aan te doen is.

    Python, Pandoc, Typst en het lettertype, de werkmap, git en de console. Uit inspecties wordt niets
    gelezen, en paden staan er ingekort: u kunt dit in een mail plakken als u om hulp vraagt. Geeft 3 terug
    als hier geen verslag gemaakt kan worden.
    """
    shape = choose(form, FORMATS, "--format")
    parts = tuple(_parts(workspace))
    if shape == "json":
        put(as_json(parts))
    else:
        paint, width = look()
        put("\n".join(page(parts, width, paint)))
    return 3 if any(part.state is State.MISSING for part in parts) else 0


def _parts(workspace: str | None) -> Iterator[Part]:
    root, said = found_root(workspace)
    reader = WorkspaceReader(root) if root else None
    yield from device()
    yield from _reports(root, reader.house if reader else House())
    yield said
    if root and reader:
        yield from place(root, reader)
    yield from history(root)


def _reports(root: Path | None, house: House) -> Iterator[Part]:
    try:
        folder = templates(root, "report") if root else share() / "templates" / "report"
    except Unable as fault:
        yield Part("sjablonen", State.MISSING, fault.message, fault.hint)
        return
    yield from reports(folder / "fonts", house.font)
