"""`naftctl scores show`: what the members scored, side by side, once all are in."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.agreement import agreement
from naftctl.cli.scores.seat import obstacles
from naftctl.cli.session import InspectionArgument, TodayOption, WorkspaceOption, choose, open_session, put
from naftctl.cli.tell import look, tell
from naftctl.show.diagnostics import as_json
from naftctl.show.scores import scores_json, scores_text

_FORMATS = ("text", "json")
_PARTS = ("inspection.yaml", "focus.yaml", "scorings/")


def show(
    inspection: InspectionArgument = None,
    *,
    form: Annotated[str, typer.Option("--format", metavar="VORM", help="text of json")] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Zet de inschalingen van de leden naast elkaar, naast het voorlopige niveau en naast de consensus.

    Overeenkomst staat er in aantallen paren. Schaalt het team blind in, dan ziet u pas niveaus als iedereen
    zijn inschaling opende; tot dan ziet u wie nog moet.
    """
    shape = choose(form, _FORMATS, "--format")
    session = open_session(workspace, today)
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
