"""Write what the tool owns: all files of a change or none, and never over somebody's edits."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from naftctl.files.hearing import heard_by
from naftctl.files.refusal import AlreadyThere, NotWritten, Overtaken, reason
from naftctl.language import tr

__all__ = [
    "AlreadyThere",
    "NotWritten",
    "Overtaken",
    "change_all",
    "complete",
    "existing",
    "heard_by",
    "stays_half",
    "write_all",
]

_MARKER = "naftctl.yaml"
"""What makes a folder a workspace, which has one lock and one journal."""


def existing(root: Path, names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that `root` has already, whatever their capitals."""
    return frozenset(name for name in names if _there(root, name))


def write_all(
    root: Path,
    files: Mapping[str, bytes],
    *,
    overwrite: bool = False,
    private: bool = False,
    still: Callable[[], bool] | None = None,
) -> None:
    """Write every file below `root`, by its name with `/`, or nothing at all.

    Folders are made as needed. An existing file is only replaced where `overwrite` is true, and not at all
    where it holds the same already. What is `private` can be read by nobody else on this computer, where the
    system knows such a thing. `still` is asked while no other command can write: whether what this rests on
    is what it was.

    Raises:
        AlreadyThere: a file is there already and may not be replaced.
        Overtaken: another command or somebody was first.
        NotWritten: a name cannot be used, or the disk refuses.
    """
    from naftctl.files.change import Change, Wanted  # noqa: PLC0415  (slow to load, and only who writes wants it)

    _refuse_names(files)
    with _writing(root, files, private=private) as (home, place):
        _refuse_overtaken(still)
        there = existing(root, files)
        if there and not overwrite:
            raise AlreadyThere(tuple(sorted(there)))
        after = {place + name: content for name, content in files.items()}
        Change(home, Wanted(after, {}, {}), private).carry_out()


def change_all(
    root: Path,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    moves: Mapping[str, str] | None = None,
    still: Callable[[], bool] | None = None,
) -> None:
    """Change files of people below `root`: from what they hold to what they are to hold, or nothing at all.

    What is `before` only goes away, what is `after` only comes; `moves` gives files another name unread;
    `still` is asked as by `write_all`.

    Raises:
        AlreadyThere: a file is there already under a new name.
        Overtaken: another command or somebody was first.
        NotWritten: a file is no longer what it was, a name cannot be used, or the disk refuses.
    """
    from naftctl.files.change import Change, Wanted  # noqa: PLC0415  (slow to load, and only who writes wants it)

    moves = moves or {}
    _refuse_names((*after, *moves.values()), (*before, *moves))
    if not (before or after or moves):
        return
    with _writing(root, after, private=False) as (home, place):
        _refuse_overtaken(still)
        there = existing(root, (*(name for name in after if name not in before), *moves.values()))
        if there:
            raise AlreadyThere(tuple(sorted(there)))
        wanted = Wanted(
            {place + name: content for name, content in after.items()},
            {place + name: content for name, content in before.items()},
            {place + old: place + new for old, new in moves.items()},
        )
        Change(home, wanted).carry_out()


def complete(root: Path) -> None:
    """Complete what a command that was cut off had decided below `root`, and take away what it left.

    Raises:
        NotWritten: another command is writing, or the disk refuses.
    """
    from naftctl.files.lock import locked  # noqa: PLC0415  (slow to load, and only who writes wants it)
    from naftctl.files.settling import is_waiting, settle  # noqa: PLC0415  (slow to load, and only who writes wants it)

    home = _home(root, ())
    if not is_waiting(home):
        return
    try:
        with locked(home):
            settle(home)
    except OSError as error:
        raise NotWritten(*reason(error, root)) from error


def stays_half(root: Path) -> bool:
    """Whether a decided change below `root` is not carried out: some files are old, some new, and stay so."""
    from naftctl.files import settling  # noqa: PLC0415  (slow to load, and only who writes wants it)

    return settling.stays_half(root)


@contextmanager
def _writing(root: Path, names: Iterable[str], *, private: bool) -> Iterator[tuple[Path, str]]:
    """The folder whose lock is held inside, and how the names of `root` begin there."""
    from naftctl.files import disk  # noqa: PLC0415  (slow to load, and only who writes wants it)
    from naftctl.files.lock import locked  # noqa: PLC0415  (slow to load, and only who writes wants it)

    real = Path(os.path.realpath(root))
    home = _home(real, names)
    place = real.relative_to(home).as_posix()
    if place != ".":
        _refuse_names((), (place,))
    made: tuple[Path, ...] = ()
    try:
        made = disk.make_folders(home, 0o700 if private else 0o777)
        with locked(home):
            _settle_first(home)
            yield home, "" if place == "." else f"{place}/"
    except BaseException as error:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise NotWritten(*reason(error, root)) from error
        raise


def _settle_first(home: Path) -> None:
    """Complete what was cut off before anything else; what was read before that may be half of it."""
    from naftctl.files.settling import settle  # noqa: PLC0415  (slow to load, and only who writes wants it)

    if settle(home) and (home / _MARKER).is_file():
        message = tr("an earlier command had been interrupted, and is complete now; nothing else was written")
        raise NotWritten(message, tr("give your command again"))


def _refuse_overtaken(still: Callable[[], bool] | None) -> None:
    if still and not still():
        raise Overtaken


def _home(root: Path, names: Iterable[str]) -> Path:
    """The folder that has the lock and the journal: the workspace, or `root` itself."""
    if _MARKER in names:
        return root
    return next((each for each in (root, *root.parents) if (each / _MARKER).is_file()), root)


def _refuse_names(names: Iterable[str], there: Iterable[str] = ()) -> None:
    """Refuse names that cannot live on every computer, and two that are one there; `there` is not new."""
    from naftctl.files.journal import fault_of  # noqa: PLC0415  (slow to load, and only who writes wants it)
    from naftctl.names import folded, portable  # noqa: PLC0415  (slow to load, and only who writes wants it)

    seen: dict[str, str] = {}
    for name in there:
        _refuse_name(name, fault_of(name))
    for name in names:
        _refuse_name(name, portable(name) or fault_of(name))
        if other := seen.get(folded(name)):
            message = tr("`{name}` and `{other}` differ in capitals only", name=name, other=other)
            raise NotWritten(message, tr("rename one of the two"))
        seen[folded(name)] = name


def _refuse_name(name: str, fault: str | None) -> None:
    from naftctl.names import printable  # noqa: PLC0415  (slow to load, and only who writes wants it)

    if fault:
        message = tr("`{name}` cannot be the name of a file: {fault}", name=printable(name), fault=fault)
        raise NotWritten(message, tr("use letters, digits and dashes"))


def _there(root: Path, name: str) -> bool:
    from naftctl.names import folded  # noqa: PLC0415  (slow to load, and only who writes wants it)

    folder = root
    for part in name.split("/"):
        try:
            found = next((entry for entry in folder.iterdir() if folded(entry.name) == folded(part)), None)
        except OSError:
            return False
        if found is None:
            return False
        folder = found
    return True
