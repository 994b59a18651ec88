"""A case of a framework version: an overlay on `r-naft/2026.1`.

In its `expect.txt` it may say `base: r-naft/2026.2`; `path: frameworks/x/1` where the folder is another one
than that of the base; `pinned: 2026-05-12` where the base was pinned before the overlay; `users: a b` for the
inspections that follow it; `earlier: r-naft/2026.1` for the version before.
"""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from pathlib import Path

from msgspec.structs import replace

from naftctl.checks import check_version
from naftctl.diagnostic import Diagnostic
from naftctl.framework.pin import pin_of, pin_text
from naftctl.load.framework import read_version
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.model.framework import Framework
from tests.checks.case import Case, Found, printed, seen
from tests.conftest import ROOT

VERSIONS = Path(__file__).parent / "versions"


class VersionCase(Case, frozen=True, dict=True):
    @property
    def label(self) -> str:
        return self.settings.get("path", f"frameworks/{self._ref}")

    @property
    def _ref(self) -> str:
        return self.settings.get("base", "r-naft/2026.1")

    @property
    def base(self) -> dict[str, str]:
        """The files of the version, and its pin where it has one."""
        files = version_files(self._ref)
        if day := self.settings.get("pinned"):
            files = {**files, "digest.yaml": pin_text(pin_of(framework(self._ref), date.fromisoformat(day)))}
        return files

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """What is said about the version."""
        earlier = tuple(framework(ref) for ref in self.settings.get("earlier", "").split())
        users = tuple(self.settings.get("users", "").split())
        return diagnose_version(self.files, self.label, users, earlier)

    @property
    def seen(self) -> set[Found]:
        """What is said, as a case says it."""
        return {seen(diagnostic, self.label) for diagnostic in self.found}

    @property
    def printed(self) -> str:
        """What people read."""
        return printed(self.found, self.label)


def diagnose_version(
    files: dict[str, str], label: str, users: tuple[str, ...] = (), earlier: tuple[Framework, ...] = ()
) -> tuple[Diagnostic, ...]:
    """What the reader and the rules say about a version with these files."""
    version, said = read_version(MemoryTree(files, label))
    ruled = check_version(replace(version, users=users, earlier=earlier), said) if version else ()
    return tuple(sorted((*said, *ruled), key=lambda d: (d.span, d.code)))


@cache
def version_files(ref: str) -> dict[str, str]:
    """Every file of a version as it is in this repository, without its pin."""
    tree = DiskTree(ROOT / "frameworks" / ref, f"frameworks/{ref}")
    return {name: tree.read(name).decode() for name in tree.names() if name != "digest.yaml"}


@cache
def framework(ref: str) -> Framework:
    """A version of this repository."""
    version, _ = read_version(MemoryTree(version_files(ref), f"frameworks/{ref}"))
    assert version is not None
    return version.framework
