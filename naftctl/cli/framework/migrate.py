"""`naftctl framework migrate`: what it means to judge an inspection by another version of the framework."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from naftctl.cli.framework.pin import pin_files
from naftctl.cli.framework.versions import between, family, find_ref, find_version
from naftctl.cli.judge import named
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import (
    InspectionArgument,
    Session,
    TodayOption,
    WorkspaceOption,
    choose,
    open_session,
    put,
)
from naftctl.cli.tell import look, tell
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.files import write_all
from naftctl.framework.lineage import lineage
from naftctl.framework.migration import Migration, new_folder
from naftctl.framework.migration import migrate as migration_of
from naftctl.language import tr
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.model.dossier import Dossier
from naftctl.model.framework import Framework
from naftctl.names import portable
from naftctl.show.migration import as_json, as_text, unwritten, written

FORMATS = ("text", "json")
_LARGEST = 256 * 1024 * 1024
"""Attachments may be large; what is larger than this does not belong in a folder of text."""


def migrate(
    inspection: InspectionArgument = None,
    *,
    to: Annotated[
        str, typer.Option("--to", metavar="FRAMEWORK", help=tr("the other version: r-naft/2026.2, or 2026.2"))
    ],
    write: Annotated[
        str | None,
        typer.Option(
            "--write", metavar="FOLDER", help=tr("make the new folder, such as inspections/2026-naam-2026-2")
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help=tr("text or json"))] = "text",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
) -> int:
    """See what it would need to judge an inspection under another version of the framework.

    Shows what goes along, what needs a new judgement and what is dropped, and writes nothing. With
    --write a new folder is added; the old one keeps every byte. Not a single level is converted.
    """
    shape = choose(form, FORMATS, "--format")
    session = open_session(workspace, today)
    name = session.one(inspection)
    dossier = _dossier(session, name)
    new = _target(session, dossier.framework.ref, to)
    example = f"{name}-{new.version.replace('.', '-')}"
    folder = _folder(session, write, example) if write is not None else ""
    tree = DiskTree(session.reader.root / dossier.path, dossier.path)
    ties = lineage(dossier.framework, new, between(session, dossier.framework.ref, new.ref))
    migration = migration_of(dossier, ties, tree.names())
    made = _write(session, migration, tree, folder) if folder else ()
    if shape == "json":
        put(as_json(migration, folder))
        return 0
    put("\n".join(as_text(migration, *look())))
    put()
    for line in written(migration, folder, made) if folder else unwritten(name, new.ref, example):
        put(line)
    return 0


def _dossier(session: Session, name: str) -> Dossier:
    """The inspection, of which all can be read; else what is wrong in it is printed."""
    loaded = session.read(name)
    errors = [d for d in named(loaded.diagnostics) if d.severity is Severity.ERROR]
    if loaded.dossier is None or errors:
        _refuse(
            session, errors, tr("not everything of {name} can be read", name=name), tr("correct that first")
        )
    return loaded.dossier


def _target(session: Session, old: str, to: str) -> Framework:
    """The version to go to: another one of the same framework; both it and the one that is left are sound."""
    ref = find_ref(session, to)
    known = family(session, old)
    others = [each for each in known if each != old]
    listed = tr("choose one of {choices}", choices=", ".join(others)) if others else ""
    if ref == old:
        raise WrongCall(tr("--to: this inspection follows {ref} already", ref=ref), listed)
    if ref not in known:
        raise WrongCall(
            tr("--to: {ref} is not a version of the same framework as {old}", ref=ref, old=old), listed
        )
    find_version(session, old, sound=True)
    return find_version(session, ref, sound=True)


def _folder(session: Session, given: str, example: str) -> str:
    """The path of the new folder in the workspace."""
    root = session.reader.root / "inspections"
    path = Path(os.path.realpath(session.here / given))
    hint = tr("choose for example inspections/{example}", example=example)
    if path.parent != root or path.name.startswith("."):
        raise WrongCall(
            tr(
                "--write: `{given}` is not a folder directly under inspections/ of this workspace",
                given=given,
            ),
            hint,
        )
    if reason := portable(path.name):
        raise WrongCall(
            tr("--write: `{given}` cannot be the name of a folder: {reason}", given=given, reason=reason),
            hint,
        )
    twin = next((each for each in root.iterdir() if each.name.casefold() == path.name.casefold()), None)
    if twin and (twin.name != path.name or not twin.is_dir() or any(twin.iterdir())):
        raise WrongCall(tr("--write: `inspections/{name}` exists already", name=twin.name), hint)
    return f"inspections/{path.name}"


def _write(session: Session, migration: Migration, tree: DiskTree, folder: str) -> tuple[str, ...]:
    """Write the new folder, and the pin of its version where that has none; gives the names of the files."""
    try:
        contents = {name: tree.read(name, _LARGEST) for name in migration.carried}
    except Unreadable as fault:
        said = fault.diagnostic(f"{tree.label}/{fault.name}")
        _refuse(
            session,
            [said],
            tr("not everything of {id} can be read", id=migration.dossier.id),
            tr("correct that first"),
        )
    files = {f"{folder}/{name}": data for name, data in new_folder(migration, contents).items()}
    files |= pin_files(session, migration.ties.new.ref, session.today)
    write_all(session.reader.root, files)
    return tuple(files)


def _refuse(session: Session, errors: Sequence[Diagnostic], message: str, hint: str) -> NoReturn:
    """Print what is wrong, and stop."""
    tell(errors, session.lines)
    raise Unable(message, hint, 1)
