"""A folder as names and bytes: what may be read is read safely, and what may not is said."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Protocol

from naftctl.language import tr
from naftctl.load.refusal import GIT, LINK, MAX_DEPTH, Unreadable, reason_of, refused_name, too_large
from naftctl.load.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from naftctl.diagnostic import Diagnostic

__all__ = ["DiskTree", "MemoryTree", "Tree", "Unreadable", "decode", "digest_of", "is_link", "text_of"]

MAX_BYTES = 512 * 1024
_PIECE = 1024 * 1024
_FLAGS = os.O_RDONLY
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _flag, 0)
# Windows: a symbolic link and a junction; other reparse points are files of a synchronised folder.
_LINK_TAGS = (0xA000000C, 0xA0000003)


class Tree(Protocol):
    """The files below one folder; names are relative to it, with `/`."""

    label: str

    def names(self) -> tuple[str, ...]:
        """The names of all files that may be read, sorted."""
        ...

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """The bytes of a file; raises `Unreadable`, also above `limit` bytes."""
        ...

    def sha256(self, name: str, limit: int) -> str:
        """The sha256 of a file, which is never whole in memory; raises `Unreadable`, also above `limit`."""
        ...

    def problems(self) -> tuple[Diagnostic, ...]:
        """What is in the folder and was refused."""
        ...


def is_link(path: Path) -> bool:
    """Whether a path is a link, or on Windows a junction, to somewhere else.

    Raises:
        OSError: there is nothing there, or nobody may look.
    """
    return _is_link(os.lstat(path))


def text_of(tree: Tree, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of one file, or None where it cannot be read, with what is to be said about that."""
    path = f"{tree.label}/{name}" if tree.label else name
    try:
        return decode(tree.read(name), path)
    except Unreadable as fault:
        return None, (fault.diagnostic(path),)


class DiskTree:
    """A folder on disk; `label` is its path relative to the workspace. It never follows a link below it."""

    def __init__(self, root: Path, label: str) -> None:
        self.root = root
        self.label = label
        self._found: tuple[tuple[str, ...], tuple[Diagnostic, ...]] | None = None

    def names(self) -> tuple[str, ...]:
        """The names of all regular files, sorted."""
        return self._scanned()[0]

    def problems(self) -> tuple[Diagnostic, ...]:
        """What is in the folder and was refused: links, devices, folders without access."""
        return self._scanned()[1]

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """The bytes of a file; raises `Unreadable`, also above `limit` bytes."""
        return b"".join(self._pieces(name, limit, limit + 1))

    def sha256(self, name: str, limit: int) -> str:
        """The sha256 of a file; raises `Unreadable`, also above `limit` bytes."""
        return digest_of(self._pieces(name, limit, _PIECE))

    def _pieces(self, name: str, limit: int, size: int) -> Iterator[bytes]:
        try:
            yield from _read(self._path(name), name, limit, size)
        except (OSError, ValueError) as error:
            raise Unreadable(name, reason_of(error)) from None

    def _path(self, name: str) -> str:
        """The path of a file below the root, every folder of which is a folder and no link."""
        parts = name.split("/")
        outside = any(part in ("", ".", "..") for part in parts) or os.path.isabs(name)  # noqa: PTH117
        if outside or (os.sep != "/" and (os.sep in name or ":" in name)):
            raise Unreadable(name, tr("this path points outside the folder"))
        path = os.fspath(self.root)
        for part in parts:
            if part.casefold() == ".git":
                raise Unreadable(name, GIT)
            path = os.path.join(path, part)  # noqa: PTH118
            if _is_link(os.lstat(path)):
                raise Unreadable(name, LINK)
        return path

    def _scanned(self) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
        if self._found is None:
            names: list[str] = []
            refused: list[Unreadable] = []
            for found in _scan(os.fspath(self.root), "", 0):
                if isinstance(found, str):
                    names.append(found)
                else:
                    refused.append(found)
            refused.sort(key=lambda one: one.name)
            prefix = f"{self.label}/" if self.label else ""
            said = tuple(one.diagnostic((prefix + one.name).rstrip("/")) for one in refused)
            self._found = tuple(sorted(names)), said
        return self._found


class MemoryTree:
    """Files in memory, over another tree where there is one."""

    def __init__(self, files: Mapping[str, str | bytes], label: str, base: Tree | None = None) -> None:
        self.files = files
        self.label = label
        self.base = base

    def names(self) -> tuple[str, ...]:
        """The names of all files, sorted."""
        below = self.base.names() if self.base else ()
        return tuple(sorted({*self.files, *below}))

    def problems(self) -> tuple[Diagnostic, ...]:
        """What the tree below refused."""
        return self.base.problems() if self.base else ()

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """The bytes of a file; raises `Unreadable`, also above `limit` bytes."""
        content = self.files.get(name)
        if content is None:
            if self.base:
                return self.base.read(name, limit)
            raise Unreadable(name, reason_of(FileNotFoundError()))
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        if len(data) > limit:
            raise Unreadable(name, too_large(len(data), limit))
        return data

    def sha256(self, name: str, limit: int) -> str:
        """The sha256 of a file; raises `Unreadable`, also above `limit` bytes."""
        if self.base and name not in self.files:
            return self.base.sha256(name, limit)
        return digest_of((self.read(name, limit),))


def _scan(folder: str, prefix: str, depth: int) -> Iterator[str | Unreadable]:
    """Names of files below a folder, and what is refused there."""
    if depth > MAX_DEPTH:
        yield Unreadable(prefix, tr("more than {max_depth} folders deep", max_depth=MAX_DEPTH))
        return
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError as error:
        yield Unreadable(prefix, reason_of(error))
        return
    for entry in found:
        name = prefix + entry.name
        reason = _refusal(entry)
        if reason is None and _is_folder(entry):
            yield from _scan(entry.path, f"{name}/", depth + 1)
        elif reason is None:
            yield name
        elif reason:
            yield Unreadable(name, reason)


def _refusal(entry: os.DirEntry[str]) -> str | None:
    """Why an entry is refused; an empty reason passes over it in silence; nothing when it is welcome."""
    reason = refused_name(entry.name)
    return _refusal_of_kind(entry) if reason is None else reason


def _refusal_of_kind(entry: os.DirEntry[str]) -> str | None:
    try:
        if entry.is_symlink() or (os.name == "nt" and _is_link(entry.stat(follow_symlinks=False))):
            return LINK
        if entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False):
            return None
    except OSError as error:
        return reason_of(error)
    return tr("this is not an ordinary file")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) in _LINK_TAGS


def _read(path: str, name: str, limit: int, size: int) -> Iterator[bytes]:
    """The bytes of a file in pieces of at most `size`, or as large as it is."""
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name, tr("this is not an ordinary file"))
        if status.st_size > limit:
            raise Unreadable(name, too_large(status.st_size, limit))
        total = 0
        while piece := os.read(descriptor, min(size, status.st_size + 1)):
            total += len(piece)
            if total > limit:
                raise Unreadable(name, too_large(total, limit))
            yield piece
    finally:
        os.close(descriptor)


def digest_of(pieces: Iterable[bytes]) -> str:
    """The sha256 of what is read in pieces."""
    from hashlib import sha256  # noqa: PLC0415  (only wanted where there are attachments)

    digest = sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
