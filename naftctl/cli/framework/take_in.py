"""`naftctl framework import`: an official text becomes a new version, and what is there stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.judge import judge_version, named
from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import Session, TodayOption, WorkspaceOption, open_session, put
from naftctl.cli.tell import look, tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.files import existing, write_all
from naftctl.framework.compare import Comparison, compare
from naftctl.framework.order import family_of, in_order
from naftctl.framework.texts import changes_page, version_files
from naftctl.language import tr
from naftctl.load.framework import CHANGES, read_framework
from naftctl.load.official import read_official
from naftctl.load.tree import DiskTree, MemoryTree, Unreadable
from naftctl.model.framework import Framework, Provenance, Scale
from naftctl.model.version import Version
from naftctl.names import folded
from naftctl.show.comparison import as_markdown, as_text
from naftctl.show.steps import made, numbered
from naftctl.show.words import visible


def take_in(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER", help=tr("the folder with the form or framework.yaml, or the form itself")
        ),
    ],
    *,
    version: Annotated[
        str | None, typer.Option("--version", metavar="NUMBER", help=tr("the number of the new version"))
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help=tr("show what changes, and write nothing"))
    ] = False,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """Take over an official text as a new version of the framework.

    Checks everything, shows how the text differs from the working text, and only then makes the new
    version. A version that is there already never changes. Returns 1 if there are errors; then nothing
    was written.
    """
    session = open_session(workspace, today)
    if not (session.here / folder).exists():
        raise WrongCall(
            tr("`{folder}` does not exist", folder=folder),
            tr("name the folder with the form and the official document"),
        )
    given = read_official(session.here / folder, folder, (version or "").strip())
    framework, said = given.framework, named(given.diagnostics)
    earlier = _earlier(session, framework) if framework else ()
    if framework:
        # Its folder is not there yet: the places are those of what was handed in.
        said = (*said, *named(_taken(session, framework)))
        said = judge_version(Version(framework, ""), said, earlier=earlier[::-1])
    _tell(said, given.files, session.here / folder, folder)
    if framework is None or any(d.severity is Severity.ERROR for d in said):
        return 1
    comparison = _show(framework, earlier)
    if preview:
        put(tr("nothing written; without --preview this version is added"))
        return 0
    return _write(session, framework, comparison)


def _taken(session: Session, framework: Framework) -> Iterator[Diagnostic]:
    """Whether the name of the version is taken already, in any spelling."""
    known = session.reader.workspace.frameworks
    hint = tr("choose a new version number")
    for ref in known:
        if folded(ref) == folded(framework.ref):
            message = tr("framework version {ref} exists already and never changes", ref=ref)
            yield Diagnostic(framework.where("version"), "N147", Severity.ERROR, message, hint)
            return
    if existing(session.reader.root, [f"frameworks/{framework.ref}"]):
        message = tr("frameworks/{ref} exists already", ref=framework.ref)
        yield Diagnostic(framework.where("version"), "N147", Severity.ERROR, message, hint)
        return
    for family in dict.fromkeys(map(family_of, known)):
        if folded(family) == folded(framework.id) and family != framework.id:
            message = tr(
                "the id `{id}` is written differently here: `{family}`", id=framework.id, family=family
            )
            yield Diagnostic(
                framework.where("id"), "N147", Severity.ERROR, message, tr("write `{family}`", family=family)
            )


def _earlier(session: Session, framework: Framework) -> tuple[Framework, ...]:
    """The versions of the same framework that come before this one and can be used, from old to new."""
    known = [ref for ref in session.reader.workspace.frameworks if family_of(ref) == framework.id]
    ordered = in_order({*known, framework.ref})
    found = (session.reader.framework(ref) for ref in ordered[: ordered.index(framework.ref)])
    return tuple(version for version in found if version is not None)


def _tell(said: Sequence[Diagnostic], files: int, path: Path, label: str) -> None:
    """Print what is wrong; `lines` of what was handed in, which lies outside the workspace."""

    def lines(name: str) -> tuple[str, ...]:
        inside = name.removeprefix(f"{label.rstrip('/')}/")
        try:
            data = DiskTree(path, "").read(inside) if path.is_dir() and inside != name else b""
        except Unreadable:
            return ()
        return tuple(data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n"))

    tell(said, lines, files)


def _show(framework: Framework, earlier: Sequence[Framework]) -> Comparison | None:
    """Print the difference with the newest working text, or with the newest version where there is none."""
    working = [number for number, old in enumerate(earlier) if old.provenance is Provenance.WORKING_TEXT]
    if not earlier:
        put(tr("there is no other version of {id} yet to put beside it", id=visible(framework.id)))
        put()
        return None
    start = working[-1] if working else len(earlier) - 1
    comparison = compare(earlier[start], framework, earlier[start + 1 :])
    put("\n".join(as_text(comparison, *look())))
    put()
    return comparison


def _write(session: Session, framework: Framework, comparison: Comparison | None) -> int:
    """Write the new version, which reads back to what was handed in; gives the exit code."""
    ref = framework.ref
    about = (
        f"{framework.title}, versie {framework.version}: de officiële tekst, ingelezen op {session.today}."
    )
    texts = version_files(
        framework, f"{about}\nWijzig deze versie niet: een wijziging komt in een nieuwe map."
    )
    again, said = read_framework(MemoryTree(texts, f"frameworks/{ref}"))
    if any(d.severity is Severity.ERROR for d in said):
        _tell(named(said), len(texts), session.here, "")
        return 1
    expected = framework.model_copy(update={"scales": tuple(sorted(framework.scales, key=_by_file))})
    if again is None or again.model_dump() != expected.model_dump():
        raise RuntimeError(f"{ref} does not read back as it was")
    texts[CHANGES] = changes_page(framework, session.today, as_markdown(comparison, 2) if comparison else "")
    files = {f"frameworks/{ref}/{name}": text.encode() for name, text in texts.items()}
    write_all(session.reader.root, files)
    for line in made(files):
        put(line)
    put()
    for line in numbered(_steps(ref)):
        put(line)
    return 0


def _by_file(scale: Scale) -> str:
    return f"scales/{scale.id}.yaml"


def _steps(ref: str) -> tuple[str, ...]:
    return (
        tr("read through frameworks/{ref}/{file} with a colleague", ref=ref, file=CHANGES),
        f"naftctl framework check {ref}",
        f"naftctl framework show --framework {ref}",
        tr('naftctl new "Name of the provider" --first-visit 2027-03-09 --framework {ref}', ref=ref),
    )
