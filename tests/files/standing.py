"""The files of a folder as they are: noted, and put back."""

from __future__ import annotations

import hashlib
from pathlib import Path

OWN = ".naftctl-*.tmp"
"""What the program keeps while it writes; beside documents it keeps a record, which stays."""

State = dict[str, str]


class Start:
    """The files of a folder as they were, to be put back."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.files = {path: path.read_bytes() for path in base.rglob("*") if path.is_file()}
        self.folders = {path for path in base.rglob("*") if path.is_dir()}
        self.stamps = {path: _stamp(path) for path in self.files}

    def restore(self) -> None:
        """Put everything back as it was."""
        for path in sorted(self.base.rglob("*"), reverse=True):
            if path.is_dir():
                if path not in self.folders:
                    path.rmdir()
            elif path not in self.files:
                path.unlink()
        for path, content in self.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or _stamp(path) != self.stamps[path]:
                path.write_bytes(content)
                self.stamps[path] = _stamp(path)


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def state_of(base: Path) -> State:
    """Every file by its name, with what it holds; what the program keeps for itself does not count."""
    paths = (path for path in base.rglob("*") if path.is_file() and not path.match(OWN))
    return {path.relative_to(base).as_posix(): _digest(path) for path in paths}


_DIGESTS: dict[tuple[object, ...], str] = {}


def _digest(path: Path) -> str:
    status = path.stat()
    key = path, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    if key not in _DIGESTS:
        _DIGESTS[key] = hashlib.sha256(path.read_bytes()).hexdigest()
    return _DIGESTS[key]
