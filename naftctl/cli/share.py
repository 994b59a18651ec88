"""The copies of frameworks, templates and examples that come with the program."""

from __future__ import annotations

import os
from pathlib import Path

import naftctl
from naftctl.cli.mistakes import Unable
from naftctl.language import tr
from naftctl.load.refusal import LINKED_FOLDER, Unreadable
from naftctl.load.tree import DiskTree, is_link

_LARGEST = 16 * 1024 * 1024


def share() -> Path:
    """The folder with the copies: inside the installed package, or the repository it runs from."""
    package = Path(naftctl.__file__).resolve().parent
    for folder in (package / "share", package.parent):
        if (folder / "frameworks").is_dir() and (folder / "templates").is_dir():
            return folder
    message = tr("the frameworks and templates that come with it were not found")
    raise Unable(message, tr("install naftctl again: pip install --force-reinstall naftctl"))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its name with `/`; what was compiled does not count."""
    tree = DiskTree(folder, "")
    names = (name for name in tree.names() if "/output/" not in f"/{name}")
    return {name: tree.read(name, _LARGEST) for name in names}


def templates(root: Path, kind: str) -> Path:
    """The folder with templates of a kind: those of the workspace, or the copies where it has none.

    Raises:
        Unable: something in the folder leads elsewhere, so that a report would hold files of this computer.
    """
    own = root / "templates" / kind
    if not os.path.isdir(own):  # noqa: PTH112
        return share() / "templates" / kind
    linked = (Unreadable("templates", LINKED_FOLDER).diagnostic("templates"),)
    for refused in linked if is_link(own.parent) else DiskTree(own.parent, "templates").problems():
        raise Unable(f"{refused.span.path}: {refused.message}", refused.hint)
    return own
