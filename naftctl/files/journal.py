"""What a change is going to do, written down before it is done, so that the next run can complete it."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from naftctl.files import disk

BEGUN, DECIDED = ".naftctl-begun.tmp", ".naftctl-journal.tmp"
"""The journal while contents are being written, and once the change is decided."""

_LIMIT = 64 * 1024 * 1024
_TOKEN = re.compile(r"[0-9a-f]{16}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """A journal that cannot be used."""


@dataclass(frozen=True, slots=True)
class Put:
    """A file that is to hold something new; `old` is what stands there now."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Move:
    """A file that gets another name unread; known again by its size and its time."""

    name: str
    to: str
    size: int
    time: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A file that goes away, as long as it holds what it holds now."""

    name: str
    old: str


@dataclass(frozen=True, slots=True)
class Journal:
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
        return json.dumps(asdict(self), ensure_ascii=True).encode("ascii")


def is_digest(state: str) -> bool:
    """Whether what stands at a place is an ordinary file."""
    return bool(_DIGEST.fullmatch(state))


def read_journal(path: Path) -> Journal:
    """A journal that was kept.

    It may have come from elsewhere, so it can name only places below its folder, and never which temporary
    file is meant: with the files that came along it can do no more than they could themselves.

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
            tuple(Gone(_inside(each["name"]), _matching(_DIGEST, each["old"])) for each in found["gone"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Damaged(str(path)) from error


def _put(each: Any) -> Put:
    return Put(_inside(each["name"]), _text(each["old"]), _matching(_DIGEST, each["new"]))


def _move(each: Any) -> Move:
    return Move(_inside(each["name"]), _inside(each["to"]), _whole(each["size"]), _whole(each["time"]))


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
    parts = name.split("/")
    odd = set(name) & set("\0" if os.name == "posix" else "\0\\:")
    if odd or any(part in ("", ".", "..") or part.casefold() == ".git" for part in parts):
        raise ValueError
    return name
