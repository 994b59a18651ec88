"""The user's own data folder: scorings that nobody else may see yet, outside every workspace."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from naftctl.diagnostic import Diagnostic
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.page import Read, read_yaml_page
from naftctl.load.tree import DiskTree, MemoryTree, text_of
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.scoring import IndividualScoring


def data_folder(given: str | None) -> Path:
    """The folder that was given, or the one in which this system keeps the data of a user."""
    if given:
        return Path(os.path.realpath(given))
    from platformdirs import user_data_path  # noqa: PLC0415  (only wanted for blind scoring)

    return user_data_path("naftctl", appauthor=False)


class Drawer:
    """What a user keeps privately about one inspection; `root` may not exist yet."""

    def __init__(self, data: Path, inspection: str) -> None:
        self.root = data / "scorings" / inspection
        self._tree = DiskTree(self.root, self.root.as_posix())

    def path(self, name: str) -> str:
        """The path of a file as people read it, and as diagnostics name it."""
        return f"{self._tree.label}/{name}"

    def has(self, name: str) -> bool:
        """Whether there is something of this name."""
        return os.path.lexists(self.root / name)

    def text(self, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
        """The text of a file, or None where it cannot be read, with what is to be said about that."""
        return text_of(self._tree, name)

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of a file that a diagnostic names; none where it cannot be read."""
        text, _ = self.text(path.removeprefix(f"{self._tree.label}/"))
        return tuple((text or "").split("\n"))


def read_scoring(text: str, name: str, path: str) -> Read[IndividualScoring]:
    """An individual scoring that is not in an inspection folder."""
    return read_yaml_page(IndividualScoring, name, text, path)


def read_with(reader: WorkspaceReader, name: str, today: date, files: Mapping[str, str]) -> Loaded:
    """The inspection as it would be with these files in its folder, by their names in it."""
    label = f"inspections/{name}"
    tree = MemoryTree(files, label, DiskTree(reader.root / "inspections" / name, label))
    versions = reader.workspace.frameworks
    loaded = read_dossier(tree, today, reader.framework, reader.house, reader.letters, versions)
    return reader.with_names(loaded)
