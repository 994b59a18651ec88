"""`naftctl trace`: what hangs on what, from a scale down to its sources and from a source up."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

import typer

from naftctl.cli.judge import named
from naftctl.cli.mistakes import WrongCall, nearest
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
    say,
)
from naftctl.cli.tell import look, tell
from naftctl.diagnostic import Severity
from naftctl.show.trace import node_text, whole_text
from naftctl.show.trace_data import node_json, whole_json
from naftctl.show.words import visible
from naftctl.trace import Kind, Trace, trace_of

_LISTED = 12
_SHOWN = frozenset(Kind) - {Kind.MISSING, Kind.UNREAD}


def trace(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="zoals OS-B3, OS-B3/S1, G02, KV-B4, REG-03, BJ of advice/R1; zonder: het geheel",
        ),
    ] = None,
    inspection: InspectionArgument = None,
    *,
    form: Annotated[str, typer.Option("--format", metavar="VORM", help="text of json")] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Zie wat aan wat hangt: van een schaal naar haar punten, bronnen en verwachtingen, en terug.

    Van een bron of verwachting ziet u alles wat erop steunt, en wat er gebeurt als die bron wegvalt. Wat
    ontbreekt, staat er ook. Het programma zegt enkel wat gelinkt is; of dat volstaat, beoordeelt het team.
    """
    shape = choose(form, ("text", "json"), "--format")
    session = open_session(workspace, today)
    wanted, where = _meant(session, name, inspection)
    loaded = session.read(where)
    if loaded.dossier is None:
        tell([d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR], session.lines)
        return 1
    if loaded.dossier.unread:
        files = ", ".join(visible(each) for each in sorted(loaded.dossier.unread))
        say(f"niet leesbaar, en dus niet meegeteld: {files}; zie naftctl check {visible(where)}")
    _give(trace_of(loaded.dossier), wanted, shape)
    return 0


def _meant(session: Session, name: str | None, inspection: str | None) -> tuple[str | None, str]:
    """The id and the inspection; a single name that is an inspection asks for the whole of it."""
    if inspection is not None:
        return name, session.inspections((inspection,))[0]
    if name is not None:
        try:
            return None, session.inspections((name,))[0]
        except WrongCall:
            pass
    known = session.reader.workspace.inspections
    if session.standing_in or len(known) == 1:
        return name, session.standing_in or known[0]
    call = f"naftctl trace {name} INSPECTIE" if name else "naftctl trace ID INSPECTIE"
    raise WrongCall("INSPECTIE ontbreekt", f"noem een inspectie ({call}), of ga in haar map staan")


def _give(found: Trace, wanted: str | None, shape: str) -> None:
    paint, width = look()
    if wanted is None:
        put(whole_json(found) if shape == "json" else "\n".join(whole_text(found, width, paint)))
        return
    name = _node(found, wanted)
    put(node_json(found, name) if shape == "json" else "\n".join(node_text(found, name, width, paint)))


def _node(found: Trace, wanted: str) -> str:
    """The name of a node as it was typed, capitals or not."""
    known = found.of_kind(*_SHOWN)
    folded = {name.casefold(): name for name in reversed(known)}
    if wanted in known or wanted.casefold() in folded:
        return wanted if wanted in known else folded[wanted.casefold()]
    kin = _kin(found, known, wanted)
    near = set(get_close_matches(wanted, kin, _LISTED, 0))
    listed = ", ".join(name for name in kin if name in near)
    hint = (
        f"kies een van {listed}{'' if len(kin) <= _LISTED else ', …'}"
        if kin
        else "zie naftctl trace zonder ID"
    )
    message = f"`{wanted}` bestaat niet in {found.dossier.id}{nearest(wanted, kin or known)}"
    raise WrongCall(message, hint)


def _kin(found: Trace, known: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    """The names of the kind that was typed: points of a page, ids with that beginning, sources."""
    page, slash, _ = wanted.casefold().rpartition("/")
    if slash:
        return tuple(name for name in known if name.casefold().startswith(f"{page}/"))
    head = wanted.casefold().rpartition("-")[0]
    if head:
        alike = tuple(n for n in known if "/" not in n and n.casefold().rpartition("-")[0] == head)
        return alike or found.of_kind(Kind.SCALE)
    if wanted[1:].isdigit():
        pieces = found.of_kind(Kind.EVIDENCE)
        return tuple(n for n in pieces if n[0] == wanted[0].upper()) or pieces
    return found.of_kind(Kind.INVESTIGATION)
