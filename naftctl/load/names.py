"""Names of folders and files in a workspace, for when somebody types: nothing is opened, nothing is slow."""

from __future__ import annotations

import os

MARKER = "naftctl.yaml"


def workspace_around(start: str) -> str:
    """The nearest folder at or above `start` that holds `naftctl.yaml`, or nothing."""
    folder = os.path.realpath(start)
    while not os.path.isfile(f"{folder}/{MARKER}"):  # noqa: PTH113  (pathlib costs more than all the rest)
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return ""
        folder = above
    return folder


def inspection_around(root: str, start: str) -> str:
    """The inspection in whose folder somebody stands, or nothing."""
    inside = f"{os.path.realpath(root)}{os.sep}inspections{os.sep}"
    here = os.path.realpath(start) + os.sep
    return here[len(inside) :].partition(os.sep)[0] if here.startswith(inside) else ""


def folders(path: str) -> list[str]:
    """The names of the folders in `path`, sorted; hidden ones and links do not count."""
    try:
        with os.scandir(path) as entries:
            return sorted(e.name for e in entries if e.name[0] != "." and e.is_dir(follow_symlinks=False))
    except OSError:
        return []


def versions(root: str) -> list[str]:
    """The versions of frameworks, as `r-naft/2026.1`."""
    base = f"{root}/frameworks"
    return [f"{family}/{name}" for family in folders(base) for name in folders(f"{base}/{family}")]


def scales(root: str, inspection: str) -> list[str]:
    """The scales that have a scoring."""
    return [name for name in _pages(f"{root}/inspections/{inspection}/scorings") if not name.startswith(".")]


def evidence(root: str, inspection: str) -> list[str]:
    """The ids of the evidence, as its files are called: `G02` of `G02-gesprek-jongeren.md`."""
    names = (name.partition("-")[0] for name in _pages(f"{root}/inspections/{inspection}/evidence"))
    return sorted({name for name in names if name[1:].isdigit()})


def _pages(path: str) -> list[str]:
    """The names of the Markdown files in a folder, without their ending."""
    try:
        return sorted(name[:-3] for name in os.listdir(path) if name.endswith(".md"))  # noqa: PTH208
    except OSError:
        return []
