"""What comes of a report or a letter that is asked for: its files, or the reason why there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from naftctl import __version__
from naftctl.cli.edition import leaking, refused_edition
from naftctl.cli.edition_codes import HOPELESS
from naftctl.cli.judge import UNPRINTABLE, judge, judge_version, named
from naftctl.cli.keeping import put_documents
from naftctl.cli.session import say
from naftctl.cli.share import templates
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.child import EngineError
from naftctl.language import tr
from naftctl.lifecycle import Phase
from naftctl.load.codes import CODES
from naftctl.load.dossier import Loaded
from naftctl.load.git import revision
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.dossier import Dossier
from naftctl.model.publicity import Request
from naftctl.render import render_report
from naftctl.render.compose import report_context
from naftctl.render.context import OUTSIDE, Edition
from naftctl.render.document import RefusedTexts
from naftctl.render.template import TemplateFault
from naftctl.show.diagnostics import Lines, full
from naftctl.show.words import paint_for, visible, width_of
from naftctl.source import Span

_NO_REVISION = "niet vastgelegd"


class Made(Struct, frozen=True):
    """A document that is ready to be written, by format; `edition` is what its file name says it is."""

    name: str
    edition: str
    files: Mapping[str, bytes]
    dossier: Dossier


class Refused(Struct, frozen=True):
    """A document that is not made, and why."""

    name: str
    edition: str
    diagnostics: Sequence[Diagnostic]


class Failed(Struct, frozen=True):
    """A document that could not be made or written; `words` are those of the engine itself."""

    name: str
    message: str
    hint: str
    exit_code: int
    words: str = ""


Outcome = Made | Refused | Failed


def all_made(outcomes: Iterable[Outcome]) -> tuple[Made, ...] | Refused | Failed:
    """Every document that was asked for, or the first that there is none of; then no other is made."""
    made = []
    for found in outcomes:
        if not isinstance(found, Made):
            return found
        made.append(found)
    return tuple(made)


def made_report(
    root: Path, dossier: Dossier, edition: Edition, formats: Sequence[str], request: Request | None = None
) -> Outcome:
    """The report of an inspection in the workspace `root`; `request` is the one that it answers."""
    folder = templates(root, "report")
    context, texts = report_context(dossier, edition, state_of(root, dossier), __version__, request)
    made = outcome(dossier, edition, folder, lambda: render_report(context, texts, formats, folder))
    if isinstance(made, Made) and edition in OUTSIDE:
        names = {f"{dossier.id}-{edition}.{form}": data for form, data in made.files.items()}
        if found := leaking(dossier, texts, names, root, folder):
            return Refused(dossier.id, edition, found)
    return made


def state_of(root: Path, dossier: Dossier) -> str:
    """The revision of an inspection, in words where there is none."""
    return revision(root, dossier.path) or _NO_REVISION


def outcome(dossier: Dossier, edition: str, folder: Path, make: Callable[[], Mapping[str, bytes]]) -> Outcome:
    """What `make` gives with the templates in `folder`, or why it gives nothing."""
    try:
        files = make()
    except RefusedTexts as fault:
        return Refused(dossier.id, edition, unprintable(fault, dossier.path))
    except TemplateFault as fault:
        place = f"{folder / fault.path}:{fault.line}" if fault.line else str(folder / fault.path)
        return Failed(dossier.id, f"{place}: {fault.message}", tr("correct the template"), 1)
    except EngineError as fault:
        return Failed(dossier.id, fault.reason, fault.hint, 3, fault.diagnostic)
    return Made(dossier.id, edition, files, dossier)


def shared_errors(reader: WorkspaceReader, loaded: Loaded, edition: Edition) -> tuple[Diagnostic, ...]:
    """What is wrong in the house style and the framework; inside, the latter has only to be readable.

    From the final report on, the local list of names has to be readable too.
    """
    version, said = reader.version(loaded.framework)
    judged = said if edition == "internal" else judge_version(version, said)
    local = () if edition in {"internal", "draft"} else reader.local[1]
    return tuple(d for d in (*reader.settings[1], *judged, *local) if d.severity is Severity.ERROR)


def refusing(loaded: Loaded, edition: Edition, request: str = "") -> tuple[Diagnostic, ...]:
    """The errors for which an edition is not made: for the internal one only those of reading.

    `request` is the number of the one that the edition `release` answers.
    """
    if edition == "internal":
        unread = loaded.dossier is None
        said = tuple(d for d in loaded.diagnostics if unread or d.code in CODES)
    else:
        outside = refused_edition(loaded.dossier, edition, request) if loaded.dossier else ()
        if any(d.code in HOPELESS for d in outside):
            return outside
        said = (*outside, *judge(loaded, Phase.DRAFT if edition == "draft" else Phase.FINAL))
    return tuple({(d.span, d.code, d.message): d for d in said if d.severity is Severity.ERROR}.values())


def unprintable(fault: RefusedTexts, folder: str) -> tuple[Diagnostic, ...]:
    """What the texts hold that cannot be printed, each at its place, or at `folder` where that is unknown."""
    hint = tr("correct the text at this place")
    places = (p.span if p.span.path else Span(folder) for p in fault.problems)
    return tuple(
        Diagnostic(place, UNPRINTABLE, Severity.ERROR, problem.reason, hint)
        for place, problem in zip(places, fault.problems, strict=True)
    )


def write_made(root: Path, target: Path | None, documents: Sequence[Made]) -> tuple[Path, ...]:
    """Write documents of one inspection over their last ones, all or none, in its `output/` or in `target`.

    Raises:
        NotWritten: somebody made or changed one of them, or the disk refuses.
    """
    name = documents[0].name
    folder = target or root / "inspections" / name
    inside = "" if target else "output/"
    files = {
        f"{inside}{name}-{made.edition}.{form}": data
        for made in documents
        for form, data in made.files.items()
    }
    put_documents(folder, files, inside)
    return tuple(folder / file for file in files)


def say_refused(diagnostics: Sequence[Diagnostic], lines: Lines) -> None:
    """Tell the user what is wrong, as `check` does."""
    terminal = sys.stderr.isatty()
    width = width_of(terminal=True) if terminal else None
    for line in full(named(diagnostics), lines, paint_for(terminal=terminal), width=width):
        say(line)


def say_failed(failed: Failed, *, verbose: bool) -> None:
    """Tell the user what could not be done; the words of the engine only where they are asked for."""
    if verbose and failed.words:
        say("\n".join(map(visible, failed.words.splitlines())))
    say(tr("error: {name}: {message}", name=visible(failed.name), message=visible(failed.message)))
    if failed.hint:
        say(f"  help: {visible(failed.hint)}")


def shown(path: Path, here: Path) -> str:
    """A path as it is told from where the user stands."""
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
