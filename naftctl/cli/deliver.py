"""`naftctl deliver`: what the agency gets of an inspection, in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from naftctl import __version__
from naftctl.cli.letter_gate import letter_errors
from naftctl.cli.outcome import (
    Failed,
    Made,
    Outcome,
    Refused,
    all_made,
    made_report,
    outcome,
    say_failed,
    say_refused,
    shown,
    state_of,
    write_made,
)
from naftctl.cli.report import target_folder
from naftctl.cli.sending import MILESTONES, Parcel, keep, leaves_on, refuse_unsealed
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    open_session,
    put,
    say,
)
from naftctl.cli.share import templates
from naftctl.diagnostic import Severity
from naftctl.language import tr
from naftctl.load.local import read_local
from naftctl.load.tree import DiskTree
from naftctl.model.dossier import Dossier
from naftctl.model.workspace import LocalSettings
from naftctl.render import render_reaction
from naftctl.render.compose import report_context
from naftctl.render.letters import FORMATS, render_letter
from naftctl.render.letters.compose import letter_context
from naftctl.show.shortcomings import as_csv, as_json, shortcomings
from naftctl.show.words import visible

_LETTER = "final-agency"
_BESIDE = ("reaction.pdf", "shortcomings.csv", "shortcomings.json")
"""What goes along beside the report, by the end of its name."""


def deliver(
    inspection: InspectionArgument = None,
    *,
    output: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help=tr("make a copy in this folder, which is not recorded")),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help=tr("on a failure, also show the words of Pandoc or Typst"))
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Make what Opgroeien gets: final report, reaction with answers, letter and shortcomings.

    The shortcomings come as a table (CSV with semicolons, as Excel opens it here) and as data (JSON).
    All of it stays in sent/ as it leaves. For that the final report has to be sealed.
    """
    session = open_session(workspace, today)
    name, target = session.one(inspection), target_folder(session, output, tr("a delivery"))
    loaded = session.read(name)
    local, said = read_local(DiskTree(session.reader.root, ""))
    wrong = (*letter_errors(session, loaded, _LETTER), *(d for d in said if d.severity is Severity.ERROR))
    if wrong or loaded.dossier is None:
        return _refuse(session, Refused(name, _LETTER, wrong))
    if target is None:
        refuse_unsealed(loaded.dossier, "final")
    made = all_made(_documents(session, loaded.dossier, local, target))
    if isinstance(made, Refused):
        return _refuse(session, made)
    if isinstance(made, Failed):
        say_failed(made, verbose=verbose)
        return made.exit_code
    return _keep(session, loaded.dossier, made) if target is None else _write(session, made, target)


def _documents(
    session: Session, dossier: Dossier, local: LocalSettings, target: Path | None
) -> Iterator[Outcome]:
    """The letter, the report, the reaction with its answers, and the shortcomings."""
    root, state = session.reader.root, state_of(session.reader.root, dossier)
    stem = str(leaves_on(dossier, _LETTER)) if target is None else dossier.id
    names = (f"{stem}-final.pdf", *(f"{stem}-{name}" for name in _BESIDE))
    folder, shared = templates(root, "letters"), templates(root, "report")
    letter = letter_context(dossier, _LETTER, local, state, __version__, names)
    yield outcome(dossier, f"brief-{_LETTER}", folder, lambda: render_letter(letter, FORMATS, folder, shared))
    yield made_report(root, dossier, "final", ("pdf",))
    context, texts = report_context(dossier, "final", state, __version__)
    yield outcome(dossier, "reaction", shared, lambda: render_reaction(context, texts, ("pdf",), shared))
    yield outcome(dossier, "shortcomings", shared, _tables(dossier))


def _tables(dossier: Dossier) -> Callable[[], Mapping[str, bytes]]:
    found = shortcomings(dossier)
    return lambda: {"csv": as_csv(found).encode(), "json": as_json(dossier, found).encode()}


def _refuse(session: Session, refused: Refused) -> int:
    say_refused(refused.diagnostics, session.lines)
    say(tr("no delivery of {name}: first solve what stands above", name=visible(refused.name)))
    return 1


def _write(session: Session, made: Sequence[Made], target: Path) -> int:
    for path in write_made(session.reader.root, target, made):
        put(visible(shown(path, session.here)))
    say(tr("not recorded: with --output nothing stays in sent/"))
    return 0


def _keep(session: Session, dossier: Dossier, made: Sequence[Made]) -> int:
    """Keep all of it in `sent/`, and say what is left to do once it left."""
    files = {
        f"{each.edition.replace('brief-', 'letter-')}.{form}": data
        for each in made
        for form, data in each.files.items()
    }
    seal, when = dossier.seals.get("final"), leaves_on(dossier, _LETTER)
    parcel = Parcel(_LETTER, when, seal.code if seal else None, files)
    for path in keep(session, dossier, parcel):
        put(visible(shown(path, session.here)))
    milestone = MILESTONES[_LETTER]
    if getattr(dossier.inspection.milestones, milestone) is None:
        say(tr("fill in the day at `{milestone}` as soon as this is delivered", milestone=milestone))
    return 0
