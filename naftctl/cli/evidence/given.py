"""The files that a user hands in: a note in Word that is read, and attachments that never are."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from naftctl.cli.judge import named
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.session import Session
from naftctl.cli.tell import tell
from naftctl.engines.child import EngineError
from naftctl.load.attachments import MAX_BYTES
from naftctl.load.docx import WordNote, read_docx
from naftctl.load.tree import DiskTree, Unreadable
from naftctl.scaffold import slug

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_TEXTS = {".md", ".markdown", ".yaml", ".yml", ".txt"}
_PASSED_OVER = {".tmp", ".swp"}


@dataclass(frozen=True)
class FileGiven:
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
        raise WrongCall(f"{option}: `{name}`: {fault.reason}", "geef een gewoon, leesbaar bestand") from None


def read_note(given: FileGiven) -> WordNote | None:
    """The text of a note in Word; nothing where it may not be taken in, which is then told."""
    try:
        found, said = read_docx(given.data, given.name)
    except EngineError as fault:
        raise Unable(fault.reason, fault.hint, 3 if fault.kind == "missing" else 1) from None
    if found is None:
        tell(named(said), lambda _: ())
    return found


def attached(identity: str, given: tuple[FileGiven, ...]) -> dict[str, FileGiven]:
    """Every attachment by the name that it gets beside the note with this id."""
    found: dict[str, FileGiven] = {}
    for file in given:
        if not _SUFFIX.fullmatch(file.suffix) or file.suffix in _TEXTS | _PASSED_OVER:
            message = f"--attach: `{file.name}` kan geen bijlage zijn"
            hint = "een bijlage is bijvoorbeeld een .pdf, .docx, .xlsx, .jpg of .csv"
            raise WrongCall(
                message, f"{hint}; de tekst zelf hoort in de bron" if file.suffix in _TEXTS else hint
            )
        if not file.data:
            raise WrongCall(f"--attach: `{file.name}` is leeg", "geef een bestand met inhoud")
        stem = slug(Path(file.name).stem) or "bijlage"
        stem = stem.removeprefix(f"{identity.lower()}-")
        name, number = f"{identity}-{stem}{file.suffix}", 1
        while name in found:
            number += 1
            name = f"{identity}-{stem}-{number}{file.suffix}"
        found[name] = file
    return found
