"""What git knows about a folder; the only caller of git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from naftctl.engines.programs import program_of
from naftctl.language import tr

HEAD = "HEAD"
# A folder under check may bring a configuration of its own: nothing in it may start a program.
_GUARDED = (
    "--no-optional-locks",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.pager=cat",
    "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never",
)  # fmt: skip
_ENVIRONMENT = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_NO_LAZY_FETCH": "1",
    # Beats the configuration, and may not be empty: then the protocol with an empty name is allowed,
    # and an alias `remote-` is its program. No folder can know this one.
    "GIT_ALLOW_PROTOCOL": os.urandom(16).hex(),
}
_SECONDS = 30
_LOG = ("log", "-1", "--no-show-signature")
_LITERAL = ":(literal)"
"""What stands before a path in which `*` and `[` are letters."""
_EXCLUDED = ":(exclude,literal)"
_LONGEST = 200


class Lack(StrEnum):
    """What is missing where git cannot answer."""

    PROGRAM = "program"
    REPOSITORY = "repository"
    HISTORY = "history"
    """A shallow clone, which may not go back that far."""
    REVISION = "revision"
    ANSWER = "answer"


class GitFault(Exception):
    """Why git cannot answer; `hint` is one imperative or nothing."""

    def __init__(self, lack: Lack, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.lack, self.reason, self.hint = lack, reason, hint


class Revision(Struct, frozen=True):
    """A commit (revisie) by the name that was asked for, with the day on which it was made."""

    name: str
    commit: str
    day: date

    @property
    def short(self) -> str:
        """The beginning of the commit, as people write it."""
        return self.commit[:10]


def revision(root: Path, folder: str) -> str | None:
    """The last commit that touched `folder`, with `+` where it changed since; None outside git.

    What left the house, in `sent/`, is made of the rest and does not count.
    """
    paths = ("--", _LITERAL + folder, f"{_EXCLUDED}{folder}/sent")
    try:
        last = _line(root, *_LOG, "--format=%h", "--abbrev=10", *paths)
        changed = last and _changed(root, HEAD, *paths)
    except GitFault:
        return None
    return last + ("+" if changed else "") if last else None


def find_revision(root: Path, named: str = HEAD) -> Revision:
    """The commit that a branch, a tag or a number stands for.

    Raises:
        GitFault: there is no git, no repository or no such commit; the nearest name is in the reason.
    """
    _require_repository(root)
    usable = 0 < len(named) <= _LONGEST and named.isprintable() and not named.startswith("-")
    commit = ""
    if usable:
        try:
            commit = _line(root, "rev-parse", "--verify", "--quiet", f"{named}^{{commit}}")
        except GitFault as fault:
            if fault.lack is not Lack.ANSWER:
                raise
    if not commit:
        raise _absent(root, named)
    return Revision(named, commit, _day(_line(root, *_LOG, "--format=%cs", commit)))


def brought_in(root: Path, file: str) -> Revision | None:
    """The commit that last added `file`; None where no commit did, or the history does not go back to it.

    Raises:
        GitFault: there is no git or no repository, or it cannot answer.
    """
    _require_repository(root)
    try:
        found = _line(root, *_LOG, "--diff-filter=A", "--format=%H %cs %P", "--", _LITERAL + file)
    except GitFault as fault:
        if fault.lack is Lack.ANSWER and not _commits(root):
            return None
        raise
    if not found:
        return None
    commit, day, *parents = found.split()
    if not parents and is_shallow(root):
        return None  # every file looks new in the oldest commit that is here
    return Revision(commit[:10], commit, _day(day))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:  # before 1970, or after 9999
        raise _refused(written) from None


def changed_since(root: Path, found: Revision) -> tuple[str, ...]:
    """The files below `root` that are not what they were at a revision, sorted; new and gone ones too.

    Raises:
        GitFault: git cannot answer.
    """
    return _changed(root, found.commit, "--", ".")


def _changed(root: Path, commit: str, *paths: str) -> tuple[str, ...]:
    how = ("--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
    known = ask(root, *_unfiltered(root), "diff", "--name-only", "-z", *how, commit, *paths)
    fresh = ask(root, "ls-files", "--others", "--exclude-standard", "-z", *paths)
    names = {name.decode("utf-8", "surrogateescape") for name in (known + fresh).split(b"\0") if name}
    return tuple(sorted(names))


def _unfiltered(root: Path) -> Iterator[str]:
    """What keeps git from starting a program over a file (filter), of whomever: git-lfs starts others."""
    keys = _line(root, "config", "--list", "--name-only", "-z").split("\0")
    for name in sorted({key.rpartition(".")[0] for key in keys if key.startswith("filter.")}):
        if "=" in name or not (name.isascii() and name.isprintable()):
            reason = tr("the configuration of git names a filter that cannot be passed over")
            raise GitFault(Lack.ANSWER, reason, tr("take the filter out of .git/config"))
        yield from ("-c", f"{name}.clean=", "-c", f"{name}.process=", "-c", f"{name}.required=false")


def place_in_repository(root: Path) -> str:
    """The folder of a workspace in its repository, as `map/`; nothing for the top, or outside git."""
    try:
        return ask(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    except GitFault:
        return ""


def is_shallow(root: Path) -> bool:
    """Whether only the last part of the history is here."""
    return _line(root, "rev-parse", "--is-shallow-repository") == "true"


def ask(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers in the workspace `root`, with `given` on its standard input.

    Raises:
        GitFault: there is no git, or it gives no answer.
    """
    program = program_of("git")
    if program is None:
        raise GitFault(
            Lack.PROGRAM, tr("git is not there"), tr("install git, or ask whoever manages your computer")
        )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            [program, *_GUARDED, *arguments],
            cwd=root,
            env=clean | _ENVIRONMENT,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise GitFault(Lack.ANSWER, tr("git gives no answer"), tr("try it again")) from None
    if done.returncode:
        raise _refused(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _refused(said: str) -> GitFault:
    if "dubious ownership" in said:
        reason = tr("git does not read this folder: it belongs to another user")
        hint = tr("add the folder with git config --global --add safe.directory")
        return GitFault(Lack.REPOSITORY, reason, hint)
    if "not a git repository" in said:
        hint = tr("put the workspace under git with git init, or work in a clone")
        return GitFault(Lack.REPOSITORY, tr("this workspace is not under git"), hint)
    return GitFault(Lack.ANSWER, tr("git cannot read this"), tr("check the repository with git fsck"))


def _require_repository(root: Path) -> None:
    if _line(root, "rev-parse", "--is-inside-work-tree") != "true":
        raise _refused("not a git repository")


def _absent(root: Path, named: str) -> GitFault:
    """Why there is no such commit."""
    shown = named[:60]
    if named == HEAD and not _commits(root):
        hint = tr("record the files with git commit")
        return GitFault(Lack.HISTORY, tr("this repository has no commit yet"), hint)
    if near := _near(root, named):
        return GitFault(
            Lack.REVISION,
            tr("revision `{shown}` is not there; did you mean `{near}`?", shown=shown, near=near),
            _CHOOSE,
        )
    if is_shallow(root):
        reason = tr(
            "revision `{shown}` is not there, and this clone does not have the whole history (shallow)",
            shown=shown,
        )
        return GitFault(Lack.HISTORY, reason, tr("fetch the rest with git fetch --unshallow"))
    return GitFault(Lack.REVISION, tr("revision `{shown}` is not there", shown=shown), _CHOOSE)


_CHOOSE = tr("name a branch, a tag or a commit from git log")


def _near(root: Path, named: str) -> str:
    """The branch or tag that may have been meant: the same name elsewhere, or one written much alike."""
    names = _line(root, "for-each-ref", "--format=%(refname:short)").splitlines()
    elsewhere = [name for name in names if name.endswith(f"/{named}")]
    return next(iter(elsewhere or get_close_matches(named, names, 1, 0.6)), "")


def _commits(root: Path) -> bool:
    """Whether anything was ever committed to what is checked out."""
    try:
        return bool(_line(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
    except GitFault:
        return False


def _line(root: Path, *arguments: str) -> str:
    return ask(root, *arguments).decode("utf-8", "replace").strip()
