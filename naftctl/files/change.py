"""One change of files: prepared beside their places, decided by one renaming, and then carried out."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from naftctl.files import disk
from naftctl.files.carrying import carry_forward, is_as_it_was, refuse_links, take_back
from naftctl.files.journal import BEGUN, DECIDED, Gone, Journal, Move, Put, is_digest
from naftctl.files.refusal import NotWritten, Unfinished
from naftctl.language import tr
from naftctl.names import printable

_MANY, _AT_ONCE = 64, 8


class Wanted(Struct, frozen=True):
    """What is to be: contents by name, names to be changed, and what has to be there as it was read."""

    after: Mapping[str, bytes]
    before: Mapping[str, bytes]
    moves: Mapping[str, str]


class Change(Struct, frozen=True):
    """A change below `home`; its names are relative to `home`."""

    home: Path
    wanted: Wanted
    private: bool = False

    def carry_out(self) -> None:
        """All of it or nothing, under the lock of `home`.

        Raises:
            NotWritten: a file is no longer what it was.
            Unfinished: the change is decided, and the disk refuses to complete it now.
            OSError: the disk refuses; nothing was kept.
        """
        self._compare()
        journal = self._journal()
        if not (journal.puts or journal.moves or journal.gone):
            return
        try:
            self._prepare(journal)
            self._decide()
        except BaseException:
            if not os.path.lexists(self.home / DECIDED):  # an interruption may come just after it
                take_back(self.home, journal)
            raise
        _complete(self.home, journal)

    # ── what is going to happen ──────────────────────────────────────────────────────────────────────────
    def _journal(self) -> Journal:
        """The change written out, without the files that hold already what they are to hold."""
        puts = tuple(put for put in map(self._put, self.wanted.after) if put.old != put.new)
        gone = tuple(map(self._gone, (name for name in self.wanted.before if name not in self.wanted.after)))
        moves = tuple(self._moves())
        coming = (*(put.name for put in puts), *(move.to for move in moves))
        for name in (*coming, *self.wanted.moves, *(each.name for each in gone)):
            refuse_links(self.home, name)
        return Journal(os.urandom(8).hex(), tuple(self._missing(coming)), puts, moves, gone)

    def _put(self, name: str) -> Put:
        path = self.home / name
        size, time = disk.seen(path) or (0, 0)
        now = disk.state(path)
        if now in (disk.FOLDER, disk.OTHER):
            raise OSError(errno.EISDIR if now == disk.FOLDER else errno.EEXIST, "no file", str(path))
        return Put(name, now, disk.digest(self.wanted.after[name]), size, time)

    def _gone(self, name: str) -> Gone:
        size, time = disk.seen(self.home / name) or (0, 0)
        return Gone(name, disk.digest(self.wanted.before[name]), size, time)

    def _moves(self) -> Iterator[Move]:
        for old, new in self.wanted.moves.items():
            known = disk.seen(self.home / old)
            if known is None:
                raise FileNotFoundError(errno.ENOENT, "gone", str(self.home / old))
            yield Move(old, new, *known)

    def _missing(self, names: tuple[str, ...]) -> Iterator[str]:
        """The folders that have to be made, outermost first."""
        made: set[str] = set()
        for name in names:
            parts = name.split("/")[:-1]
            for depth in range(1, len(parts) + 1):
                folder = "/".join(parts[:depth])
                if folder not in made and not (self.home / folder).is_dir():
                    made.add(folder)
                    yield folder

    def _compare(self) -> None:
        """Make sure that nobody wrote in a file since it was read."""
        for name, content in self.wanted.before.items():
            if disk.state(self.home / name) != disk.digest(content):
                raise _changed(name)

    # ── beside the places ────────────────────────────────────────────────────────────────────────────────
    def _prepare(self, journal: Journal) -> None:
        modes = (0o700, 0o600) if self.private else (0o777, 0o666)
        disk.write_new(self.home / BEGUN, journal.as_bytes(), modes[1])
        disk.sync_folder(self.home)
        for folder in journal.folders:
            (self.home / folder).mkdir(modes[0])
        self._write(journal, modes[1])
        above = {(self.home / folder).parent for folder in journal.folders}
        for each in journal.targets(self.home) | above:
            disk.sync_folder(each)
        self._refuse_shut(journal)
        self._refuse_changed(journal)

    def _write(self, journal: Journal, mode: int) -> None:
        """Write the contents; where there are many, side by side, because each waits for the disk."""
        write = partial(self._write_one, journal, mode)
        if len(journal.puts) < _MANY:
            for number in range(len(journal.puts)):
                write(number)
            return
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (slow, and seldom wanted)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(write, range(len(journal.puts))):
                pass

    def _write_one(self, journal: Journal, mode: int, number: int) -> None:
        put, path = journal.puts[number], self.home / journal.puts[number].name
        like = path if not self.private and is_digest(put.old) else None
        disk.write_new(journal.temporary(self.home, number), self.wanted.after[put.name], mode, like)

    def _refuse_shut(self, journal: Journal) -> None:
        """Refuse what cannot be carried out later: a folder without access, a file open elsewhere."""
        away = [*(move.name for move in journal.moves), *(gone.name for gone in journal.gone)]
        for name in (*away, *(move.to for move in journal.moves)):
            _refuse_folder((self.home / name).parent)
        for name in (*away, *(put.name for put in journal.puts)):
            disk.refuse_open(self.home / name)

    def _refuse_changed(self, journal: Journal) -> None:
        """Refuse where somebody wrote while the contents were being prepared."""
        standing: tuple[Put | Gone, ...] = (*journal.puts, *journal.gone)
        for each in standing:
            if not is_as_it_was(self.home / each.name, each):
                raise _changed(each.name)
        for move in journal.moves:
            if disk.seen(self.home / move.name) != (move.size, move.time):
                raise _changed(move.name)
            if os.path.lexists(self.home / move.to):
                raise FileExistsError(errno.EEXIST, "exists", str(self.home / move.to))

    # ── from here on it is new ───────────────────────────────────────────────────────────────────────────
    def _decide(self) -> None:
        """The one step that makes the change: the journal gets its name."""
        decided = self.home / DECIDED
        try:
            disk.again(lambda: (self.home / BEGUN).replace(decided))
        except OSError:
            if not os.path.lexists(decided):
                raise
        with contextlib.suppress(OSError):  # it is decided, whether the disk has heard of it or not
            disk.sync_folder(self.home)


def _complete(home: Path, journal: Journal) -> None:
    try:
        try:
            left = carry_forward(home, journal)
        except KeyboardInterrupt:
            carry_forward(home, journal)
            raise
    except OSError as error:
        raise Unfinished(error, home) from error
    if left:
        raise NotWritten(*left_alone(left))


def left_alone(names: tuple[str, ...]) -> tuple[str, str]:
    """Words for files that were not written because somebody changed them, and what to do about it."""
    message = tr(
        "not written, because it was changed in the meantime or what had to come is gone: {names}",
        names=", ".join(map(printable, names)),
    )
    hint = tr("look at what is there, or put it back from the history of the workspace; the rest is written")
    return message, hint


def _refuse_folder(folder: Path) -> None:
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, "no access", str(folder))


def _changed(name: str) -> NotWritten:
    message = tr("{name} has changed in the meantime; nothing was written", name=printable(name))
    return NotWritten(message, tr("try again"))
