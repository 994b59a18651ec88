"""`naftctl check`: every problem of an inspection, with its place and its cure."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from naftctl.checks.exceptions import motivated
from naftctl.cli.base import Base, read_base
from naftctl.cli.judge import judge, judge_sector, judge_version, named
from naftctl.cli.picture import show_scales
from naftctl.cli.session import (
    InspectionArguments,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
)
from naftctl.cli.tell import paint
from naftctl.diagnostic import Diagnostic
from naftctl.lifecycle import Phase
from naftctl.model.dossier import Dossier
from naftctl.show.diagnostics import FORMATS, as_json, concise, full, summary


def check(  # noqa: PLR0913
    inspections: InspectionArguments = None,
    *,
    phase: Annotated[
        str | None,
        typer.Option(metavar="FASE", help="oordeel alsof deze fase bereikt is, bijvoorbeeld draft"),
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="VORM", help="full, concise (een regel per plaats) of json")
    ] = "full",
    base: Annotated[
        str | None,
        typer.Option(metavar="REVISIE", help="zeg ook welke zegels anders zijn dan in deze revisie van git"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="tel waarschuwingen mee als fouten")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="toon ook wat enkel ter info is")] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Kijk inspecties na: wat niet klopt, en wat nog te doen is voor de fase waarin ze zijn.

    Geeft 1 terug als er fouten zijn. Verandert nooit een bestand.
    """
    shape, asked = choose(form, FORMATS, "--format"), as_phase(phase)
    session = open_session(workspace, today)
    chosen = session.inspections(inspections or ())
    earlier = read_base(session.reader.root, base) if base is not None else None
    printer = _Printer(session, shape, earlier, verbose=verbose)
    every = not (inspections or session.standing_in)
    if every:
        printer.show_sector()
    for name in chosen:
        printer.show(name, asked)
    if every:
        printer.show_gone()
    printer.finish()
    if len(chosen) == 1 and shape == "full":
        show_scales(printer.dossier)
    return printer.exit_code(strict=strict)


def as_phase(text: str | None) -> Phase | None:
    """The phase with this name."""
    if text is None:
        return None
    reachable = [phase.key for phase in Phase if phase <= Phase.PUBLISHED]
    return Phase[choose(text, reachable, "--phase").upper()]


class _Printer:
    """Prints what is said of each inspection as soon as all of it is read; a JSON array only at the end."""

    def __init__(self, session: Session, shape: str, base: Base | None, *, verbose: bool) -> None:
        self.session, self.shape, self.base, self.verbose = session, shape, base, verbose
        self.paint = paint()
        self.said: list[tuple[str, Diagnostic]] = []
        self.dossier: Dossier | None = None
        self.files = self.exceptions = 0
        self.frameworks: set[str] = set()
        self._show("", session.reader.settings[1])
        self._show("", session.reader.history[1])
        self._show("", session.reader.local[1])

    def show_sector(self) -> None:
        """Judge all inspections side by side, which only shows when all of them are asked for."""
        reader = self.session.reader
        self._show("", judge_sector(reader.sector, reader.history[1]))

    def show(self, name: str, phase: Phase | None) -> None:
        """Judge one inspection and print what is said of it and of the framework it brings in."""
        loaded = self.session.read(name)
        loaded = self.base.beside(loaded) if self.base else loaded
        self.dossier = loaded.dossier
        self.files += loaded.files
        self.exceptions += len(motivated(loaded.dossier)) if loaded.dossier else 0
        if loaded.framework not in self.frameworks:
            self.frameworks.add(loaded.framework)
            self._show("", judge_version(*self.session.reader.version(loaded.framework), (name,)))
        self._show(name, judge(loaded, phase))

    def show_gone(self) -> None:
        """Say which inspections were sealed at the base and are nowhere now."""
        if self.base:
            self._show("", self.base.gone(self.session.reader.workspace.inspections))

    def _show(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        shown = [d for d in named(diagnostics) if self.verbose or d.severity != "info"]
        self.said += [(name, d) for d in shown]
        if self.shape == "json" or not shown:
            return
        if self.shape == "concise":
            lines = concise(shown, self.paint)
        else:
            lines = full(shown, self.session.lines, self.paint)
        put("\n".join(lines))
        sys.stdout.flush()

    def finish(self) -> None:
        """Print what closes the result; nothing where nothing is wrong."""
        if self.shape == "json":
            put(as_json(self.said))
        elif self.said or self.exceptions or self.verbose:
            put(summary([d for _, d in self.said], self.files, self.exceptions))

    def exit_code(self, *, strict: bool) -> int:
        """1 where there is an error, or a warning that counts."""
        bad = {"error", "warning"} if strict else {"error"}
        return int(any(d.severity in bad for _, d in self.said))
