"""`naftctl status`: where each inspection stands, which term runs, and what comes next."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Annotated

import typer

from naftctl.cli.judge import judge
from naftctl.cli.session import (
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
)
from naftctl.diagnostic import Severity
from naftctl.lifecycle import next_gate, phase_of
from naftctl.show.status import Case, as_json, detail, table
from naftctl.show.words import paint_for, width_of

FORMATS = ("text", "json")


def status(
    inspections: InspectionArguments = None,
    *,
    form: Annotated[str, typer.Option("--format", metavar="VORM", help="text of json")] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Zie waar inspecties staan: de fase, wat open is, de termijn die loopt en de volgende stap.

    Van één inspectie ziet u ook het verloop. Wat niet leesbaar is, houdt de rest niet tegen.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, today)
    cases = [case_of(session, name) for name in session.inspections(inspections or ())]
    terminal = sys.stdout.isatty()
    width, paint = width_of(terminal=terminal), paint_for(terminal=terminal)
    if shape == "json":
        put(as_json(cases))
    else:
        lines = detail(cases[0], width, paint) if len(cases) == 1 else table(cases, width, paint)
        for line in lines:
            put(line)
    return 0


def case_of(session: Session, name: str) -> Case:
    """An inspection with what is open in it, now and at the next gate."""
    loaded = session.read(name)
    counts = Counter(said.severity for said in judge(loaded, None))
    gate = next_gate(phase_of(loaded.dossier)) if loaded.dossier else None
    left = sum(said.severity is Severity.ERROR for said in judge(loaded, gate)) if gate else 0
    return Case(name, loaded.dossier, counts, left)
