"""What keeps and signs the history: git and ssh-keygen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from naftctl.engines.signature import is_there
from naftctl.load.git import GitFault, Lack, ask, is_shallow
from naftctl.show.doctor import Part, State

_ATTRIBUTES = ".gitattributes"


def history(root: Path | None) -> Iterator[Part]:
    """The parts of the history of a workspace, or of none."""
    yield from _git(root)
    if is_there():
        yield Part("ssh-keygen", State.FINE, "is er, voor handtekeningen")
    else:
        said = "is er niet; enkel seal --sign en het nakijken van handtekeningen vragen het"
        yield Part("ssh-keygen", State.LOOK, said, "installeer OpenSSH als u zegels ondertekent")


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
        yield Part("repository", State.LOOK, "dit is geen werkmap van git", "werk in een kloon")
    elif shallow:
        said = "een kloon zonder de hele geschiedenis (shallow)"
        yield Part("repository", State.LOOK, said, "haal de rest op met git fetch --unshallow")
    else:
        yield Part("repository", State.FINE, "de werkmap staat onder git")
    yield _line_ends(root)


def _line_ends(root: Path) -> Part:
    """Whether git leaves line ends as they are, on every device."""
    try:
        setting = _line(root, "config", "--get", "core.autocrlf")
    except GitFault:  # it is not set
        setting = ""
    if (root / _ATTRIBUTES).is_file():
        return Part("regeleinden", State.FINE, f"geregeld door {_ATTRIBUTES}")
    cure = f"vul {_ATTRIBUTES} aan met naftctl init"
    if setting in {"true", "input"}:
        said = f"git verandert ze zelf (core.autocrlf={setting})"
        return Part("regeleinden", State.LOOK, said, cure)
    return Part("regeleinden", State.LOOK, f"er is geen {_ATTRIBUTES}", cure)


def _line(root: Path, *arguments: str) -> str:
    return ask(root, *arguments).decode("utf-8", "replace").strip()
