"""What may not be read, and why."""

from __future__ import annotations

import re
from fnmatch import translate

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.names import printable
from naftctl.source import Span

MAX_DEPTH = 8
SKIPPED = (".ds_store", "._*", "thumbs.db", "desktop.ini", ".directory", "~$*", ".~lock.*", "*.tmp", "*.swp")
"""Files that computers leave behind; they are passed over in silence."""

_SKIPPED = re.compile("|".join(translate(pattern) for pattern in SKIPPED))

LINK = tr("this is a link; an ordinary file expected")
LINKED_FOLDER = tr("this folder is a link; its files have to be in the workspace itself")
_HINT = tr("put an ordinary, readable file there or remove it")
GIT = tr("a `.git` does not belong in this folder")


class Unreadable(Exception):
    """A file that cannot or may not be read, with the reason in words."""

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
        return tr("the name is not written in UTF-8")
    return (
        tr("more than {max_depth} folders deep", max_depth=MAX_DEPTH) if len(parts) > MAX_DEPTH + 1 else None
    )


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


def too_large(size: int, limit: int) -> str:
    """Why a file of this size is refused."""
    return tr("this file is too large: {size:_} bytes, at most {limit:_}", size=size, limit=limit).replace(
        "_", " "
    )


def reason_of(error: Exception) -> str:
    """An error of the operating system in words."""
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    number = getattr(error, "errno", None)
    return (
        tr("the operating system cannot read this (error {number})", number=number)
        if number
        else tr("this cannot be read")
    )


_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (FileNotFoundError, tr("this file does not exist")),
    (PermissionError, tr("you have no permission to read it")),
    (IsADirectoryError, tr("this is a folder; a file expected")),
    (NotADirectoryError, tr("a part of this path is not a folder")),
    (ValueError, tr("this path contains a character that a name cannot have")),
)
