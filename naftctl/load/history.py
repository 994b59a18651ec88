"""Read `history.yaml`, which a workspace may do without."""

from __future__ import annotations

import os

from naftctl.diagnostic import Diagnostic
from naftctl.load.page import read_yaml_page
from naftctl.load.tree import DiskTree, text_of
from naftctl.model.history import History

HISTORY = "history.yaml"


def read_history(tree: DiskTree) -> tuple[History, tuple[Diagnostic, ...]]:
    """The past inspections named in `tree`, with what is wrong in the file; none where there is no file."""
    if not os.path.lexists(tree.root / HISTORY):
        return History(), ()
    text, problems = text_of(tree, HISTORY)
    if text is None:
        return History(), problems
    read = read_yaml_page(History, HISTORY, text, HISTORY)
    return read.page or History(), (*problems, *read.diagnostics)
