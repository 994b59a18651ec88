"""A file of an inspection in place of itself, as long as it is what was read."""

from __future__ import annotations

from pathlib import Path

from naftctl.files import change_all
from naftctl.load.tree import DiskTree, Unreadable, decode
from naftctl.model.dossier import Dossier


def write_over(root: Path, dossier: Dossier, name: str, text: str) -> str:
    """Write a file of an inspection, over what was read of it and nothing else; gives its path.

    Raises:
        NotWritten: somebody wrote in it since, or the disk refuses.
    """
    file = f"{dossier.path}/{name}"
    change_all(root, _as_read(root, dossier, name), {file: text.encode()})
    return file


def _as_read(root: Path, dossier: Dossier, name: str) -> dict[str, bytes]:
    """The bytes that a file has to hold; none where there was no such file."""
    read, file = dossier.written.get(name), f"{dossier.path}/{name}"
    if read is None:
        return {}
    try:
        data = DiskTree(root, "").read(file)
    except Unreadable:
        data = b""
    # The text was read without the signs that end its lines; where it is another one, so are its bytes.
    return {file: data if decode(data, file)[0] == read.front else read.front.encode()}
