"""A file that a user hands in, wherever it is."""

from __future__ import annotations

import os
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import Session
from naftctl.language import tr
from naftctl.load.attachments import MAX_BYTES
from naftctl.load.tree import DiskTree, Unreadable


class FileGiven(Struct, frozen=True, dict=True):
    """A file that was handed in: its name as it was typed, and its bytes."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """Its fingerprint."""
        return sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """How its name ends, in small letters."""
        return Path(self.name).suffix.lower()


def read_given(session: Session, name: str, option: str, limit: int = MAX_BYTES) -> FileGiven:
    """A file of the user, wherever it is."""
    path = Path(os.path.realpath(session.here / name))
    try:
        return FileGiven(name, DiskTree(path.parent, "").read(path.name, limit))
    except Unreadable as fault:
        raise WrongCall(
            f"{option}: `{name}`: {fault.reason}", tr("give an ordinary, readable file")
        ) from None
