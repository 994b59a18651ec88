"""Find a workspace, name what is in it, and read one inspection of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from msgspec.structs import replace

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.engines.fonts import printable
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.earlier import earlier_of, lowered_heads, perhaps_of, read_told
from naftctl.load.framework import read_version
from naftctl.load.history import read_history
from naftctl.load.house import FONTS, read_house
from naftctl.load.letters import ANY, Letters
from naftctl.load.local import read_local
from naftctl.load.page import read_yaml_page
from naftctl.load.record import build
from naftctl.load.refusal import LINKED_FOLDER, Unreadable, reason_of
from naftctl.load.requests import read_requests
from naftctl.load.sector import brief, read_head, told
from naftctl.load.tree import DiskTree, MemoryTree, is_link, text_of
from naftctl.load.yaml import Document
from naftctl.model.dossier import Dossier
from naftctl.model.followup import Told
from naftctl.model.framework import Framework
from naftctl.model.history import History
from naftctl.model.inspection import Inspection
from naftctl.model.sector import Sector
from naftctl.model.version import Version
from naftctl.model.workspace import House, LocalSettings, Settings, Workspace

MARKER = "naftctl.yaml"


def find_workspace(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `naftctl.yaml`."""
    return next((folder for folder in (start, *start.parents) if os.path.isfile(folder / MARKER)), None)  # noqa: PTH113


class WorkspaceReader:
    """Reads a workspace piece by piece; each framework version is read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._versions: dict[str, tuple[Version | None, tuple[Diagnostic, ...]]] = {}
        self._told: dict[tuple[str, date], Told | None] = {}

    def __reduce__(self) -> tuple[type[Self], tuple[Path]]:
        """Another process reads for itself."""
        return type(self), (self.root,)

    @property
    def settings(self) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
        """`naftctl.yaml`, with what is wrong in it."""
        settings, _, said = self._read_settings
        return settings, (*said, *self._closed)

    @property
    def house(self) -> House:
        """How reports look here; the usual look where `naftctl.yaml` cannot be used."""
        return self._read_settings[1]

    @cached_property
    def _read_settings(self) -> tuple[Settings | None, House, tuple[Diagnostic, ...]]:
        tree = DiskTree(self.root, "")
        text, problems = text_of(tree, MARKER)
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
        return Letters(lambda: printable(fonts)) if os.path.isdir(fonts) else ANY  # noqa: PTH112

    @cached_property
    def local(self) -> tuple[LocalSettings, tuple[Diagnostic, ...]]:
        """`naftctl.local.yaml`, with what is wrong in it."""
        return read_local(DiskTree(self.root, ""))

    @cached_property
    def history(self) -> tuple[History, tuple[Diagnostic, ...]]:
        """`history.yaml`, with what is wrong in it."""
        return read_history(DiskTree(self.root, ""))

    @cached_property
    def _closed(self) -> tuple[Diagnostic, ...]:
        """What is said of a folder that is there and may not be looked into: it is not an empty one."""
        said = []
        for name in ("frameworks", "inspections", "templates", "overviews"):
            try:
                if is_link(self.root / name):
                    said.append(Unreadable(name, LINKED_FOLDER).diagnostic(name))
                os.scandir(self.root / name).close()
            except FileNotFoundError:
                continue
            except OSError as error:
                said.append(Unreadable(name, reason_of(error)).diagnostic(name))
        return tuple(said)

    @cached_property
    def workspace(self) -> Workspace:
        """What there is, by name."""
        frameworks = tuple(
            f"{family}/{version}"
            for family in _folders(self.root / "frameworks")
            for version in _folders(self.root / "frameworks" / family)
        )
        return Workspace(self.settings[0], frameworks, _folders(self.root / "inspections"))

    def version(self, ref: str) -> tuple[Version | None, tuple[Diagnostic, ...]]:
        """The version `r-naft/2026.1` with what is wrong in it, or None where there is none to read."""
        if ref not in self._versions:
            known = ref in self.workspace.frameworks
            tree = DiskTree(self.root / "frameworks" / ref, f"frameworks/{ref}")
            self._versions[ref] = read_version(tree) if known else (None, ())
        return self._versions[ref]

    def framework(self, ref: str) -> Framework | None:
        """The framework version `r-naft/2026.1`, or None where it is not there or cannot be used."""
        version, said = self.version(ref)
        # Half a framework would judge half: with an error in it, it is not used.
        broken = any(d.severity is Severity.ERROR for d in said)
        return version.framework if version and not broken else None

    @cached_property
    def pins(self) -> Mapping[str, tuple[str, ...]]:
        """The inspections that pin each version; under `` those that do not say which."""
        found: dict[str, list[str]] = {}
        for name in self.workspace.inspections:
            found.setdefault(_pinned_by(read_head(self._tree(name))), []).append(name)
        return {ref: tuple(names) for ref, names in found.items()}

    @cached_property
    def sector(self) -> Sector:
        """Every inspection in brief: those with a folder, and those of `history.yaml`."""
        trees = [self._tree(name) for name in self.workspace.inspections]
        read = [brief(tree, read_head(tree)) for tree in trees]
        history, _ = self.history
        named = {entry.framework for entry in history.inspections} & set(self.workspace.frameworks)
        return Sector(
            (*(past for past in read if past), *told(history)),
            {ref: self.framework(ref) for ref in sorted(named)},
            history,
        )

    @cached_property
    def _lowered(self) -> Mapping[str, bytes]:
        """The bytes of each `inspection.yaml`, to look something up in."""
        return lowered_heads(self.root / "inspections", self.workspace.inspections)

    def dossier(self, name: str, today: date, instead: Mapping[str, bytes] | None = None) -> Loaded:
        """Read the inspection in `inspections/<name>`, where some files hold something else `instead`."""
        disk = self._tree(name)
        tree = MemoryTree(instead, disk.label, disk) if instead is not None else disk
        versions = self.workspace.frameworks
        loaded = read_dossier(tree, today, self.framework, self.house, self.letters, versions)
        return self._with_earlier(self.with_names(loaded), today)

    def _with_earlier(self, loaded: Loaded, today: date) -> Loaded:
        """An inspection with what those of its provider tell, as long as it may still take that along."""
        dossier = loaded.dossier
        if dossier is None or not dossier.takes_along or "seals/draft.yaml" in dossier.present:
            return loaded
        if dossier.inspection.milestones.stopped:
            return loaded
        earlier = self.earlier(dossier.inspection.provider.id, today, dossier.id)
        named = {item.inspection for item in dossier.followup} - {each.id for each in earlier}
        told = (self.told(name, today) for name in self.workspace.inspections if name in named)
        earlier += tuple(each for each in told if each is not None)
        return replace(loaded, dossier=replace(dossier, earlier=earlier))

    def earlier(self, provider: str, today: date, but: str = "") -> tuple[Told, ...]:
        """What every inspection of a provider tells of shortcomings, without the one named `but`."""
        names = [name for name in perhaps_of(self._lowered, provider) if name != but]
        return earlier_of(provider, names, lambda name: self.told(name, today))

    def told(self, name: str, today: date) -> Told | None:
        """What one inspection tells of shortcomings, None where it cannot be told whose it is."""
        key = name, today
        if key not in self._told:
            self._told[key] = read_told(self._tree(name), today, self.framework)
        return self._told[key]

    def with_names(self, loaded: Loaded) -> Loaded:
        """An inspection with the local list of names that may stand in no text."""
        names = tuple(name for name in self.local[0].names if name.strip())
        if loaded.dossier is None or not names:
            return loaded
        return replace(loaded, dossier=replace(loaded.dossier, names=names))

    def outline(self, name: str, today: date) -> Dossier | None:
        """An inspection as `inspection.yaml` and its requests tell it; None where the first is no use."""
        head = read_head(self._tree(name))
        inspection = build(Inspection, head.value, head.origin).record if head else None
        framework = self.framework(inspection.framework) if inspection else None
        if inspection is None or framework is None:
            return None
        requests = read_requests(self._tree(name))
        return Dossier(name, f"inspections/{name}", inspection, framework, today, requests=requests)

    def _tree(self, name: str) -> DiskTree:
        return DiskTree(self.root / "inspections" / name, f"inspections/{name}")


def _pinned_by(head: Document | None) -> str:
    """The framework version that an `inspection.yaml` names, or nothing."""
    value = head.value if head else None
    named = value.get("framework") if isinstance(value, dict) else None
    return named if isinstance(named, str) else ""


def _folders(path: Path) -> tuple[str, ...]:
    """The names of the folders in `path`, sorted; hidden ones and links do not count."""
    try:
        if is_link(path):
            return ()
        with os.scandir(path) as entries:
            names = [
                e.name for e in entries if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")
            ]
    except OSError:
        return ()
    return tuple(sorted(names))
