"""A folder as it was at a revision: names and bytes, and the pages that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from naftctl.diagnostic import Diagnostic
from naftctl.language import tr
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.framework import read_version
from naftctl.load.git import GitFault, Lack, Revision, ask
from naftctl.load.refusal import LINK, Unreadable, refused_name, too_large
from naftctl.load.tree import MAX_BYTES, decode, digest_of
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework

_WHOLE = 64 * 1024 * 1024
"""Texts that are larger together are read one by one."""
_TEXTS = (".md", ".yaml", ".yml")
_FILES = {"100644", "100755"}


class _Blob(Struct, frozen=True):
    """The number by which git knows the content of a file, and its size."""

    number: str
    size: int


class GitTree:
    """A folder at a commit; `label` is its path relative to the workspace `root`. Nothing is checked out."""

    def __init__(self, root: Path, commit: str, label: str) -> None:
        self.root, self.commit, self.label = root, commit, label

    def names(self) -> tuple[str, ...]:
        """The names of all regular files, sorted; none where the folder was not there."""
        return tuple(sorted(self._listed[0]))

    def problems(self) -> tuple[Diagnostic, ...]:
        """What is in the folder and was refused: links, folders of another repository, odd names."""
        prefix = f"{self.label}/" if self.label else ""
        return tuple(one.diagnostic(prefix + one.name) for one in self._listed[1])

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """The bytes of a file; raises `Unreadable`, also above `limit` bytes."""
        blob = self._listed[0].get(name)
        if blob is None:
            refused = (one.reason for one in self._listed[1] if one.name == name)
            raise Unreadable(name, next(refused, tr("this file does not exist")))
        if blob.size > limit:
            raise Unreadable(name, too_large(blob.size, limit))
        known = self._texts.get(blob.number)
        return ask(self.root, "cat-file", "blob", blob.number) if known is None else known

    def sha256(self, name: str, limit: int) -> str:
        """The sha256 of a file; raises `Unreadable`, also above `limit` bytes."""
        return digest_of((self.read(name, limit),))

    @cached_property
    def _listed(self) -> tuple[dict[str, _Blob], tuple[Unreadable, ...]]:
        below = ("--", f"{self.label}/") if self.label else ()
        rows = ask(self.root, "ls-tree", "-r", "-z", "--long", self.commit, *below).split(b"\0")
        found: dict[str, _Blob] = {}
        refused: list[Unreadable] = []
        for row in filter(None, rows):
            head, _, path = row.partition(b"\t")
            mode, _, number, size = head.decode("ascii").split()
            name = path.decode("utf-8", "surrogateescape")[len(self.label) + 1 if self.label else 0 :]
            reason = refused_name(name)
            if reason is None and mode in _FILES:
                if not size.isdigit():
                    raise _incomplete()
                found[name] = _Blob(number, int(size))
            elif reason != "":
                refused.append(Unreadable(name, reason or LINK))
        return found, tuple(sorted(refused, key=lambda one: one.name))

    @cached_property
    def _texts(self) -> dict[str, bytes]:
        """The content of all texts by number, for the price of one call; none where that is too much."""
        blobs = {
            blob.number: blob.size
            for name, blob in self._listed[0].items()
            if name.endswith(_TEXTS) and blob.size <= MAX_BYTES
        }
        if not blobs or sum(blobs.values()) > _WHOLE:
            return {}
        answer = ask(self.root, "cat-file", "--batch", given="".join(f"{n}\n" for n in blobs).encode())
        return dict(_contents(answer))


def _contents(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """The number and the content of each blob in an answer of `cat-file --batch`."""
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        number, kind, *size = answer[start:end].decode("ascii").split()
        if kind != "blob":
            raise _incomplete()
        start = end + 1 + int(size[0])
        yield number, answer[end + 1 : start]
        start += 1


def _incomplete() -> GitFault:
    return GitFault(Lack.ANSWER, tr("git lacks a part of this revision"), tr("fetch it with git fetch"))


class PastReader:
    """Reads inspections as they were at a revision of the workspace."""

    def __init__(self, reader: WorkspaceReader, revision: Revision) -> None:
        self.reader, self.revision = reader, revision
        self._frameworks: dict[str, Framework | None] = {}

    def dossier(self, name: str, today: date) -> Loaded | None:
        """The inspection `inspections/<name>` as it was, or None where it was not there."""
        tree = self._tree(f"inspections/{name}")
        if not tree.names() and not tree.problems():
            return None
        versions = self.reader.workspace.frameworks
        return read_dossier(tree, today, self._framework, self.reader.house, versions=versions)

    def lines(self, path: str) -> tuple[str, ...]:
        """The lines of a file of the workspace as it was; none where it cannot be read."""
        folder, _, name = path.rpartition("/")
        try:
            data = self._tree(folder).read(name)
        except Unreadable:
            return ()
        text, _ = decode(data, path)
        return tuple((data.decode("utf-8", "replace") if text is None else text).split("\n"))

    def _framework(self, ref: str) -> Framework | None:
        """The version of now, which does not change once it is in use; else that of then."""
        if ref not in self._frameworks:
            found = self.reader.framework(ref)
            if found is None and not {"", ".", ".."} & set(ref.split("/")):
                version, said = read_version(self._tree(f"frameworks/{ref}"))
                broken = any(one.severity == "error" for one in said)
                found = version.framework if version and not broken else None
            self._frameworks[ref] = found
        return self._frameworks[ref]

    def _tree(self, label: str) -> GitTree:
        return GitTree(self.reader.root, self.revision.commit, label)
