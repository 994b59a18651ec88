"""What a command that was cut off left behind: completed where it was decided, and else taken away."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from naftctl.files.carrying import carry_forward, remove_own, take_back
from naftctl.files.change import left_alone
from naftctl.files.hearing import tell
from naftctl.files.journal import BEGUN, DECIDED, Damaged, Journal, read_journal
from naftctl.files.lock import LOCK, is_held
from naftctl.files.refusal import NotWritten, Unfinished
from naftctl.language import tr
from naftctl.names import printable

_PATIENCE, _PAUSE = 5.0, 0.05


def is_waiting(home: Path) -> bool:
    """Whether something is there to be completed or taken away."""
    return any(os.path.lexists(home / name) for name in (DECIDED, BEGUN, LOCK))


def stays_half(home: Path) -> bool:
    """Whether a decided change is not carried out: some files are old and some new, and it stays so."""
    end = time.monotonic() + _PATIENCE
    while os.path.lexists(home / DECIDED):
        if time.monotonic() > end or not (is_held(home) or not os.path.lexists(home / DECIDED)):
            return True
        time.sleep(_PAUSE)  # a command that is at work
    return False


def settle(home: Path) -> bool:
    """Complete or take away what was left, under the lock of the folder; gives whether files changed.

    Raises:
        NotWritten: the journal is damaged, or the disk refuses.
        OSError: the disk refuses to give the journal.
    """
    settled = os.path.lexists(home / DECIDED)
    if settled:
        _forward(home)
    if os.path.lexists(home / BEGUN):
        _back(home)
    return settled


def _forward(home: Path) -> None:
    try:
        journal = read_journal(home / DECIDED)
    except Damaged:
        raise _damaged(DECIDED) from None
    try:
        left = carry_forward(home, journal)
    except OSError as error:
        raise Unfinished(error, home) from error
    tell(tr("an earlier command was interrupted while it was writing; what it had begun is complete now"))
    for line in _done(journal, frozenset(left)):
        tell(line)
    if left:
        message, hint = left_alone(left)
        tell(f"{message}; {hint}")


def _done(journal: Journal, left: frozenset[str]) -> Iterator[str]:
    """Which files came, moved and went away: whoever did not begin it has to be able to look at them."""
    came = [put.name for put in journal.puts if put.name not in left]
    moved = [
        tr("{old} to {new}", old=move.name, new=move.to) for move in journal.moves if move.name not in left
    ]
    gone = [each.name for each in journal.gone if each.name not in left]
    if came:
        yield tr("  written: {names}", names=_listed(came))
    if moved:
        yield tr("  moved: {names}", names=_listed(moved))
    if gone:
        yield tr("  taken away: {names}", names=_listed(gone))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(printable, names))


def _back(home: Path) -> None:
    try:
        journal = read_journal(home / BEGUN)
    except Damaged:  # cut off before anything else was there
        remove_own(home / BEGUN)
        return
    take_back(home, journal)


def _damaged(name: str) -> NotWritten:
    return NotWritten(
        tr("an earlier command was interrupted, and {name}, which says what it did, is damaged", name=name),
        tr("remove {name}, and look at your files with naftctl check", name=name),
    )
