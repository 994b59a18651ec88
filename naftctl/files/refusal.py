"""Why nothing was written, and what to do about it."""

from __future__ import annotations

import errno
from pathlib import Path

from naftctl.language import tr


class NotWritten(Exception):
    """A change of which nothing was kept; `message` and `hint` are words for the user."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class AlreadyThere(NotWritten):
    """A change that would have gone over files of somebody; `names` has them."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(
            tr("exists already: {names}", names=", ".join(names)),
            tr("choose another place, or take away what is there"),
        )
        self.names = names


class Overtaken(NotWritten):
    """A change that rests on what is no longer so."""

    def __init__(self) -> None:
        message = tr("what this rests on was changed in the meantime by somebody else; nothing was written")
        super().__init__(message, tr("give your command again"))


class Unfinished(NotWritten):
    """A change that is decided, and that the next command that writes in the same folder completes."""

    def __init__(self, error: OSError, root: Path) -> None:
        words, hint = _known(error.errno or 0)
        super().__init__(
            tr("not everything is in its place in {root}: {words}", root=root, words=words),
            tr("{hint}; `naftctl fix`, or this command once more, completes it", hint=hint),
        )


def reason(error: OSError, root: Path) -> tuple[str, str]:
    """An error of the operating system in words, and what to do about it."""
    number = error.errno or 0
    if number == errno.EEXIST and any(place.is_file() for place in (root, *root.parents)):
        number = errno.ENOTDIR
    words, hint = _known(number)
    return tr("nothing written in {root}: {words}", root=root, words=words), hint


def _known(number: int) -> tuple[str, str]:
    unknown = (tr("the operating system refuses (error {number})", number=number), tr("try again"))
    return _access(number) or _disk(number) or _place(number) or unknown


def _disk(number: int) -> tuple[str, str] | None:
    return {
        errno.ENOSPC: (tr("the disk is full"), tr("make room and try again")),
        errno.EDQUOT: (tr("your share of the disk is used up"), tr("make room and try again")),
        errno.EROFS: (tr("this disk can only be read"), tr("choose another folder")),
    }.get(number)


def _access(number: int) -> tuple[str, str] | None:
    shut = (
        tr("you may not write here, or the file is open elsewhere"),
        tr("close the file or choose another folder"),
    )
    return {
        errno.EACCES: shut,
        errno.EBUSY: shut,
        errno.EPERM: (tr("you may not write here"), tr("choose another folder")),
    }.get(number)


def _place(number: int) -> tuple[str, str] | None:
    return {
        errno.EEXIST: (
            tr("a file with that name has come in the meantime"),
            tr("look at what is there and try again"),
        ),
        errno.ENOTDIR: (tr("where a folder has to come, there is a file"), tr("choose another folder")),
        errno.EISDIR: (tr("where a file has to come, there is a folder"), tr("choose another folder")),
        errno.ELOOP: (tr("a link stands where a folder has to come"), tr("put an ordinary folder there")),
        errno.ENAMETOOLONG: (tr("the name is too long"), tr("choose a shorter name or a folder higher up")),
    }.get(number)
