"""The files that a user hands in: a note in Word that is read, and attachments that never are."""

from __future__ import annotations

import re
from pathlib import Path

from naftctl.cli.given import FileGiven
from naftctl.cli.judge import named
from naftctl.cli.mistakes import Unable, WrongCall
from naftctl.cli.tell import tell
from naftctl.engines.child import EngineError
from naftctl.language import tr
from naftctl.load.docx import WordNote, read_docx
from naftctl.scaffold import slug

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_TEXTS = {".md", ".markdown", ".yaml", ".yml", ".txt"}
_PASSED_OVER = {".tmp", ".swp"}


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
            message = tr("--attach: `{name}` cannot be an attachment", name=file.name)
            hint = tr("an attachment is for example a .pdf, .docx, .xlsx, .jpg or .csv")
            raise WrongCall(
                message,
                tr("{hint}; the text itself belongs in the source", hint=hint)
                if file.suffix in _TEXTS
                else hint,
            )
        if not file.data:
            raise WrongCall(tr("--attach: `{name}` is empty", name=file.name), tr("give a file with content"))
        stem = slug(Path(file.name).stem) or "bijlage"
        stem = stem.removeprefix(f"{identity.lower()}-")
        name, number = f"{identity}-{stem}{file.suffix}", 1
        while name in found:
            number += 1
            name = f"{identity}-{stem}-{number}{file.suffix}"
        found[name] = file
    return found
