"""Documents over their last ones, and never over one that somebody made or changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from naftctl.files import NotWritten, change_all, existing
from naftctl.language import tr
from naftctl.load.tree import DiskTree, Unreadable, digest_of

RECORD = ".naftctl-made.json"
"""Beside documents: the sha256 of each as it was made."""

_LARGEST = 256 * 1024 * 1024


def put_documents(
    folder: Path,
    documents: Mapping[str, bytes],
    inside: str = "",
    along: Mapping[str, bytes] | None = None,
    still: Callable[[], bool] | None = None,
) -> None:
    """Write documents below `folder`, all or none, with their record in the folder `inside` of it.

    Files of the program itself may go `along`; `still` is asked under the lock whether all of it still holds.

    Raises:
        NotWritten: one of the documents is there and is not as it was made, or the disk refuses.
    """
    along = along or {}
    record = inside + RECORD
    there = _held(folder, existing(folder, (*documents, *along, record)))
    made = _made(there.get(record, b""))
    for name, data in documents.items():
        if there.get(name, data) != data and made.get(name) != digest_of([there[name]]):
            message = tr(
                "`{name}` was not made by naftctl, or was changed since; nothing was written", name=name
            )
            hint = tr("move it to another place or remove it, or choose another folder with --output")
            raise NotWritten(message, hint)
    made |= {name: digest_of([data]) for name, data in documents.items()}
    told = json.dumps(made, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    wanted = {**along, **documents, record: told.encode()}
    after = {name: data for name, data in wanted.items() if there.get(name) != data}
    change_all(folder, {name: there[name] for name in after if name in there}, after, still=still)


def _held(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """What these files hold."""
    tree = DiskTree(folder, "")
    try:
        return {name: tree.read(name, _LARGEST) for name in names}
    except Unreadable as fault:
        message = tr("`{name}` cannot be written over: {reason}", name=fault.name, reason=fault.reason)
        raise NotWritten(message, tr("choose another folder with --output")) from None


def _made(record: bytes) -> dict[str, str]:
    """The sha256 of each document that a record tells of; none where nobody can read it."""
    try:
        told = json.loads(record)
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(digest) for name, digest in told.items()} if isinstance(told, dict) else {}
