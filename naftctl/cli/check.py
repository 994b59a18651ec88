"""`naftctl check`: every problem of an inspection, with its place and its cure."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer
from msgspec import Struct

from naftctl.checks.exceptions import motivated
from naftctl.cli.base import Base, read_base
from naftctl.cli.changed import Changed, read_changed
from naftctl.cli.judge import judge, judge_sector, judge_version, named
from naftctl.cli.judged import FORMATS, Judged, Result
from naftctl.cli.picture import show_scales
from naftctl.cli.progress import progress_when_late
from naftctl.cli.result_file import ResultFile
from naftctl.cli.session import (
    ChangedOption,
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    as_jobs,
    choose,
    open_session,
    say,
)
from naftctl.cli.spread import spreading
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.load.workspace import WorkspaceReader
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
    jobs: Annotated[
        str | None,
        typer.Option(
            metavar="COUNT",
            help=tr("this many inspections at once; without: one per processor, at most three"),
        ),
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
    shape, asked, number = _shape(form, output), as_phase(phase), as_jobs(jobs)
    session = open_session(workspace, today, only_reads=True)
    target = ResultFile(session, output) if output is not None else None
    chosen = session.inspections(inspections or ())
    since = read_changed(session.reader.root, changed, chosen) if changed is not None else None
    earlier = read_base(session.reader.root, base) if base is not None else None
    result = Result(session, shape, target, strict=strict, verbose=verbose)
    look = _Look(session, asked, earlier)
    every = not (inspections or session.standing_in)
    names = since.among(chosen) if since else chosen
    result.give(*_around(session.reader))
    with (
        # What is remembered of an earlier revision, which of its seals are still there, stays in one process.
        spreading(look.each, names, 1 if earlier else number) as seen,
        progress_when_late(tr("checking inspections"), len(names)) as bar,
    ):
        if every:
            result.give(_sector(session.reader, since))
        for judged in _with_frameworks(session.reader, seen):
            with bar.aside():
                result.give(judged)
            bar.advance()
    if every and earlier:
        result.give(Judged("", named(earlier.gone(session.reader.workspace.inspections))))
    if since and not names:
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


class _Seen(Struct, frozen=True):
    """What is to be said of one inspection, and the framework version that it brings in."""

    framework: str
    judged: Judged


class _Look:
    """Looks at inspections one by one, in this process or in another."""

    def __init__(self, session: Session, phase: Phase | None, base: Base | None) -> None:
        self.session, self.phase, self.base = session, phase, base
        self.dossier: Dossier | None = None

    def each(self, names: Sequence[str]) -> Iterator[_Seen]:
        """What is to be said of each inspection, as soon as all of it is read."""
        return map(self._at, names)

    def _at(self, name: str) -> _Seen:
        loaded = self.session.read(name)
        loaded = self.base.beside(loaded) if self.base else loaded
        self.dossier = loaded.dossier
        excused = len(motivated(loaded.dossier)) if loaded.dossier else 0
        said = named(judge(loaded, self.phase))
        return _Seen(
            loaded.framework, Judged(name, said, loaded.files, excused, read=loaded.dossier is not None)
        )


def _around(reader: WorkspaceReader) -> Iterator[Judged]:
    """What is to be said of the files of the workspace itself."""
    for _, said in (reader.settings, reader.history, reader.local):
        yield Judged("", named(said))


def _sector(reader: WorkspaceReader, since: Changed | None) -> Judged:
    """What is to be said of all inspections side by side, which only shows when all of them are asked for."""
    said = judge_sector(reader.sector, reader.history[1])
    return Judged("", tuple(d for d in said if not since or since.concerns(d)))


def _with_frameworks(reader: WorkspaceReader, seen: Iterable[_Seen]) -> Iterator[Judged]:
    """What was said of each inspection, and before it of a framework version that it is the first to use."""
    known: set[str] = set()
    for each in seen:
        if each.framework not in known:
            known.add(each.framework)
            version = judge_version(*reader.version(each.framework), (each.judged.inspection,))
            yield Judged("", version)
        yield each.judged
