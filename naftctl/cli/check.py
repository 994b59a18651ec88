"""`naftctl check`: every problem of an inspection, with its place and its cure."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from naftctl.checks.exceptions import motivated
from naftctl.cli.base import Base, read_base
from naftctl.cli.changed import Changed, read_changed
from naftctl.cli.judge import judge, judge_sector, judge_version, named
from naftctl.cli.judged import FORMATS, Judged, Result
from naftctl.cli.picture import show_scales
from naftctl.cli.result_file import ResultFile
from naftctl.cli.session import (
    ChangedOption,
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    say,
)
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier


def check(  # noqa: PLR0913
    inspections: InspectionArguments = None,
    *,
    phase: Annotated[
        str | None,
        typer.Option(metavar="PHASE", help=tr("judge as if this phase were reached, for example draft")),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=tr(
                "full, concise (one line per place), json, sarif, github, gitlab or junit; without: "
                "full, and in GitHub Actions github"
            ),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help=tr("write the result to a file")),
    ] = None,
    changed: ChangedOption = None,
    base: Annotated[
        str | None,
        typer.Option(metavar="REVISION", help=tr("also say which seals differ from this revision of git")),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=tr("count warnings as errors"))] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help=tr("show everything: also what is only for information, and more than twenty of a kind"),
        ),
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Check inspections: what is wrong, and what is still to do for the phase they are in.

    Returns 1 if there are errors. Never changes a file.
    """
    shape, asked = _shape(form, output), as_phase(phase)
    session = open_session(workspace, today, only_reads=True)
    target = ResultFile(session, output) if output is not None else None
    chosen = session.inspections(inspections or ())
    since = read_changed(session.reader.root, changed, chosen) if changed is not None else None
    earlier = read_base(session.reader.root, base) if base is not None else None
    result = Result(session, shape, target, strict=strict, verbose=verbose)
    look = _Look(session, result, earlier, since)
    every = not (inspections or session.standing_in)
    if every:
        look.at_sector()
    for name in since.among(chosen) if since else chosen:
        look.at(name, asked)
    if every:
        look.at_gone()
    if since and not since.among(chosen):
        say(since.nothing)
    result.finish()
    if len(chosen) == 1 and shape == "full" and target is None:
        show_scales(look.dossier)
    return result.exit_code


def _shape(form: str | None, output: str | None) -> str:
    """The form that was asked for, or the one that fits where this runs."""
    if form is not None:
        return choose(form, FORMATS, "--format")
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" and output is None else "full"


def as_phase(text: str | None) -> Phase | None:
    """The phase with this name."""
    if text is None:
        return None
    reachable = [phase.key for phase in Phase if phase <= Phase.PUBLISHED]
    return Phase[choose(text, reachable, "--phase").upper()]


class _Look:
    """Looks at inspections one by one, and gives what is to be said of each as soon as all of it is read."""

    def __init__(self, session: Session, result: Result, base: Base | None, since: Changed | None) -> None:
        self.session, self.result, self.base, self.since = session, result, base, since
        self.dossier: Dossier | None = None
        self.frameworks: set[str] = set()
        for _, said in (session.reader.settings, session.reader.history, session.reader.local):
            result.give(Judged("", named(said)))

    def at_sector(self) -> None:
        """Judge all inspections side by side, which only shows when all of them are asked for."""
        reader = self.session.reader
        said = judge_sector(reader.sector, reader.history[1])
        self.result.give(Judged("", tuple(d for d in said if not self.since or self.since.concerns(d))))

    def at(self, name: str, phase: Phase | None) -> None:
        """Judge one inspection and give what is said of it and of the framework it brings in."""
        loaded = self.session.read(name)
        loaded = self.base.beside(loaded) if self.base else loaded
        self.dossier = loaded.dossier
        excused = len(motivated(loaded.dossier)) if loaded.dossier else 0
        if loaded.framework not in self.frameworks:
            self.frameworks.add(loaded.framework)
            version = judge_version(*self.session.reader.version(loaded.framework), (name,))
            self.result.give(Judged("", version))
        said = named(judge(loaded, phase))
        self.result.give(Judged(name, said, loaded.files, excused, read=loaded.dossier is not None))

    def at_gone(self) -> None:
        """Say which inspections were sealed at the base and are nowhere now."""
        if self.base:
            self.result.give(Judged("", named(self.base.gone(self.session.reader.workspace.inspections))))
