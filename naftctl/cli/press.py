"""Check, compile and write the report of one inspection after the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from naftctl import __version__
from naftctl.cli.judge import UNPRINTABLE, judge, named
from naftctl.cli.mistakes import Unable
from naftctl.cli.session import Session, put, say
from naftctl.cli.share import templates
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import EngineError
from naftctl.files import write_all
from naftctl.lifecycle import Phase, binding_phase, phase_of
from naftctl.load.codes import CODES
from naftctl.load.dossier import Loaded
from naftctl.load.git import revision
from naftctl.model.dossier import Dossier
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import Edition
from naftctl.render.document import RefusedTexts
from naftctl.render.template import TemplateFault
from naftctl.show.diagnostics import full
from naftctl.show.words import paint_for, visible
from naftctl.source import Span

EDITIONS: Mapping[str, Edition] = {"internal": "internal", "draft": "draft", "final": "final"}
_NO_REVISION = "niet vastgelegd"


@dataclass(frozen=True)
class Press:
    """What was asked: an edition (nothing: the furthest that can be), formats, and where they go."""

    session: Session
    asked: Edition | None
    formats: Sequence[str]
    target: Path | None
    verbose: bool

    def make(self, name: str) -> int:
        """Check the inspection and make its report; gives the exit code."""
        loaded = self.session.read(name)
        edition = self.asked or furthest(loaded.dossier)
        errors = (*self._framework_errors(loaded), *refusing(loaded, edition))
        if errors or loaded.dossier is None:
            return self._refuse(name, edition, errors)
        try:
            with _progress(f"{name}: verslag maken…"):
                files = self._render(loaded.dossier, edition)
        except RefusedTexts as fault:
            return self._refuse(name, edition, unprintable(fault, loaded.path))
        return self._write(name, edition, files)

    def _framework_errors(self, loaded: Loaded) -> tuple[Diagnostic, ...]:
        """What is wrong in the framework, where no dossier could be made for want of it."""
        said = self.session.reader.framework_diagnostics if loaded.dossier is None else ()
        return tuple(d for d in said if d.severity is Severity.ERROR)

    def _render(self, dossier: Dossier, edition: Edition) -> dict[str, bytes]:
        root = self.session.reader.root
        folder = templates(root, "report")
        state = revision(root, dossier.path) or _NO_REVISION
        context, texts = report_context(dossier, edition, state, __version__)
        try:
            return render_report(context, texts, self.formats, folder)
        except TemplateFault as fault:
            place = f"{folder / fault.path}:{fault.line}" if fault.line else str(folder / fault.path)
            raise Unable(f"{place}: {fault.message}", "verbeter het sjabloon", 1) from None
        except EngineError as fault:
            if self.verbose:
                say("\n".join(map(visible, fault.diagnostic.splitlines())))
            raise Unable(fault.reason, fault.hint, 3) from None

    def _write(self, name: str, edition: Edition, files: Mapping[str, bytes]) -> int:
        folder = self.target or self.session.reader.root / "inspections" / name
        inside = "" if self.target else "output/"
        by_name = {f"{inside}{name}-{edition}.{form}": data for form, data in files.items()}
        write_all(folder, by_name, overwrite=True)
        for file in by_name:
            put(visible(_shown(folder / file, self.session.here)))
        sys.stdout.flush()
        return 0

    def _refuse(self, name: str, edition: Edition, diagnostics: Sequence[Diagnostic]) -> int:
        paint = paint_for(terminal=sys.stderr.isatty())
        for line in full(named(diagnostics), self.session.lines, paint):
            say(line)
        say(f"geen verslag ({edition}) van {visible(name)}: los eerst op wat hierboven staat")
        return 1


def furthest(dossier: Dossier | None) -> Edition:
    """The furthest edition that the phase of an inspection allows."""
    phase = binding_phase(phase_of(dossier)) if dossier else Phase.PLANNED
    if phase >= Phase.FINAL:
        return "final"
    return "draft" if phase >= Phase.DRAFT else "internal"


def refusing(loaded: Loaded, edition: Edition) -> tuple[Diagnostic, ...]:
    """The errors for which an edition is not made: for the internal one only those of reading."""
    if edition == "internal":
        unread = loaded.dossier is None
        said = tuple(d for d in loaded.diagnostics if unread or d.code in CODES)
    else:
        said = judge(loaded, Phase.FINAL if edition == "final" else Phase.DRAFT)
    return tuple(d for d in said if d.severity is Severity.ERROR)


def unprintable(fault: RefusedTexts, folder: str) -> tuple[Diagnostic, ...]:
    """What the texts hold that cannot be printed, each at its place, or at `folder` where that is unknown."""
    hint = "verbeter de tekst op deze plaats"
    places = (p.span if p.span.path else Span(folder) for p in fault.problems)
    return tuple(
        Diagnostic(place, UNPRINTABLE, Severity.ERROR, problem.reason, hint)
        for place, problem in zip(places, fault.problems, strict=True)
    )


@contextmanager
def _progress(words: str) -> Iterator[None]:
    """A line that says what is going on, where a person looks on; it goes when that is done."""
    shown = sys.stderr.isatty()
    if shown:
        sys.stderr.write(words)
        sys.stderr.flush()
    try:
        yield
    finally:
        if shown:
            sys.stderr.write("\r" + " " * len(words) + "\r")
            sys.stderr.flush()


def _shown(path: Path, here: Path) -> str:
    """A path as it is told from where the user stands."""
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
