"""What may not be read, and why, in Dutch."""

from __future__ import annotations

import re
from fnmatch import translate

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.names import printable
from naftctl.source import Span

MAX_DEPTH = 8
SKIPPED = (".ds_store", "._*", "thumbs.db", "desktop.ini", ".directory", "~$*", ".~lock.*", "*.tmp", "*.swp")
"""Files that computers leave behind; they are passed over in silence."""

_SKIPPED = re.compile("|".join(translate(pattern) for pattern in SKIPPED))

LINK = "dit is een koppeling; een gewoon bestand verwacht"
_HINT = "zet er een gewoon, leesbaar bestand of haal het weg"
GIT = "een `.git` hoort niet in deze map"


class Unreadable(Exception):
    """A file that cannot or may not be read, with the reason in Dutch."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def diagnostic(self, path: str) -> Diagnostic:
        """The remark about it, at `path` relative to the workspace."""
        return Diagnostic(Span(printable(path)), "N101", Severity.ERROR, self.reason, _HINT)


def refused_name(name: str) -> str | None:
    """Why a file with this name is refused; `""` passes over it in silence; None when it is welcome."""
    parts = name.casefold().split("/")
    if ".git" in parts:
        return GIT
    if any(map(_SKIPPED.match, parts)):
        return ""
    if not (name.isascii() or _is_unicode(name)):
        return "de naam is niet in UTF-8 geschreven"
    return f"meer dan {MAX_DEPTH} mappen diep" if len(parts) > MAX_DEPTH + 1 else None


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


def too_large(size: int, limit: int) -> str:
    """Why a file of this size is refused."""
    return f"dit bestand is te groot: {size:_} bytes, ten hoogste {limit:_}".replace("_", " ")


def reason_of(error: Exception) -> str:
    """An error of the operating system in Dutch."""
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    number = getattr(error, "errno", None)
    return (
        f"het besturingssysteem kan dit niet lezen (fout {number})"
        if number
        else "dit kan niet gelezen worden"
    )


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (FileNotFoundError, "dit bestand bestaat niet"),
    (PermissionError, "u hebt geen leesrecht"),
    (IsADirectoryError, "dit is een map; een bestand verwacht"),
    (NotADirectoryError, "een deel van dit pad is geen map"),
    (ValueError, "dit pad bevat een teken dat niet in een naam kan"),
)
