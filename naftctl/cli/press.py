"""Check, compile and write the reports of inspections, side by side."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from naftctl import __version__
from naftctl.cli.judge import UNPRINTABLE, judge, judge_version, named
from naftctl.cli.parallel import in_order
from naftctl.cli.picture import show_scales
from naftctl.cli.progress import Bar, progress
from naftctl.cli.session import Session, put, say
from naftctl.cli.share import templates
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import EngineError
from naftctl.files import NotWritten, write_all
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
class Order:
    """What was asked: an edition (nothing: the furthest), formats, where they go, how many at a time."""

    asked: Edition | None
    formats: Sequence[str]
    target: Path | None
    verbose: bool
    jobs: int


@dataclass(frozen=True)
class Made:
    """A report that is ready to be written, by format."""

    name: str
    edition: Edition
    files: Mapping[str, bytes]
    dossier: Dossier


@dataclass(frozen=True)
class Refused:
    """An edition that is not made, and why."""

    name: str
    edition: Edition
    diagnostics: Sequence[Diagnostic]


@dataclass(frozen=True)
class Failed:
    """A report that could not be made or written; `words` are those of the engine itself."""

    name: str
    message: str
    hint: str
    exit_code: int
    words: str = ""


Outcome = Made | Refused | Failed


@dataclass
class Press:
    """Makes the reports of an order, and keeps what came of each."""

    session: Session
    order: Order
    made: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    failed: dict[str, Failed] = field(default_factory=dict)
    told: set[Diagnostic] = field(default_factory=set)

    def make(self, names: Sequence[str]) -> int:
        """Make the report of each inspection; gives the highest exit code."""
        words = "verslagen maken" if len(names) > 1 else f"{visible(''.join(names))}: verslag maken"
        jobs = max(1, min(self.order.jobs, len(names)))
        try:
            with (
                progress(words, len(names)) as bar,
                closing(in_order(self._works(names, bar), jobs)) as found,
            ):
                for outcome in found:
                    with bar.aside():
                        self._deal_with(outcome, alone=len(names) == 1)
        except KeyboardInterrupt:
            say(f"onderbroken: {self._summary()}")
            raise
        if len(names) > 1:
            say(self._summary())
        return max([*(fault.exit_code for fault in self.failed.values()), 1 if self.refused else 0])

    def _works(self, names: Sequence[str], bar: Bar) -> Iterator[Callable[[], Outcome]]:
        """What remains to be done for each inspection once it is read and checked, which is quick."""
        for name in names:
            yield self._work(name, bar)

    def _work(self, name: str, bar: Bar) -> Callable[[], Outcome]:
        loaded = self.session.read(name)
        dossier, edition = loaded.dossier, self.order.asked or furthest(loaded.dossier)
        errors = (*self._shared_errors(loaded, edition), *refusing(loaded, edition))

        def work() -> Outcome:
            try:
                if errors or dossier is None:
                    return Refused(name, edition, errors)
                return self._compile(name, dossier, edition)
            except Exception as bug:
                bug.add_note(f"bij het verslag van {name}")
                raise
            finally:
                bar.advance()

        return work

    def _shared_errors(self, loaded: Loaded, edition: Edition) -> tuple[Diagnostic, ...]:
        """What is wrong in the house style and the framework; inside, the latter has only to be readable."""
        reader = self.session.reader
        version, said = reader.version(loaded.framework)
        judged = said if edition == "internal" else judge_version(version, said)
        return tuple(d for d in (*reader.settings[1], *judged) if d.severity is Severity.ERROR)

    def _compile(self, name: str, dossier: Dossier, edition: Edition) -> Outcome:
        root = self.session.reader.root
        folder = templates(root, "report")
        state = revision(root, dossier.path) or _NO_REVISION
        context, texts = report_context(dossier, edition, state, __version__)
        try:
            files = render_report(context, texts, self.order.formats, folder)
        except RefusedTexts as fault:
            return Refused(name, edition, unprintable(fault, dossier.path))
        except TemplateFault as fault:
            place = f"{folder / fault.path}:{fault.line}" if fault.line else str(folder / fault.path)
            return Failed(name, f"{place}: {fault.message}", "verbeter het sjabloon", 1)
        except EngineError as fault:
            return Failed(name, fault.reason, fault.hint, 3, fault.diagnostic)
        return Made(name, edition, files, dossier)

    def _deal_with(self, outcome: Outcome, *, alone: bool) -> None:
        if isinstance(outcome, Made):
            outcome = self._write(outcome, alone=alone)
        if isinstance(outcome, Failed):
            self._say_failed(outcome)
        elif isinstance(outcome, Refused):
            self._say_refused(outcome)

    def _write(self, made: Made, *, alone: bool) -> Outcome:
        name, target = made.name, self.order.target
        folder = target or self.session.reader.root / "inspections" / name
        inside = "" if target else "output/"
        by_name = {f"{inside}{name}-{made.edition}.{form}": data for form, data in made.files.items()}
        try:
            write_all(folder, by_name, overwrite=True)
        except NotWritten as fault:
            return Failed(name, fault.message, fault.hint, 3)
        self.made.append(name)
        for file in by_name:
            put(visible(_shown(folder / file, self.session.here)))
        sys.stdout.flush()
        if alone:
            show_scales(made.dossier)
        return made

    def _summary(self) -> str:
        """`3 verslagen gemaakt, 1 geweigerd (2026-x), 1 mislukt (2026-y)`."""
        number = {0: "geen verslag", 1: "1 verslag"}.get(len(self.made), f"{len(self.made)} verslagen")
        parts = [f"{number} gemaakt"]
        for names, word in ((self.refused, "geweigerd"), (tuple(self.failed), "mislukt")):
            if names:
                parts.append(f"{len(names)} {word} ({', '.join(map(visible, names))})")
        return ", ".join(parts)

    def _say_refused(self, refused: Refused) -> None:
        self.refused.append(refused.name)
        paint = paint_for(terminal=sys.stderr.isatty())
        fresh = [said for said in named(refused.diagnostics) if said not in self.told]
        self.told.update(fresh)
        for line in full(fresh, self.session.lines, paint):
            say(line)
        say(f"geen verslag ({refused.edition}) van {visible(refused.name)}: los eerst op wat hierboven staat")

    def _say_failed(self, failed: Failed) -> None:
        same = next((f for f in self.failed.values() if f.message == failed.message), None)
        self.failed[failed.name] = failed
        if same:
            say(f"fout: {visible(failed.name)}: om dezelfde reden als {visible(same.name)}")
            return
        if self.order.verbose and failed.words:
            say("\n".join(map(visible, failed.words.splitlines())))
        say(f"fout: {visible(failed.name)}: {visible(failed.message)}")
        if failed.hint:
            say(f"  help: {visible(failed.hint)}")


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


def _shown(path: Path, here: Path) -> str:
    """A path as it is told from where the user stands."""
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
