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
from naftctl.language import tr
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
            help=tr("such as OS-B3, OS-B3/S1, G02, KV-B4, REG-03, BJ or advice/R1; without: the whole"),
        ),
    ] = None,
    inspection: InspectionArgument = None,
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """See what hangs on what: from a scale to its points, sources and expectations, and back.

    Of a source or expectation you see everything that rests on it, and what happens if that source
    drops out. What is missing is there too. The program only says what is linked; whether that is
    enough, the team judges.
    """
    shape = choose(form, ("text", "json"), "--format")
    session = open_session(workspace, today, only_reads=True)
    wanted, where = _meant(session, name, inspection)
    loaded = session.read(where)
    if loaded.dossier is None:
        tell([d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR], session.lines)
        return 1
    if loaded.dossier.unread:
        files = ", ".join(visible(each) for each in sorted(loaded.dossier.unread))
        say(
            tr(
                "not readable, and so not counted: {files}; see naftctl check {where}",
                files=files,
                where=visible(where),
            )
        )
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
    call = tr("naftctl trace {name} INSPECTION", name=name) if name else tr("naftctl trace ID INSPECTION")
    raise WrongCall(
        tr("INSPECTION is missing"), tr("name an inspection ({call}), or go to its folder", call=call)
    )


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
    listed = ", ".join(name for name in kin if name in near) + ("" if len(kin) <= _LISTED else ", …")
    hint = tr("choose one of {choices}", choices=listed) if kin else tr("see naftctl trace without an ID")
    message = tr(
        "`{wanted}` does not exist in {id}{suggestion}",
        wanted=wanted,
        id=found.dossier.id,
        suggestion=nearest(wanted, kin or known),
    )
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
