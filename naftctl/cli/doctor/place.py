"""The workspace and the folder that it is in: found, readable, synchronised, too deep."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import workspace_root
from naftctl.diagnostic import Severity
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
        return None, Part("werkmap", State.LOOK, fault.message, fault.hint)
    return root, Part("werkmap", State.FINE, brief(root))


def place(root: Path, reader: WorkspaceReader) -> Iterator[Part]:
    """The parts of a workspace; no file of an inspection is opened."""
    yield _settings(reader)
    yield _frameworks(reader)
    names = reader.workspace.inspections
    yield Part("inspecties", State.FINE, str(len(names)) if names else "nog geen")
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
        more = f" (en {len(errors) - 1} andere)" if len(errors) > 1 else ""
        line = f"regel {first.span.line}: " if first.span.line and first.span.path == MARKER else ""
        words = f"{line}{first.message}{more}"
        return Part(MARKER, State.LOOK, words, first.hint or "verbeter dit bestand")
    return Part(MARKER, State.FINE, "leesbaar")


def _frameworks(reader: WorkspaceReader) -> Part:
    known = reader.workspace.frameworks
    if not known:
        cure = "haal de map frameworks/ terug, of vul de werkmap aan met naftctl init"
        return Part("kader", State.LOOK, "geen enkele versie onder frameworks/", cure)
    broken = [ref for ref in known if reader.framework(ref) is None]
    if broken:
        cure = "zie naftctl framework check"
        return Part("kader", State.LOOK, f"niet te gebruiken: {', '.join(broken)}", cure)
    return Part("kader", State.FINE, ", ".join(known))


def _folder(root: Path, names: tuple[str, ...]) -> Iterator[Part]:
    """What the folder itself may give trouble with."""
    longest = max([len(str(root / "inspections" / name)) for name in names] or [len(str(root))])
    if longest > _LONGEST:
        said = f"tot {longest} tekens lang; Windows kan over 260 tekens struikelen"
        yield Part("pad", State.LOOK, said, "zet de werkmap dichter bij het begin van de schijf")
    if service := synchronised(root):
        said = f"de werkmap staat in een map van {service}"
        cure = "wacht tot de synchronisatie klaar is voor u begint, en werk niet met twee in één bestand"
        yield Part("synchronisatie", State.LOOK, said, cure)
    if _case_blind(root):
        yield Part("bestandsnamen", State.FINE, "hoofdletters en kleine letters zijn hier hetzelfde")


def _case_blind(root: Path) -> bool:
    return (root / MARKER.upper()).exists() and MARKER.upper() not in os.listdir(root)  # noqa: PTH208
