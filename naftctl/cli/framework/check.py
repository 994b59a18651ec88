"""`naftctl framework check`: whether a version is whole, and unchanged since it was first used."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.framework.versions import before, find_ref
from naftctl.cli.judge import judge_version
from naftctl.cli.session import WorkspaceOption, choose, open_session, put
from naftctl.cli.tell import paint, tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.framework.order import in_order
from naftctl.show.diagnostics import FORMATS, as_json, concise, summary


def check(
    versions: Annotated[
        list[str] | None,
        typer.Argument(metavar="KADER", help="zoals r-naft/2026.1, of 2026.1; zonder: alle versies"),
    ] = None,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="VORM", help="full, concise (een regel per plaats) of json")
    ] = "full",
    strict: Annotated[bool, typer.Option("--strict", help="tel waarschuwingen mee als fouten")] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Kijk een kaderversie na: verwachtingen, schalen, raamwerk en lijsten, en of ze ongewijzigd is.

    Geeft 1 terug als er fouten zijn. Verandert nooit een bestand.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, None)
    reader = session.reader
    refs = [find_ref(session, named) for named in versions or in_order(reader.workspace.frameworks)]
    if not refs:
        find_ref(session, None)
    said: list[Diagnostic] = []
    files = 0
    for ref in dict.fromkeys(refs):
        version, faults = reader.version(ref)
        said += judge_version(version, faults, reader.pins.get(ref, ()), before(session, ref))
        files += version.files if version else 1
    if shape == "json":
        put(as_json(("", d) for d in said))
    elif shape == "concise" and said:
        put("\n".join(concise(said, paint())))
        put(summary(said, files))
    else:
        tell(said, session.lines, files)
    return int(any(d.severity is Severity.ERROR or (strict and d.severity is Severity.WARNING) for d in said))
