"""What a change is going to do, written down before it is done, so that the next run can complete it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from naftctl.files import disk
from naftctl.language import tr
from naftctl.names import portable

BEGUN, DECIDED = ".naftctl-begun.tmp", ".naftctl-journal.tmp"
"""The journal while contents are being written, and once the change is decided."""

_LIMIT = 64 * 1024 * 1024
_TOKEN = re.compile(r"[0-9a-f]{16}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """A journal that cannot be used."""


class Put(Struct, frozen=True):
    """A file that is to hold something new; `old` is what stands there now, of that size and time."""

    name: str
    old: str
    new: str
    size: int = 0
    time: int = 0


class Move(Struct, frozen=True):
    """A file that gets another name unread; known again by its size and its time."""

    name: str
    to: str
    size: int
    time: int


class Gone(Struct, frozen=True):
    """A file that goes away, as long as it holds what it holds now, and nobody wrote it since."""

    name: str
    old: str
    size: int
    time: int


class Journal(Struct, frozen=True):
    """A whole change; names have `/` and are relative to the folder in which the journal stands."""

    token: str
    folders: tuple[str, ...]
    puts: tuple[Put, ...]
    moves: tuple[Move, ...] = ()
    gone: tuple[Gone, ...] = ()

    def temporary(self, home: Path, number: int) -> Path:
        """Where the new content of a file waits: beside its place, with the rights of that folder."""
        return (home / self.puts[number].name).with_name(f".naftctl-{self.token}-{number}.tmp")

    def targets(self, home: Path) -> frozenset[Path]:
        """The folders in which names come or go."""
        names = {put.name for put in self.puts} | {gone.name for gone in self.gone}
        names |= {name for move in self.moves for name in (move.name, move.to)}
        return frozenset((home / name).parent for name in names)

    def as_bytes(self) -> bytes:
        """The journal as it is kept."""
        return json.dumps(to_builtins(self), ensure_ascii=True).encode("ascii")


def is_digest(state: str) -> bool:
    """Whether what stands at a place is an ordinary file."""
    return bool(_DIGEST.fullmatch(state))


def fault_of(name: str) -> str | None:
    """Why a file of this name, relative to a folder, is never written; nothing where it can be."""
    return next((fault for part in name.split("/") if (fault := _fault_of_part(part))), None)


def _fault_of_part(part: str) -> str | None:
    # Windows also knows it by a short name; `portable` refuses what computers do not see in a name.
    of_git = part.casefold() in (".git", "git~1")
    return tr("that is the folder of git itself") if of_git else portable(part)


def read_journal(path: Path) -> Journal:
    """A journal that was kept.

    It may have come from elsewhere, so it can name only places below its folder, never which temporary file
    is meant, and no file that stands there without its time: whoever made it elsewhere does not know that.

    Raises:
        Damaged: it was cut off or is not ours.
        OSError: the disk refuses.
    """
    content = disk.read(path, _LIMIT)
    try:
        found = json.loads(content)
        return Journal(
            _matching(_TOKEN, found["token"]),
            tuple(map(_inside, found["folders"])),
            tuple(map(_put, found["puts"])),
            tuple(map(_move, found["moves"])),
            tuple(map(_gone, found["gone"])),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Damaged(str(path)) from error


def _put(each: Any) -> Put:
    name, new = _inside(each["name"]), _matching(_DIGEST, each["new"])
    return Put(name, _text(each["old"]), new, _whole(each["size"]), _whole(each["time"]))


def _move(each: Any) -> Move:
    return Move(_inside(each["name"]), _inside(each["to"]), _whole(each["size"]), _whole(each["time"]))


def _gone(each: Any) -> Gone:
    old = _matching(_DIGEST, each["old"])
    return Gone(_inside(each["name"]), old, _whole(each["size"]), _whole(each["time"]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    if not pattern.fullmatch(_text(value)):
        raise ValueError
    return str(value)


def _inside(value: Any) -> str:
    """A name below the folder; raises where it could point elsewhere."""
    name = _text(value)
    if fault_of(name):
        raise ValueError
    return name
