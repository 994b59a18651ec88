"""Single steps on the disk, each of which is done or not done."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

FOLDER, OTHER, ABSENT = "folder", "other", ""
_READ, _NEW = os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _READ |= getattr(os, _flag, 0)
    _NEW |= getattr(os, _flag, 0)
_READ |= getattr(os, "O_NONBLOCK", 0)
_PAUSES = (0.05, 0.1, 0.2, 0.3, 0.5)
_CANNOT = {errno.EINVAL, errno.EBADF, errno.ENOSYS, errno.EACCES, errno.ENOTSUP, errno.EOPNOTSUPP}


def state(path: Path) -> str:
    """What stands at a place: nothing, the sha256 of a file, where a link points, or another thing."""
    try:
        mode = path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return ABSENT
    if stat.S_ISLNK(mode):
        return f"link:{path.readlink()}"
    if not stat.S_ISREG(mode):
        return FOLDER if stat.S_ISDIR(mode) else OTHER
    with os.fdopen(os.open(path, _READ), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seen(path: Path) -> tuple[int, int] | None:
    """The size of a file and when it last changed, in nanoseconds; nothing where there is no file."""
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def digest(content: bytes) -> str:
    """The sha256 of bytes, as `state` gives it for a file."""
    return hashlib.sha256(content).hexdigest()


def read(path: Path, limit: int) -> bytes:
    """The bytes of an ordinary file, at most `limit` of them."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EEXIST, "not an ordinary file", str(path))
        return file.read(limit)


def write_new(path: Path, content: bytes, mode: int, like: Path | None = None) -> None:
    """A file that was not there yet, whole and on the disk, with the rights of the one that it is `like`."""
    descriptor = os.open(path, _NEW, 0o600 if like else mode)
    try:
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]
        if like:
            keep_rights(like, path)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place(temporary: Path, target: Path) -> None:
    """Give a file its name, unless somebody took that name in the meantime."""
    try:
        os.link(temporary, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
        again(lambda: temporary.rename(target))
    else:
        again(temporary.unlink)


def again(step: Callable[[], object]) -> None:
    """Do a step, and try it a few times more while a file is open elsewhere."""
    for pause in _PAUSES:
        try:
            step()
        except OSError as error:
            if not _passes(error):
                raise
            time.sleep(pause)
        else:
            return
    step()


def _passes(error: OSError) -> bool:
    """Whether a refusal may be over in a moment: a scanner or a synchronised folder has the file."""
    return error.errno == errno.EBUSY or (os.name == "nt" and isinstance(error, PermissionError))


def refuse_open(path: Path) -> None:
    """Refuse a file that is open elsewhere where that stops it from being replaced, as on Windows."""
    if os.name == "nt" and os.path.lexists(path):
        again(lambda: path.rename(path))


def keep_rights(source: Path, target: Path) -> None:
    """Give a file the mode, the group and the access list of another one, as far as the system lets."""
    status = source.lstat()
    if hasattr(os, "chown") and target.lstat().st_gid != status.st_gid:
        with contextlib.suppress(OSError):
            os.chown(target, -1, status.st_gid)
    target.chmod(stat.S_IMODE(status.st_mode))
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(source, follow_symlinks=False):
                os.setxattr(target, name, os.getxattr(source, name), follow_symlinks=False)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can."""
    if os.name != "posix":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except PermissionError:  # a folder in which one may write and not look
        return
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT:  # some network folders cannot
            raise
    finally:
        os.close(descriptor)


def make_folders(folder: Path, mode: int) -> tuple[Path, ...]:
    """Make a folder and those above it that are not there; gives what was made, outermost first."""
    missing = []
    while not folder.exists():
        if folder.is_symlink():
            raise OSError(errno.ELOOP, "a link stands where a folder should be", str(folder))
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode)
    return tuple(reversed(missing))
