"""`naftctl init` and `naftctl demo`: a new workspace."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.progress import progress
from naftctl.cli.session import put, the_day
from naftctl.cli.share import contents, share
from naftctl.files import AlreadyThere, complete, existing, write_all
from naftctl.language import tr
from naftctl.load.history import HISTORY
from naftctl.schema import workspace_files as schemas
from naftctl.show.steps import made, numbered

FolderArgument = Annotated[
    str, typer.Argument(metavar="FOLDER", help=tr("the folder that is made or completed"))
]
_PLACES = {
    "naftctl.yaml": "naftctl.yaml",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "pre-commit-config.yaml": ".pre-commit-config.yaml",
    "github-check.yml": ".github/workflows/check.yml",
    "gitlab-ci.yml": ".gitlab-ci.yml",
    "README.md": "README.md",
}
_NAMED, _MANY = 5, 1000
_LAST_DAY = date(2026, 10, 9)
"""A day on which everything in the examples has happened."""


def init(folder: FolderArgument) -> int:
    """Make a workspace: the framework, the templates, the settings and the check at every change."""
    make(folder, workspace_files())
    _tell((f"cd {folder}", tr('naftctl new "Name of the provider" --first-visit 2027-03-09')))
    return 0


def demo(
    folder: FolderArgument,
    *,
    sector: Annotated[
        bool,
        typer.Option("--sector", help=tr("with an invented sector of ten years instead of examples")),
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option("--seed", metavar="INTEGER", help=tr("with --sector: another number, another sector")),
    ] = None,
) -> int:
    """Make a workspace with worked-out examples in it, to look around and to try things.

    With --sector these are inspections of invented providers over ten school years, for a yearly
    overview.
    """
    if sector:
        return _demo_sector(folder, seed)
    if seed is not None:
        raise WrongCall(tr("--seed goes with --sector"), tr("add --sector, or leave out --seed"))
    examples = {f"inspections/{name}": data for name, data in contents(share() / "inspections").items()}
    make(folder, {**workspace_files(), HISTORY: (share() / HISTORY).read_bytes(), **examples})
    # Before the last day of the examples their dates lie in the future, which is a fault.
    day = f" --today {_LAST_DAY}" if the_day(None) < _LAST_DAY else ""
    _tell((f"cd {folder}", f"naftctl check{day}", f"naftctl report{day}"))
    return 0


def _demo_sector(folder: str, seed: int | None) -> int:
    """A workspace with a fictitious sector."""
    from naftctl.cli.fiction import demo_files, plan_of, steps, told  # noqa: PLC0415  (seldom wanted)

    plan = plan_of(seed)
    files = workspace_files()
    complete(_root(folder))
    _refuse_there(folder, existing(_root(folder), files))
    make(folder, files | demo_files(plan, files))
    put(told(plan))
    put()
    _tell((f"cd {folder}", *steps(plan, the_day(None))))
    return 0


def workspace_files() -> dict[str, bytes]:
    """Every file of a new workspace by its name."""
    copies = share()
    files = {f"frameworks/{name}": data for name, data in contents(copies / "frameworks").items()}
    for kind in ("evidence", "inspection", "letters", "overview", "report"):
        found = contents(copies / "templates" / kind)
        files |= {f"templates/{kind}/{name}": data for name, data in found.items()}
    files |= {name: text.encode() for name, text in schemas().items()}
    house = contents(copies / "templates" / "workspace")
    return files | {place: house[name] for name, place in _PLACES.items() if name in house}


def make(folder: str, files: dict[str, bytes]) -> None:
    """Write a workspace where none of its files is yet, and say what was made."""
    try:
        with progress(tr("writing files"), int(len(files) > _MANY)):
            write_all(_root(folder), files)
    except AlreadyThere as fault:
        _refuse_there(folder, fault.names)
    tops = Counter(name.partition("/")[0] + "/" * ("/" in name) for name in files)
    counted = (f"{folder}/{top}" + (tr(" ({n} files)", n=n) if n > 1 else "") for top, n in tops.items())
    for line in made(counted):
        put(line)
    put()


def _root(folder: str) -> Path:
    return Path(os.path.realpath(folder))


def _refuse_there(folder: str, names: Collection[str]) -> None:
    """Refuse a folder that has files of a workspace already."""
    if names:
        first, more = sorted(names)[:_NAMED], len(names) - _NAMED
        named = ", ".join(first) + (tr(" and {more} more", more=more) if more > 0 else "")
        raise WrongCall(
            tr("`{folder}` has {named} already", folder=folder, named=named),
            tr("choose a new or empty folder"),
        ) from None


def _tell(steps: tuple[str, ...]) -> None:
    for line in numbered(steps):
        put(line)
