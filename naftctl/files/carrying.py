"""A journal carried out once it is decided, or taken back while it is not."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from naftctl.files import disk
from naftctl.files.journal import BEGUN, DECIDED, Gone, Journal, Move, Put


def carry_forward(home: Path, journal: Journal) -> tuple[str, ...]:
    """Give every file its name; done again from any point, it ends the same.

    Gives the names of files that were changed by somebody since, or lost: those stay as they are.

    Raises:
        OSError: the disk refuses; the journal stays, for the next run.
    """
    left: list[str] = []
    refused: list[OSError] = []
    for step in _steps(home, journal):
        try:
            left += step
        except OSError as error:  # what can be done now is done now
            refused.append(error)
    if refused:
        raise refused[0]
    for folder in journal.targets(home):
        if folder.is_dir():
            disk.sync_folder(folder)
    _forget(home)
    return tuple(left)


def _forget(home: Path) -> None:
    """Take the journal away; whether the disk has heard of that does not matter, for it can be done again."""
    try:
        disk.again((home / DECIDED).unlink)
    except OSError:
        if os.path.lexists(home / DECIDED):
            raise
    with contextlib.suppress(OSError):
        disk.sync_folder(home)


def _steps(home: Path, journal: Journal) -> Iterator[Iterator[str]]:
    """The steps of a journal; each gives the name of a file that had to be left as it is."""
    order = sorted(enumerate(journal.puts), key=lambda each: each[1].old != disk.ABSENT)
    for number, put in order:
        yield _put(home, journal.temporary(home, number), put)
    for move in journal.moves:
        yield _move(home, move)
    for gone in journal.gone:
        yield _take_away(home, gone)


def _put(home: Path, temporary: Path, put: Put) -> Iterator[str]:
    refuse_links(home, put.name)
    target = home / put.name
    now = disk.state(target)
    whole = disk.state(temporary) == put.new
    if whole and is_as_it_was(target, put):
        if now == disk.ABSENT:
            with contextlib.suppress(FileExistsError):
                disk.place(temporary, target)
        else:
            disk.again(lambda: temporary.replace(target))
        now = disk.state(target)
    remove_own(temporary)
    if now != put.new:
        yield put.name


def _move(home: Path, move: Move) -> Iterator[str]:
    for name in (move.name, move.to):
        refuse_links(home, name)
    old, new = home / move.name, home / move.to
    there, known = disk.seen(old), (move.size, move.time)
    if there is None:
        if disk.seen(new) is None:
            yield move.name
        return
    if os.path.lexists(new) and _is_same(old, new):  # it had both names when the run before was cut off
        old.unlink()
        return
    if there != known or os.path.lexists(new):
        yield move.name
        return
    disk.place(old, new)


def _is_same(one: Path, other: Path) -> bool:
    return os.path.samestat(one.lstat(), other.lstat())


def _take_away(home: Path, gone: Gone) -> Iterator[str]:
    refuse_links(home, gone.name)
    path = home / gone.name
    if is_as_it_was(path, gone):
        disk.again(path.unlink)
    elif disk.state(path) != disk.ABSENT:
        yield gone.name


def is_as_it_was(path: Path, known: Put | Gone) -> bool:
    """Whether a place holds what it held, and nobody wrote there since."""
    return disk.state(path) == known.old and disk.seen(path) in (None, (known.size, known.time))


def take_back(home: Path, journal: Journal) -> None:
    """Remove what was prepared for a change that was not decided; what cannot go now goes the next time."""
    gone = True
    for number, put in enumerate(journal.puts):
        try:
            refuse_links(home, put.name)
            remove_own(journal.temporary(home, number))
        except OSError:
            gone = False
    for name in reversed(journal.folders):
        with contextlib.suppress(OSError):
            refuse_links(home, name)
            (home / name).rmdir()
    if gone:
        with contextlib.suppress(OSError):
            (home / BEGUN).unlink(missing_ok=True)


def remove_own(path: Path) -> None:
    """Remove an ordinary file of our own, where it is there."""
    try:
        if stat.S_ISREG(path.lstat().st_mode):
            path.unlink(missing_ok=True)
    except (FileNotFoundError, NotADirectoryError):
        return


def refuse_links(home: Path, name: str) -> None:
    """Refuse a name that leads through a link below the folder."""
    inside = home
    for part in name.split("/")[:-1]:
        inside /= part
        if inside.is_symlink():
            raise OSError(errno.ELOOP, "a link stands where a folder should be", str(inside))
