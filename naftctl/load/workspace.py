"""Find a workspace, name what is in it, and read one inspection of it."""

from __future__ import annotations

import os
from datetime import date
from functools import cached_property
from pathlib import Path

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.fonts import printable
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.framework import read_framework
from naftctl.load.history import read_history
from naftctl.load.house import FONTS, read_house
from naftctl.load.letters import ANY, Letters
from naftctl.load.page import read_yaml_page
from naftctl.load.tree import DiskTree, Unreadable, decode
from naftctl.model.framework import Framework
from naftctl.model.history import History
from naftctl.model.workspace import House, Settings, Workspace

MARKER = "naftctl.yaml"


def find_workspace(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `naftctl.yaml`."""
    return next((folder for folder in (start, *start.parents) if (folder / MARKER).is_file()), None)


class WorkspaceReader:
    """Reads a workspace piece by piece; each framework version is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._frameworks: dict[str, Framework | None] = {}
        self.framework_diagnostics: list[Diagnostic] = []

    @property
    def settings(self) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
        """`naftctl.yaml`, with what is wrong in it."""
        settings, _, said = self._read_settings
        return settings, said

    @property
    def house(self) -> House:
        """How reports look here; the usual look where `naftctl.yaml` cannot be used."""
        return self._read_settings[1]

    @cached_property
    def _read_settings(self) -> tuple[Settings | None, House, tuple[Diagnostic, ...]]:
        tree = DiskTree(self.root, "")
        try:
            text, problems = decode(tree.read(MARKER), MARKER)
        except Unreadable as fault:
            return None, House(), (fault.diagnostic(MARKER),)
        if text is None:
            return None, House(), problems
        read = read_yaml_page(Settings, MARKER, text, MARKER)
        said = (*problems, *read.diagnostics)
        if read.page is None:
            return None, House(), said
        house, more = read_house(read.page, tree, self.root / FONTS)
        return read.page, house, (*said, *self.letters.in_page(read.page), *more)

    @cached_property
    def letters(self) -> Letters:
        """What the fonts of this workspace can print; without fonts of its own nothing is said about it."""
        fonts = self.root / FONTS
        return Letters(lambda: printable(fonts)) if fonts.is_dir() else ANY

    @cached_property
    def history(self) -> tuple[History, tuple[Diagnostic, ...]]:
        """`history.yaml`, with what is wrong in it."""
        return read_history(DiskTree(self.root, ""))

    @cached_property
    def workspace(self) -> Workspace:
        """What there is, by name."""
        frameworks = tuple(
            f"{family}/{version}"
            for family in _folders(self.root / "frameworks")
            for version in _folders(self.root / "frameworks" / family)
        )
        return Workspace(self.settings[0], frameworks, _folders(self.root / "inspections"))

    def framework(self, ref: str) -> Framework | None:
        """The framework version `r-naft/2026.1`, or None where it is not there or cannot be used."""
        if ref not in self._frameworks:
            self._frameworks[ref] = self._read_framework(ref)
        return self._frameworks[ref]

    def _read_framework(self, ref: str) -> Framework | None:
        if ref not in self.workspace.frameworks:
            return None
        framework, said = read_framework(DiskTree(self.root / "frameworks" / ref, f"frameworks/{ref}"))
        self.framework_diagnostics += said
        # Half a framework would judge half: with an error in it, it is not used.
        return None if any(d.severity is Severity.ERROR for d in said) else framework

    def dossier(self, name: str, today: date) -> Loaded:
        """Read the inspection in `inspections/<name>`."""
        tree = DiskTree(self.root / "inspections" / name, f"inspections/{name}")
        return read_dossier(tree, today, self.framework, self.house, self.letters)


def _folders(path: Path) -> tuple[str, ...]:
    """The names of the folders in `path`, sorted; hidden ones and links do not count."""
    try:
        with os.scandir(path) as entries:
            names = [
                e.name for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")
            ]
    except OSError:
        return ()
    return tuple(sorted(names))
