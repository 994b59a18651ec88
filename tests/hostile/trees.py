"""Everything below a folder: told, compared, thrown away and put back."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

State = tuple[int, int, int]


def states(root: Path) -> dict[str, State]:
    """Everything below a folder, with its kind and rights, size and hour."""
    found: dict[str, State] = {}
    for folder, names, others in os.walk(root):
        for name in (*names, *others):
            path = os.path.join(folder, name)  # noqa: PTH118  (thousands of them)
            try:
                status = os.lstat(path)
            except OSError:  # a path that is too long
                continue
            folders = stat.S_ISDIR(status.st_mode)
            size, hour = (0, 0) if folders else (status.st_size, status.st_mtime_ns)
            found[os.path.relpath(path, root)] = (status.st_mode, size, hour)
    return found


def otherwise(one: dict[str, State], other: dict[str, State]) -> set[str]:
    """The names that stand for something else in one than in the other."""
    return {path for path, state in one.items() if path in other and other[path] != state}


def throw_away(path: Path) -> None:
    """Take away a file or a folder."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def put_back(kept: Path, path: Path) -> None:
    """Make a file or a folder as it was kept."""
    if not kept.is_dir():
        shutil.copy2(kept, path)
    else:
        path.mkdir(exist_ok=True)
        shutil.copystat(kept, path)


def open_up(root: Path) -> None:
    """Give back the rights that a variation took, so that all can be seen and thrown away."""
    root.chmod(0o755)
    for folder, names, _ in os.walk(root):
        for name in names:
            path = Path(folder, name)
            with suppress(OSError):
                if not path.is_symlink() and path.stat().st_mode & 0o700 != 0o700:
                    path.chmod(0o755)
