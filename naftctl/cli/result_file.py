"""The file that `check --output` writes: never one of people, always an earlier result or a new one."""

from __future__ import annotations

import os
import re
from pathlib import Path

from naftctl.cli.mistakes import WrongCall
from naftctl.cli.session import Session
from naftctl.files import write_all
from naftctl.language import tr
from naftctl.load.tree import DiskTree, Unreadable

_OWNED = ("inspections", "frameworks", "templates", "overviews", ".git")
_BEGINS = re.compile(
    rb"""\s*\Z|\[\s*\]\s*\Z|\[\s*\{\s*(?:"type":\ "issue",\s*"check_name"|"code"):\ "N\d{3}"
    |\{\s*"\$schema":\ "[^"]*sarif[^"]*",\s*"version":\ "2\.1\.0",\s*"runs":\ \[\s*
    \{\s*"tool":\ \{\s*"driver":\ \{\s*"name":\ "naftctl"
    |<\?xml[^>]*>\s*<testsuites\ name="naftctl\ check\"""",
    re.VERBOSE,
)
_ENDS = re.compile(rb"(?:\A|\n)(?:geen problemen[^\n]*|[^\n]* naftctl explain N\d{3})\s*\Z")
_TAIL = 500
_LARGEST = 256 * 1024 * 1024


class ResultFile:
    """A file for a result; named before anything is read, so that no work is done in vain."""

    def __init__(self, session: Session, named: str) -> None:
        self.named, self.path = named, Path(os.path.realpath(session.here / named))
        if not named.strip() or os.path.isdir(self.path):  # noqa: PTH112  (no error where it may not look)
            raise WrongCall(
                tr("--output: `{named}` is a folder", named=named), tr("name a file, such as resultaat.json")
            )
        root = session.reader.root
        inside = self.path.relative_to(root).parts if self.path.is_relative_to(root) else ("",)
        if inside[0].casefold() in _OWNED:
            raise WrongCall(
                tr("--output: no result goes in {folder}/", folder=inside[0]), tr("choose another folder")
            )
        if os.path.lexists(self.path) and not _is_result(self.path):
            message = tr(
                "--output: `{named}` exists already, and is no earlier result of naftctl check", named=named
            )
            raise WrongCall(message, tr("choose another name, or remove it"))

    def write(self, text: str) -> None:
        """Put the result in place of the one before."""
        write_all(self.path.parent, {self.path.name: text.encode()}, overwrite=True)


def _is_result(path: Path) -> bool:
    """Whether a file is what an earlier check wrote: it begins or ends as one of its forms does."""
    try:
        data = DiskTree(path.parent, "").read(path.name, _LARGEST)
    except Unreadable:
        return False
    return bool(_BEGINS.match(data) or _ENDS.search(data[-_TAIL:]))
