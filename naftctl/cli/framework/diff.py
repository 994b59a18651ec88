"""`naftctl framework diff`: two versions of the framework side by side, by meaning."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.cli.framework.versions import between, family, find_ref, find_version
from naftctl.cli.session import WorkspaceOption, choose, open_session, put, say
from naftctl.cli.tell import look
from naftctl.framework.compare import compare
from naftctl.framework.order import in_order
from naftctl.language import tr
from naftctl.show.comparison import as_json, as_markdown, as_text

FORMATS = ("text", "json", "md")


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=tr("the old version: r-naft/2026.1, or 2026.1"))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=tr("the new version"))],
    *,
    form: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=tr("text, json, or md: a page to read through"))
    ] = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Show in words how two versions of the framework differ: what was rewritten, split or is new.

    Returns 0, also if there are differences. Never changes a file.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, None, only_reads=True)
    refs = [find_ref(session, old), find_ref(session, new)]
    if refs[1] in family(session, refs[0]) and in_order(refs) != tuple(refs):
        refs.reverse()
        say(
            tr(
                "{old} is the older of the two: the difference goes from {old} to {new}",
                old=refs[0],
                new=refs[1],
            )
        )
    before, after = (find_version(session, ref) for ref in refs)
    comparison = compare(before, after, between(session, refs[0], refs[1]))
    if shape == "json":
        put(as_json(comparison))
    elif shape == "md":
        put(as_markdown(comparison))
    else:
        put("\n".join(as_text(comparison, *look())))
    return 0
