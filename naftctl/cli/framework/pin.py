"""`naftctl framework pin`: keep what a version says, so that a later change is seen."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from naftctl.cli.framework.versions import find_ref, find_version
from naftctl.cli.session import Session, TodayOption, WorkspaceOption, open_session, put
from naftctl.files import write_all
from naftctl.framework.pin import pin_of, pin_text
from naftctl.language import tr
from naftctl.load.framework import PIN


def pin(
    versions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FRAMEWORK",
            help=tr("such as r-naft/2026.1; without: every version that an inspection uses"),
        ),
    ] = None,
    *,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Pin a framework version as it is, in digest.yaml: from then on `check` reports every change.

    `new` and `migrate` do this by themselves. A version that is pinned already stays as it is.
    """
    session = open_session(workspace, today)
    known = session.reader.workspace.frameworks
    used = [ref for ref in session.reader.pins if ref in known]
    refs = [find_ref(session, named) for named in versions] if versions else used
    files = {name: data for ref in refs for name, data in pin_files(session, ref, session.today).items()}
    write_all(session.reader.root, files)
    for ref in dict.fromkeys(refs):
        made = f"frameworks/{ref}/{PIN}" in files
        put(
            tr("  make  frameworks/{ref}/{file}", ref=ref, file=PIN)
            if made
            else tr("{ref} is pinned already", ref=ref)
        )
    return 0


def pin_files(session: Session, ref: str, today: date) -> dict[str, bytes]:
    """The file that pins a version, by its name in the workspace; none where it is pinned already."""
    version, _ = session.reader.version(ref)
    if version is None or version.pin is not None or PIN in version.unread:
        return {}
    framework = find_version(session, ref, sound=True)
    return {f"frameworks/{ref}/{PIN}": pin_text(pin_of(framework, today)).encode()}
