"""Changes of a folder: links, pipes, sockets, devices, sizes, rights, a folder in the place of a file."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import stat
from collections.abc import Callable
from pathlib import Path

CANARY = "KANARIE-7731"
"""What stands in files outside the workspace, and may come out nowhere."""
OUTSIDE = "../buiten"
FSMONITOR = '[core]\n\tfsmonitor = "touch kanarie; false"\n\thooksPath = .\n\tpager = touch kanarie\n'

Change = Callable[[Path], None]


def place_canary(root: Path) -> None:
    """Lay files beside a workspace that only a link or a path out of it leads to."""
    folder = root / OUTSIDE
    folder.mkdir(exist_ok=True)
    note = f"---\nmethod: document\ntitle: {CANARY}\n---\n\n{CANARY}\n"
    for name in ("D50-kanarie.md", "inspection.yaml", "published.yaml", "kanarie.png", "kanarie.ttf"):
        (folder / name).write_text(note, "utf-8")


def into(name: str, target: str) -> Change:
    """Make a link with this name."""
    return lambda folder: (folder / name).symlink_to(target)


def instead(name: str, make: Change) -> Change:
    """Take something away, and make something in its place."""

    def change(folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        make(folder)

    return change


def written(name: str, text: str | bytes = "Een zin.\n") -> Change:
    """Write a file, with the folders around it."""

    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return change


def copied(old: str, new: str) -> Change:
    """Copy a file."""
    return lambda folder: written(new, (folder / old).read_bytes())(folder)


def raw(name: bytes) -> Change:
    """Write a file whose name is no text."""

    def change(folder: Path) -> None:
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123  (no text for this name)
            file.write(b"x")

    return change


def bound(name: str) -> Change:
    """Make a socket."""

    def change(folder: Path) -> None:
        here = Path.cwd()
        os.chdir((folder / name).parent)  # the path of a socket may not be long
        try:
            with socket.socket(socket.AF_UNIX) as made:
                made.bind(Path(name).name)
        finally:
            os.chdir(here)

    return change


def device(name: str) -> Change:
    """Make a device."""

    def change(folder: Path) -> None:
        with contextlib.suppress(PermissionError):  # only somebody who rules the computer may
            os.mknod(folder / name, stat.S_IFCHR | 0o666, os.makedev(1, 5))

    return change


def sparse(name: str) -> Change:
    """Make a file of 5 GB that takes no room."""

    def change(folder: Path) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            file.truncate(5 * 1024**3)

    return change


def git(folder: Path) -> None:
    """Make a repository that runs something where somebody asks git about it."""
    for name, text in (
        ("config", FSMONITOR),
        ("HEAD", "ref: refs/heads/x\n"),
        ("objects/x", ""),
        ("refs/x", ""),
    ):
        written(f".git/{name}", text)(folder)


def many(folder: Path) -> None:
    """Write 3 000 notes."""
    for number in range(3_000):
        (folder / f"evidence/D{number + 100}-x.md").write_bytes(b"x")


def deep(folder: Path) -> None:
    """Make folders below each other, deeper than a path can tell."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(60):
            Path("m" * 100).mkdir()
            os.chdir("m" * 100)
        Path("D01-x.md").write_bytes(b"x")
    finally:
        os.chdir(here)


def nothing(folder: Path) -> None:
    """Leave a folder as it is."""


def emptied(folder: Path) -> None:
    """Throw away all that is in a folder."""
    shutil.rmtree(folder)
    folder.mkdir()


def both(first: Change, second: Change) -> Change:
    """One change after the other."""

    def change(folder: Path) -> None:
        first(folder)
        second(folder)

    return change


def note(folder: Path) -> str:
    """The first note."""
    return sorted(path.name for path in (folder / "evidence").glob("*.md"))[0]


def with_image(make: Change) -> Change:
    """Make a file and show it in the summary."""

    def change(folder: Path) -> None:
        make(folder)
        with (folder / "summary.md").open("a", encoding="utf-8") as file:
            file.write("\n![woorden](evidence/foto.png)\n")

    return change


def png(width: int, height: int) -> bytes:
    """An image of one chunk, of any size."""
    from zlib import crc32  # noqa: PLC0415

    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x06\0\0\0"
    chunk = (len(head) - 4).to_bytes(4, "big") + head + crc32(head).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND" + crc32(b"IEND").to_bytes(4, "big")


def pipe(name: str) -> Change:
    """Make a pipe, on which nobody writes."""
    return lambda folder: os.mkfifo(folder / name)


def made(name: str) -> Change:
    """Make a folder."""
    return lambda folder: (folder / name).mkdir(parents=True)


def closed(name: str) -> Change:
    """Take away all rights on a file or folder."""
    return lambda folder: (folder / name).chmod(0)
