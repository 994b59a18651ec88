"""`naftctl schema`: what a file may hold, for an editor that explains and complains while somebody types."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import choose, put
from naftctl.files import change_all
from naftctl.language import tr
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.load.workspace import find_workspace
from naftctl.schema import BY_NAME, DRAFT, KINDS, schema_text
from naftctl.show.schemas import table
from naftctl.show.steps import made

_OWNED = ("inspections", "frameworks", "templates", "overviews")
_BEGIN = f'{{\n  "$schema": "{DRAFT}",\n  "$comment": '
_MARK = "naftctl schema"


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", help=tr("a kind of file, such as inspection; without: all")),
    ] = None,
    *,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help=tr("write the schema to this file, or all of them in this folder"),
        ),
    ] = None,
) -> int:
    """Show the schema of a kind of file: every key, what it holds and which values there can be.

    A text editor with a YAML language server reads it, and explains and points out while you type. `init`
    puts all schemas in `schemas/`. Without a name you see which there are; with --output all come
    in a folder.
    """
    kind = BY_NAME[choose(name, tuple(BY_NAME), tr("NAME"))] if name is not None else None
    if output is not None:
        _write(output, {each.name: schema_text(each) for each in ((kind,) if kind else KINDS)}, name)
    elif kind:
        sys.stdout.write(schema_text(kind))
    else:
        put("\n".join(table(KINDS)))
    return 0


def _write(named: str, texts: dict[str, str], name: str | None) -> None:
    """Write schemas in place of earlier ones, never over something else."""
    path = Path(os.path.realpath(named))
    if not named.strip() or (name is None and path.is_file()):
        raise WrongCall(
            tr("--output: `{named}` is no folder", named=named), tr("name a folder, such as schemas")
        )
    _refuse_owned(path)
    alone = name is not None and not named.endswith(("/", os.sep)) and not path.is_dir()
    folder = path.parent if alone else path
    files = {path.name if alone else f"{each}.json": text for each, text in texts.items()}
    before = {file: _held(folder, file) for file in files if os.path.lexists(folder / file)}
    for file, held in before.items():
        if not _is_schema(held):
            message = tr("--output: `{file}` exists already, and is no schema of naftctl", file=file)
            raise WrongCall(message, tr("choose another name or folder, or take it away"))
    change_all(folder, before, {file: text.encode() for file, text in files.items()})
    put("\n".join(made([named] if alone else [f"{named.rstrip('/')}/{file}" for file in files])))


def _refuse_owned(path: Path) -> None:
    """Refuse the folders of a workspace in which only files of an inspection or a framework belong."""
    root = find_workspace(path)
    inside = path.relative_to(root).parts[:1] if root else ()
    if inside and inside[0].casefold() in _OWNED:
        raise WrongCall(
            tr("--output: no schema goes into {folder}/", folder=inside[0]),
            tr("choose another folder, such as schemas"),
        )


def _held(folder: Path, file: str) -> bytes:
    """What a file holds; nothing where it cannot be read."""
    try:
        return DiskTree(folder, "").read(file)
    except Unreadable:
        return b""


def _is_schema(held: bytes) -> bool:
    """Whether this is what a schema that this program wrote begins with."""
    text = held.decode("utf-8", "replace").replace("\r\n", "\n")
    return text.startswith(_BEGIN) and _MARK in text[: len(_BEGIN) + 80]
