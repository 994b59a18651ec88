"""One command at a time writes below a folder: the next one waits a little, and then says so."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naftctl.files.hearing import tell
from naftctl.files.refusal import NotWritten
from naftctl.language import tr

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".naftctl-lock.tmp"
"""Ends like what `check`, git and synchronised folders pass over; it goes away with the lock."""

_PATIENCE, _SOON, _PAUSE = 5.0, 1.0, 0.05
_FAR = 1 << 20  # a locked byte cannot be read on Windows, and the number of the process is to be read
_FLAGS = os.O_RDWR
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT", "O_TEMPORARY"):
    _FLAGS |= getattr(os, _flag, 0)
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP}


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """The lock of a folder, held inside; the system frees it when this program dies.

    Raises:
        NotWritten: another command keeps writing.
    """
    path = home / LOCK
    descriptor = _patiently(path)
    try:
        yield
    finally:
        _leave(path, descriptor)


def is_held(home: Path) -> bool:
    """Whether a command is writing below a folder now; this changes nothing there."""
    try:
        descriptor = os.open(home / LOCK, _FLAGS & ~os.O_RDWR & ~getattr(os, "O_TEMPORARY", 0))
    except OSError as error:
        return os.name == "nt" and isinstance(error, PermissionError)
    try:
        return not _is_free(descriptor)
    finally:
        os.close(descriptor)


def _patiently(path: Path) -> int:
    start, said = time.monotonic(), False
    while (descriptor := _take(path)) is None:
        waited = time.monotonic() - start
        if waited > _PATIENCE:
            message = tr("another command writes in this folder{who}; nothing was written", who=_who(path))
            raise NotWritten(message, tr("wait until it is ready, and try again"))
        if waited > _SOON and not said:
            tell(tr("another command writes in this folder{who}; waiting for it", who=_who(path)))
            said = True
        time.sleep(_PAUSE)
    return descriptor


def _take(path: Path) -> int | None:
    """The lock, or nothing where somebody has it."""
    try:
        descriptor = _opened(path)
    except PermissionError:
        if os.name == "nt" and os.path.lexists(path):  # it is just being taken away
            return None
        raise
    try:
        if _is_free(descriptor) and _is_still(path, descriptor):
            with contextlib.suppress(OSError):  # only there to be told
                os.ftruncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _opened(path: Path) -> int:
    try:
        descriptor = os.open(path, _FLAGS | os.O_CREAT, 0o666)
    except PermissionError:
        if os.name == "nt" or not os.path.lexists(path):
            raise
        descriptor = os.open(path, _FLAGS & ~os.O_RDWR)  # left by somebody else: it can be held all the same
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EEXIST, "not an ordinary file", str(path))
    return descriptor


def _is_free(descriptor: int) -> bool:
    """Whether the lock is ours now; also where the disk knows no locks."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if sys.platform == "win32" or isinstance(error, BlockingIOError):
            return False
        if error.errno not in _NO_LOCKS:
            raise
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the file that is held still has its name: whoever was first took it away."""
    if os.name == "nt":
        return True
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _leave(path: Path, descriptor: int) -> None:
    if os.name == "posix":
        with contextlib.suppress(OSError):
            path.unlink()
    os.close(descriptor)


def _who(path: Path) -> str:
    """Which process has the lock, in words with a space before them; nothing where that cannot be read."""
    try:
        number = path.read_bytes()[:20].decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
    return tr(" (process {number})", number=number) if number.isdecimal() else ""
