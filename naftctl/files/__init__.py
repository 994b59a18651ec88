"""Write what the tool owns: all files of a change or none, and never over somebody's edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from naftctl.files.change import Change
from naftctl.files.refusal import AlreadyThere, NotWritten, reason
from naftctl.names import folded, portable, printable

__all__ = ["AlreadyThere", "NotWritten", "change_all", "existing", "write_all"]


def existing(root: Path, names: Iterable[str]) -> frozenset[str]:
    """Those of `names` that `root` has already, whatever their capitals."""
    return frozenset(name for name in names if _there(root, name))


def write_all(
    root: Path, files: Mapping[str, bytes], *, overwrite: bool = False, private: bool = False
) -> None:
    """Write every file below `root`, by its name with `/`, or nothing at all.

    Folders are made as needed. An existing file is only replaced where `overwrite` is true. What is `private`
    can be read by nobody else on this computer, where the system knows such a thing.

    Raises:
        AlreadyThere: a file is there already and may not be replaced.
        NotWritten: a name cannot be used, or the disk refuses.
    """
    _refuse_names(files)
    there = existing(root, files)
    if there and not overwrite:
        raise AlreadyThere(tuple(sorted(there)))
    change = Change(root, private=private)
    try:
        change.carry_out(files, overwrite=overwrite)
    except OSError as error:
        change.undo()
        raise NotWritten(*reason(error, root)) from error
    except BaseException:
        change.undo()
        raise


def change_all(
    root: Path,
    before: Mapping[str, bytes],
    after: Mapping[str, bytes],
    moves: Mapping[str, str] | None = None,
) -> None:
    """Change files of people below `root`: from what they hold to what they are to hold, or nothing at all.

    What is `before` only goes away, what is `after` only comes; `moves` gives files another name unread.

    Raises:
        AlreadyThere: a file is there already under a new name.
        NotWritten: a file is no longer what it was, a name cannot be used, or the disk refuses.
    """
    moves = moves or {}
    _refuse_names((*after, *moves.values()))
    there = existing(root, (*(name for name in after if name not in before), *moves.values()))
    if there:
        raise AlreadyThere(tuple(sorted(there)))
    change = Change(root, private=False)
    try:
        change.carry_over(before, after, moves)
    except OSError as error:
        change.undo()
        raise NotWritten(*reason(error, root)) from error
    except BaseException:
        change.undo()
        raise


def _refuse_names(names: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        if fault := portable(name):
            hint = "gebruik letters, cijfers en streepjes"
            raise NotWritten(f"`{printable(name)}` kan geen bestandsnaam zijn: {fault}", hint)
        if other := seen.get(folded(name)):
            raise NotWritten(
                f"`{name}` en `{other}` verschillen enkel in hoofdletters", "hernoem een van beide"
            )
        seen[folded(name)] = name


def _there(root: Path, name: str) -> bool:
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
