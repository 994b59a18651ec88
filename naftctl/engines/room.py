"""The folders in which the engines work: empty, nobody else's, and gone afterwards."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PREFIX = "naftctl-child-"
_NAME = re.compile(rf"{PREFIX}[a-z0-9_]{{8}}")
_YOUNG, _OLD = 60.0, 24 * 3600.0
"""Seconds: a folder that young may not be locked yet; one that old is nobody's where there are no locks."""

_swept: list[Path] = []
"""The first folder of this run, beside which was looked for what earlier runs left."""


@contextmanager
def room(files: Mapping[str, bytes] | None = None) -> Iterator[Path]:
    """A new folder with only `files`, by name, that is removed whatever happens.

    What the program left behind because it was killed is removed by the next one that makes a folder.
    """
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        lock = _lock(folder)
        try:
            if not _swept:
                _swept.append(folder)
                sweep(folder)
            for file, content in (files or {}).items():
                (folder / file).write_bytes(content)
            yield folder
        finally:
            if lock is not None:
                os.close(lock)


def free_bytes() -> int:
    """The bytes that are left for temporary files.

    Raises:
        OSError: no file can be made there.
    """
    with room() as folder:
        return shutil.disk_usage(folder).free


def sweep(own: Path) -> None:
    """Remove the folders beside `own` that no living program holds."""
    now = own.stat().st_mtime
    with suppress(OSError):
        for path in own.parent.iterdir():
            if path != own and _NAME.fullmatch(path.name) and _abandoned(path, now):
                shutil.rmtree(path, ignore_errors=True)


def _abandoned(path: Path, now: float) -> bool:
    """Whether a folder is the user's own, closed to others, and held by nobody."""
    try:
        found = path.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":
        return now - found.st_mtime > _OLD
    if found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) != stat.S_IRWXU:
        return False
    lock = _lock(path) if now - found.st_mtime > _YOUNG else None
    if lock is None:
        return False
    os.close(lock)
    return True


def _lock(folder: Path) -> int | None:
    """A hold on a folder that ends with the program; None where it is held, or where that cannot be."""
    if sys.platform == "win32":
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
