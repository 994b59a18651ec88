"""`naftctl framework pin`: keep what a version says, so that a later change is seen."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from naftctl.cli.framework.versions import find_ref, find_version
from naftctl.cli.session import Session, TodayOption, WorkspaceOption, open_session, put
from naftctl.files import write_all
from naftctl.framework.pin import pin_of, pin_text
from naftctl.load.framework import PIN


def pin(
    versions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="KADER", help="zoals r-naft/2026.1; zonder: elke versie die een inspectie gebruikt"
        ),
    ] = None,
    *,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Leg vast hoe een kaderversie is, in digest.yaml: vanaf dan meldt `check` elke wijziging.

    `new` en `migrate` doen dit vanzelf. Een versie die al vastligt, blijft zoals ze is.
    """
    session = open_session(workspace, today)
    known = session.reader.workspace.frameworks
    used = [ref for ref in session.reader.pins if ref in known]
    refs = [find_ref(session, named) for named in versions] if versions else used
    files = {name: data for ref in refs for name, data in pin_files(session, ref, session.today).items()}
    write_all(session.reader.root, files)
    for ref in dict.fromkeys(refs):
        made = f"frameworks/{ref}/{PIN}" in files
        put(f"  maak  frameworks/{ref}/{PIN}" if made else f"{ref} ligt al vast")
    return 0


def pin_files(session: Session, ref: str, today: date) -> dict[str, bytes]:
    """The file that pins a version, by its name in the workspace; none where it is pinned already."""
    version, _ = session.reader.version(ref)
    if version is None or version.pin is not None or PIN in version.unread:
        return {}
    framework = find_version(session, ref, sound=True)
    return {f"frameworks/{ref}/{PIN}": pin_text(pin_of(framework, today)).encode()}
