"""`naftctl screen`: what could identify a person, and what was decided about it."""

from __future__ import annotations

from typing import Annotated

import typer

from naftctl.checks.privacy import decisions_broken
from naftctl.cli.deciding import Choice, as_reason, decide
from naftctl.cli.judge import judge, named
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
)
from naftctl.cli.tell import paint, tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.load.dossier import Loaded
from naftctl.model.privacy import Treatment
from naftctl.privacy.screening import Depth, screening
from naftctl.privacy.writing import FILE
from naftctl.show.screening import blocks, screening_json, screening_lines

FORMATS = ("text", "json")


def screen(  # noqa: PLR0913
    inspection: InspectionArgument = None,
    *,
    everything: Annotated[
        bool,
        typer.Option("--all", help=tr("also show what may identify somebody in what no report shows")),
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    hit: Annotated[
        str | None, typer.Option("--decide", metavar="HIT", help=tr("decide on the hit with this number"))
    ] = None,
    treatment: Annotated[
        str | None,
        typer.Option("--as", metavar="DECISION", help=tr("keep (may stay), redact (mark) or remove (away)")),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help=tr("why, without the words themselves"))
    ] = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Search for what may identify somebody: numbers, addresses, names, ages, classes, small groups.

    Each place gets a number. Rewrite the sentence, mark the words with {.redact}, or decide with
    --decide why they may stay. A decision goes to privacy.yaml, without the words, and applies to that
    sentence. Returns 1 as long as something is open. Names from your own list (naftctl.local.yaml)
    count as well.
    """
    shape = choose(form, FORMATS, "--format")
    choice = _choice(hit, treatment, reason)
    if choice and (everything or shape != "text"):
        raise WrongCall(tr("--decide does not go together with --all or --format"), tr("choose one of them"))
    session = open_session(workspace, today)
    loaded = session.read(session.one(inspection))
    wrong = _obstacles(session, loaded)
    if wrong or loaded.dossier is None:
        tell(named(wrong), session.lines)
        return 1
    if choice:
        return decide(session, loaded.dossier, choice)
    found = screening(loaded.dossier, Depth.ALL if everything else Depth.NAMED)
    if shape == "json":
        put(screening_json(loaded.id, found))
    else:
        put("\n".join(screening_lines(loaded.id, found, session.lines, paint())))
    return int(blocks(found.hits))


def _choice(hit: str | None, treatment: str | None, reason: str | None) -> Choice | None:
    """What was decided; the three options go together."""
    given = {"--decide": hit, "--as": treatment, "--reason": reason}
    if hit is None or treatment is None or reason is None:
        missing = [name for name, value in given.items() if value is None]
        if len(missing) < len(given):
            there = next(name for name, value in given.items() if value is not None)
            raise WrongCall(
                tr("{there} without {missing}", there=there, missing=missing[0]),
                tr('write --decide HIT --as keep --reason "…"'),
            )
        return None
    chosen = choose(treatment, tuple(each.value for each in Treatment), "--as")
    return Choice(hit.strip().lower(), Treatment(chosen), as_reason(reason))


def _obstacles(session: Session, loaded: Loaded) -> tuple[Diagnostic, ...]:
    """What keeps an inspection from being screened: it, the local list or the decisions cannot be used."""
    local = tuple(d for d in session.reader.local[1] if d.severity is Severity.ERROR)
    if loaded.dossier is None:
        return (*local, *(d for d in judge(loaded, None) if d.severity is Severity.ERROR))
    path = f"{loaded.path}/{FILE}"
    unread = tuple(d for d in loaded.diagnostics if d.span.path == path and d.severity is Severity.ERROR)
    broken = (decisions_broken.diagnostic(p, Phase.PLANNED) for p in decisions_broken.check(loaded.dossier))
    return (*local, *unread, *broken)
