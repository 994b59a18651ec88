"""Work that only computes, spread over processors; threads would wait for each other."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import chain
from traceback import format_exception
from typing import TYPE_CHECKING, Any, TypeVar

from naftctl.cli.mistakes import Unable
from naftctl.cli.progress import progress_when_late
from naftctl.engines.interruption import uninterrupted
from naftctl.language import tr

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

R = TypeVar("R")
Work = Callable[[tuple[str, ...]], Iterable[R]]
"""Gives a result for each of some names; it and its results must be able to go to another process."""

_ENOUGH, _MOST = 12, 3
"""How many names make a process worth its start, and how many start unasked: each takes some 30 MiB."""
_LOOK = 0.2


class Lost(Unable):
    """A process that the system ended before it had given all its results."""


def spread(work: Work[R], names: Sequence[str], words: str) -> tuple[R, ...]:
    """What `work` gives for all names, in their order, also where the system ends a process.

    Whoever waits longer than a second sees how far it is, with these words.
    """
    try:
        return _whole(work, names, words, None)
    except Lost:
        return _whole(work, names, words, 1)


def _whole(work: Work[R], names: Sequence[str], words: str, jobs: int | None) -> tuple[R, ...]:
    found: list[R] = []
    with spreading(work, names, jobs) as given, progress_when_late(words, len(names)) as bar:
        for each in given:
            found.append(each)
            bar.advance()
    return tuple(found)


@contextmanager
def spreading(work: Work[R], names: Sequence[str], jobs: int | None = None) -> Iterator[Iterator[R]]:
    """What `work` gives for all names, in their order and as it comes; at most `jobs` at a time.

    A process costs as much as a few inspections do: where there are not enough for two, none is started. A
    system that cannot start any gets the same results from this process alone. Nothing runs any more when
    the one that looks is done, or was interrupted.
    """
    parts = _parts(len(names), jobs)
    helpers: list[_Helper] = []
    try:
        if parts > 1:
            _start(helpers, work, [tuple(names[number::parts]) for number in range(parts)])
        yield _dealt(helpers, len(names)) if helpers else iter(work(tuple(names)))
    finally:
        _end(helpers)


def _parts(number: int, jobs: int | None) -> int:
    """Over how many processes this number of names is spread."""
    if number < 2 * _ENOUGH or jobs == 1:
        return 1
    from naftctl.cli.parallel import cores  # noqa: PLC0415  (slow, and seldom wanted)

    return min(jobs or min(cores(), _MOST), number // _ENOUGH)


_Helper = tuple["BaseProcess", "Connection[Any, Any]"]


def _start(helpers: list[_Helper], work: Work[R], shares: Sequence[tuple[str, ...]]) -> None:
    """Start a process for each share, with the line over which its results come; none where one fails to."""
    try:
        from multiprocessing import get_context  # noqa: PLC0415  (slow, and seldom wanted)

        context = get_context()
        for share in shares:
            here, there = context.Pipe(duplex=False)
            # A helper inherits our ends: with one still open, it would not notice that nobody listens.
            ours = (*(line for _, line in helpers), here)
            helper = context.Process(target=_help, args=(work, share, there, ours), daemon=True)
            with closing(there), uninterrupted():
                helper.start()
                helpers.append((helper, here))
    except (ImportError, NotImplementedError, OSError):
        _end(helpers)
        helpers.clear()


def _help(
    work: Work[R], share: tuple[str, ...], line: Connection[Any, Any], ours: Sequence[Connection[Any, Any]]
) -> None:
    """Send what comes of a share, in a process of its own; who started it tells it of an interruption."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in ours:
        other.close()
    try:
        for found in work(share):
            line.send((found, None))
    except BrokenPipeError:  # nobody listens any more
        return
    except Exception as bug:  # it comes out where the results do
        bug.add_note("".join(format_exception(bug)))
        line.send((None, bug))


def _dealt(helpers: Sequence[_Helper], number: int) -> Iterator[Any]:
    """The results of helpers that each have one name in turn, up to a number of them."""
    lines = chain.from_iterable([line for _, line in helpers] for _ in range(number))
    for _, line in zip(range(number), lines, strict=False):
        try:
            while not line.poll(_LOOK):  # some systems hear no interruption during a long wait
                pass
            found, bug = line.recv()
        except (EOFError, OSError):
            message = tr("the system ended a process of this command before it was done")
            raise Lost(message, tr("close other programs and try again, or add --jobs 1")) from None
        if bug is not None:
            raise bug
        yield found


def _end(helpers: Sequence[_Helper]) -> None:
    for helper, line in helpers:
        line.close()
        helper.terminate()
    for helper, _ in helpers:
        helper.join()
