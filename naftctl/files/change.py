"""One change of files on disk: carried out step by step, so that every step can be taken back."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from naftctl.files.refusal import NotWritten
from naftctl.names import printable

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL
for _flag in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _flag, 0)
_MANY, _AT_ONCE = 64, 8


class Change:
    """What was made so far, so that it can be taken away again."""

    def __init__(self, root: Path, *, private: bool) -> None:
        self.root = root
        self.modes = (0o700, 0o600) if private else (0o777, 0o666)
        self.folders: list[Path] = []
        self.temporary: list[Path] = []
        self.placed: list[Path] = []
        self.replaced: list[tuple[Path, Path]] = []
        self.kept: dict[Path, bytes] = {}

    def carry_out(self, files: Mapping[str, bytes], *, overwrite: bool) -> None:
        """Write all contents beside their places first, and only then give them their names."""
        targets = self._prepared(files)
        for temporary, target in targets:
            if overwrite:
                self._replace(temporary, target)
            else:
                self._place(temporary, target)
        self._done(target for _, target in targets)

    def carry_over(
        self, before: Mapping[str, bytes], after: Mapping[str, bytes], moves: Mapping[str, str]
    ) -> None:
        """Put new files in place first, then the changed ones, and take away the old ones last."""
        targets = self._prepared(after)
        self._compare(before)
        for (temporary, target), name in sorted(
            zip(targets, after, strict=True), key=lambda t: t[1] in before
        ):
            if name in before:
                shutil.copymode(target, temporary)
                self._replace(temporary, target)
                self.kept[target] = before[name]
            else:
                self._place(temporary, target)
        for old, new in moves.items():
            self._give(self.root / old, self.root / new)
        for name in (*(name for name in before if name not in after), *moves):
            self._take_away(self.root / name)
        self._done(self.root / name for name in (*before, *after, *moves))

    def _prepared(self, files: Mapping[str, bytes]) -> list[tuple[Path, Path]]:
        targets = []
        for number, name in enumerate(files):
            target = self.root / name
            self._make_folder(target.parent)
            targets.append((target.with_name(f".naftctl-{os.getpid()}-{number}.tmp"), target))
        self._write_each([temporary for temporary, _ in targets], files.values())
        return targets

    def _write_each(self, paths: Sequence[Path], contents: Iterable[bytes]) -> None:
        """Write files; where there are many, side by side, because each waits for the disk."""
        if len(paths) < _MANY:
            for path, content in zip(paths, contents, strict=True):
                self._write(path, content)
            return
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  (slow, and seldom wanted)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for _ in pool.map(self._write, paths, contents):
                pass

    def _done(self, targets: Iterable[Path]) -> None:
        for old, _ in self.replaced:
            old.unlink(missing_ok=True)
        for folder in {target.parent for target in targets}:
            _sync_folder(folder)

    def _compare(self, before: Mapping[str, bytes]) -> None:
        """Make sure that nobody wrote in a file since it was read."""
        for name, content in before.items():
            path = self.root / name
            if path.is_symlink() or path.read_bytes() != content:
                message = f"{printable(name)} is intussen gewijzigd; er is niets geschreven"
                raise NotWritten(message, "probeer opnieuw")

    def _give(self, old: Path, new: Path) -> None:
        """Let a file be found under a new name too."""
        try:
            os.link(old, new, follow_symlinks=False)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a file system without links
            with old.open("rb") as source, os.fdopen(os.open(new, _FLAGS, 0o666), "wb") as copy:
                shutil.copyfileobj(source, copy)
        self.placed.append(new)

    def _take_away(self, path: Path) -> None:
        """Put a file aside until all is done."""
        aside = path.with_name(f".naftctl-{os.getpid()}-{len(self.replaced)}.gone.tmp")
        path.rename(aside)
        self.replaced.append((aside, path))

    def _make_folder(self, folder: Path) -> None:
        inside = self.root
        for part in folder.relative_to(self.root).parts:
            inside /= part
            if inside.is_symlink():
                raise OSError(errno.ELOOP, "a link stands where a folder should be", str(inside))
        missing = []
        while not folder.exists():
            missing.append(folder)
            folder = folder.parent
        for name in reversed(missing):
            name.mkdir(self.modes[0])
            self.folders.append(name)

    def _write(self, path: Path, content: bytes) -> None:
        path.unlink(missing_ok=True)
        self.temporary.append(path)
        descriptor = os.open(path, _FLAGS, self.modes[1])
        try:
            view = memoryview(content)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def _place(self, temporary: Path, target: Path) -> None:
        """Give a file its name, unless somebody took that name in the meantime."""
        try:
            os.link(temporary, target, follow_symlinks=False)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a file system without links
            if target.exists():
                raise FileExistsError(errno.EEXIST, "exists", str(target)) from None
            temporary.rename(target)
        self.placed.append(target)
        temporary.unlink(missing_ok=True)

    def _replace(self, temporary: Path, target: Path) -> None:
        """Put a file in the place of the last one, which is kept aside until all is done."""
        old = temporary.with_suffix(".old.tmp")
        try:
            old.unlink(missing_ok=True)
            os.link(target, old, follow_symlinks=False)
            self.replaced.append((old, target))
        except FileNotFoundError:
            self.placed.append(target)
        except (OSError, NotImplementedError):  # a file system without links: the last one cannot be kept
            pass
        temporary.replace(target)

    def undo(self) -> None:
        """Take away everything that was made, and put back what was replaced."""
        for old, target in self.replaced:
            with contextlib.suppress(OSError):
                old.replace(target)
                old.unlink(missing_ok=True)  # of one file with two names, neither goes away by itself
                self.kept.pop(target, None)
        for target, content in self.kept.items():  # where no link could be kept
            with contextlib.suppress(OSError):
                if target.read_bytes() != content:
                    target.write_bytes(content)
        for path in (*self.placed, *self.temporary):
            with contextlib.suppress(OSError):
                path.unlink()
        for folder in reversed(self.folders):
            with contextlib.suppress(OSError):
                folder.rmdir()


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError:  # some network folders cannot
        pass
    finally:
        os.close(descriptor)
