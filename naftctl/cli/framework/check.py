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
from naftctl.language import tr
from naftctl.show.diagnostics import FORMATS, as_json, concise, summary


def check(
    versions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FRAMEWORK", help=tr("such as r-naft/2026.1, or 2026.1; without: all versions")
        ),
    ] = None,
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=tr("full, concise (one line per place) or json"))
    ] = "full",
    strict: Annotated[bool, typer.Option("--strict", help=tr("count warnings as errors"))] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Check a framework version: expectations, scales, structure and lists, and whether it is unchanged.

    Returns 1 if there are errors. Never changes a file.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, None, only_reads=True)
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
