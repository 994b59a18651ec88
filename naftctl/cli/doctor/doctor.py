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
from naftctl.language import tr
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.workspace import House
from naftctl.show.doctor import Part, State, as_json, page

FORMATS = ("text", "json")


def doctor(
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Check what is used on this computer, and what is still to be done about it.

    Python, Pandoc, Typst and the font, the workspace, git and the console. Nothing is read from
    inspections, and paths are shortened: you can paste this in a mail when you ask for help. Returns 3
    if no report can be made here.
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
        yield Part(tr("templates"), State.MISSING, fault.message, fault.hint)
        return
    yield from reports(folder / "fonts", house.font)
