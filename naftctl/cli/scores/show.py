"""`naftctl scores show`: what the members scored, side by side, once all are in."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.agreement import agreement
from naftctl.cli.scores.seat import obstacles
from naftctl.cli.session import InspectionArgument, TodayOption, WorkspaceOption, choose, open_session, put
from naftctl.cli.tell import look, tell
from naftctl.language import tr
from naftctl.show.diagnostics import as_json
from naftctl.show.scores import scores_json, scores_text

_FORMATS = ("text", "json")
_PARTS = ("inspection.yaml", "focus.yaml", "scorings/")


def show(
    inspection: InspectionArgument = None,
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Put the scorings of the members side by side, beside the provisional level and beside the consensus.

    Agreement is given in numbers of pairs. If the team scores blind, you see levels only when everybody
    opened their scoring; until then you see who still has to.
    """
    shape = choose(form, _FORMATS, "--format")
    session = open_session(workspace, today, only_reads=True)
    loaded = session.read(session.one(inspection))
    wrong = obstacles(loaded, *_PARTS)
    if wrong or loaded.dossier is None:
        if shape == "json":
            put(as_json((loaded.id, d) for d in wrong))
        else:
            tell(wrong, session.lines)
        return 1
    found = agreement(loaded.dossier)
    if shape == "json":
        put(scores_json(loaded.dossier, found))
    else:
        put("\n".join(scores_text(loaded.dossier, found, *look())))
    return 0
