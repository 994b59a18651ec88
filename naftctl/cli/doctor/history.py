"""What keeps and signs the history: git and ssh-keygen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from naftctl.engines.signature import is_there
from naftctl.language import tr
from naftctl.load.git import GitFault, Lack, ask, is_shallow
from naftctl.show.doctor import Part, State

_ATTRIBUTES = ".gitattributes"


def history(root: Path | None) -> Iterator[Part]:
    """The parts of the history of a workspace, or of none."""
    yield from _git(root)
    if is_there():
        yield Part("ssh-keygen", State.FINE, tr("is there, for signatures"))
    else:
        said = tr("is not there; only seal --sign and checking signatures need it")
        yield Part("ssh-keygen", State.LOOK, said, tr("install OpenSSH if you sign seals"))


def _git(root: Path | None) -> Iterator[Part]:
    try:
        version = _line(root or Path.cwd(), "--version").removeprefix("git version ")
    except GitFault as fault:
        yield Part("git", State.LOOK, fault.reason, fault.hint)
        return
    yield Part("git", State.FINE, version)
    if root is None:
        return
    try:
        inside = _line(root, "rev-parse", "--is-inside-work-tree") == "true"
        shallow = inside and is_shallow(root)
    except GitFault as fault:
        words = fault.reason, fault.hint
        yield Part("repository", State.LOOK, *(words if fault.lack is Lack.REPOSITORY else (words[0], "")))
        return
    if not inside:
        yield Part("repository", State.LOOK, tr("this is not a workspace under git"), tr("work in a clone"))
    elif shallow:
        said = tr("a clone without the whole history (shallow)")
        yield Part("repository", State.LOOK, said, tr("fetch the rest with git fetch --unshallow"))
    else:
        yield Part("repository", State.FINE, tr("the workspace is under git"))
    yield _line_ends(root)


def _line_ends(root: Path) -> Part:
    """Whether git leaves line ends as they are, on every device."""
    try:
        setting = _line(root, "config", "--get", "core.autocrlf")
    except GitFault:  # it is not set
        setting = ""
    if (root / _ATTRIBUTES).is_file():
        return Part(tr("line endings"), State.FINE, tr("settled by {file}", file=_ATTRIBUTES))
    cure = tr("complete {file} with naftctl init", file=_ATTRIBUTES)
    if setting in {"true", "input"}:
        said = tr("git changes them itself (core.autocrlf={setting})", setting=setting)
        return Part(tr("line endings"), State.LOOK, said, cure)
    return Part(tr("line endings"), State.LOOK, tr("there is no {file}", file=_ATTRIBUTES), cure)


def _line(root: Path, *arguments: str) -> str:
    return ask(root, *arguments).decode("utf-8", "replace").strip()
