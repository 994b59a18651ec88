"""Read `naftctl.local.yaml`, which a workspace may do without."""

from __future__ import annotations

import os

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.page import read_yaml_page
from naftctl.load.tree import DiskTree, text_of
from naftctl.model.workspace import LocalSettings

LOCAL = "naftctl.local.yaml"


def read_local(tree: DiskTree) -> tuple[LocalSettings, tuple[Diagnostic, ...]]:
    """Who signs letters here, with what is wrong in the file; nobody by name where there is no file."""
    if not os.path.lexists(tree.root / LOCAL):
        return LocalSettings(), ()
    text, problems = text_of(tree, LOCAL)
    if text is None:
        return LocalSettings(), problems
    read = read_yaml_page(LocalSettings, LOCAL, text, LOCAL)
    opened = tuple(
        Diagnostic(span, "N124", Severity.ERROR, tr("still to fill in"), tr("complete this"))
        for span, _ in read.placeholders
    )
    return read.page or LocalSettings(), (*problems, *read.diagnostics, *opened)
