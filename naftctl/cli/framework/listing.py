"""`naftctl framework list`: the versions, where they come from and who uses them."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from naftctl.cli.session import Session, WorkspaceOption, choose, open_session, put, say
from naftctl.cli.tell import paint
from naftctl.diagnostic import Severity
from naftctl.framework.order import in_order
from naftctl.language import tr
from naftctl.show.entries import PROVENANCE
from naftctl.show.versions import Listed, versions_json, versions_text


def list_versions(
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Show the versions of the framework: provenance, size, since when they are pinned, and who uses them."""
    shape = choose(form, ("text", "json"), "--format")
    session = open_session(workspace, None, only_reads=True)
    listed = listed_versions(session)
    put(versions_json(listed) if shape == "json" else "\n".join(versions_text(listed, paint())))
    for name in session.reader.pins.get("", ()):
        say(
            tr(
                "inspections/{name}: cannot read which framework this inspection follows; see "
                "naftctl check {name}",
                name=name,
            )
        )
    return 0


def listed_versions(session: Session) -> tuple[Listed, ...]:
    """Every version that is here or that somebody names, from old to new."""
    reader = session.reader
    past = Counter(item.framework for item in reader.history[0].inspections if item.framework)
    named = {*reader.workspace.frameworks, *past, *(ref for ref in reader.pins if ref)}
    return tuple(_listed(session, ref, past[ref]) for ref in in_order(named))


def _listed(session: Session, ref: str, past: int) -> Listed:
    version, said = session.reader.version(ref)
    users = session.reader.pins.get(ref, ())
    faults = sum(d.severity is Severity.ERROR for d in said)
    if version is None or faults:
        return Listed(ref, "", inspections=users, past=past, faults=faults)
    framework = version.framework
    return Listed(
        ref,
        PROVENANCE[framework.provenance],
        len(framework.expectations),
        len(framework.scales),
        version.pin.pinned if version.pin else None,
        users,
        past,
    )
