"""The workspace and the folder that it is in: found, readable, synchronised, too deep."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import workspace_root
from naftctl.diagnostic import Severity
from naftctl.files import stays_half
from naftctl.language import tr
from naftctl.load.workspace import MARKER, WorkspaceReader
from naftctl.show.doctor import Part, State

_LONGEST = 200
"""A path that is longer may be too long for Windows with the name of a file behind it."""

_SERVICES = ("OneDrive", "SharePoint", "Dropbox", "Google Drive", "iCloud", "Nextcloud")


def found_root(given: str | None) -> tuple[Path | None, Part]:
    """The workspace, and what is to be said where there is none."""
    try:
        root = workspace_root(given)
    except WrongCall as fault:
        return None, Part(tr("workspace"), State.LOOK, fault.message, fault.hint)
    return root, Part(tr("workspace"), State.FINE, brief(root))


def place(root: Path, reader: WorkspaceReader) -> Iterator[Part]:
    """The parts of a workspace; no file of an inspection is opened."""
    if stays_half(root):
        said = tr(
            "an earlier command was interrupted while it was writing: some files are old and some are new"
        )
        yield Part(tr("writing"), State.LOOK, said, tr("let `naftctl fix` complete it"))
    yield _settings(reader)
    yield _frameworks(reader)
    names = reader.workspace.inspections
    yield Part(tr("inspections"), State.FINE, str(len(names)) if names else tr("none yet"))
    yield from _folder(root, names)


def brief(path: str | Path) -> str:
    """A path that can be shown to others: from the home folder on, or only its last two parts."""
    full = Path(os.path.realpath(path))
    home = Path(os.path.realpath(Path.home()))
    if full.is_relative_to(home) and home != Path(home.anchor):
        return str(Path("~", full.relative_to(home)))
    return str(Path("…", *full.parts[1:][-2:]))


def synchronised(path: Path) -> str:
    """The service that keeps a folder the same on several devices, as its path tells; or nothing."""
    folded = str(path).casefold().replace("googledrive", "google drive")
    return next((name for name in _SERVICES if name.casefold() in folded), "")


def _settings(reader: WorkspaceReader) -> Part:
    errors = [each for each in reader.settings[1] if each.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        more = tr(" (and {errors} more)", errors=len(errors) - 1) if len(errors) > 1 else ""
        line = (
            tr("line {line}: ", line=first.span.line) if first.span.line and first.span.path == MARKER else ""
        )
        words = f"{line}{first.message}{more}"
        return Part(MARKER, State.LOOK, words, first.hint or tr("correct this file"))
    return Part(MARKER, State.FINE, tr("readable"))


def _frameworks(reader: WorkspaceReader) -> Part:
    known = reader.workspace.frameworks
    if not known:
        cure = tr("bring back the folder frameworks/, or complete the workspace with naftctl init")
        return Part(tr("framework"), State.LOOK, tr("not a single version under frameworks/"), cure)
    broken = [ref for ref in known if reader.framework(ref) is None]
    if broken:
        cure = tr("see naftctl framework check")
        return Part(
            tr("framework"), State.LOOK, tr("cannot be used: {broken}", broken=", ".join(broken)), cure
        )
    return Part(tr("framework"), State.FINE, ", ".join(known))


def _folder(root: Path, names: tuple[str, ...]) -> Iterator[Part]:
    """What the folder itself may give trouble with."""
    longest = max([len(str(root / "inspections" / name)) for name in names] or [len(str(root))])
    if longest > _LONGEST:
        said = tr("up to {longest} characters long; Windows may fail above 260 characters", longest=longest)
        yield Part(tr("path"), State.LOOK, said, tr("put the workspace nearer to the start of the disk"))
    if service := synchronised(root):
        said = tr("the workspace is in a folder of {service}", service=service)
        cure = tr(
            "wait until synchronising is done before you start, and do not work in one file with two people"
        )
        yield Part(tr("synchronisation"), State.LOOK, said, cure)
    if _case_blind(root):
        yield Part(tr("file names"), State.FINE, tr("capitals and small letters are the same here"))


def _case_blind(root: Path) -> bool:
    return (root / MARKER.upper()).exists() and MARKER.upper() not in os.listdir(root)  # noqa: PTH208
