"""Work that only computes, spread over processors; threads would wait for each other."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from typing import TypeVar

R = TypeVar("R")
Work = Callable[[tuple[str, ...]], Sequence[R]]
"""Gives a result for each of some names; it and its results must be able to go to another process."""

_ENOUGH, _MOST = 12, 16


def spread(work: Work[R], names: Sequence[str]) -> tuple[R, ...]:
    """What `work` gives for all names, in their order.

    A process costs as much as a few inspections do: where there are not enough for two, none is started. A
    system that cannot start any, or ends one, gets the same result from this process alone.
    """
    if len(names) < 2 * _ENOUGH:
        return tuple(work(tuple(names)))
    from naftctl.cli.parallel import cores  # noqa: PLC0415  (slow, and seldom wanted)

    parts = min(cores(), len(names) // _ENOUGH, _MOST)
    return _shared(work, names, parts) if parts > 1 else tuple(work(tuple(names)))


def _shared(work: Work[R], names: Sequence[str], parts: int) -> tuple[R, ...]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor  # noqa: PLC0415

    shares = [tuple(names[number::parts]) for number in range(parts)]
    try:
        # An interruption ends a process without a word; the one that started it tells it.
        with ProcessPoolExecutor(parts, None, signal.signal, (signal.SIGINT, signal.SIG_DFL)) as pool:
            done = list(pool.map(work, shares))
    except (BrokenProcessPool, ImportError, NotImplementedError, OSError):
        return tuple(work(tuple(names)))
    return tuple(done[number % parts][number // parts] for number in range(len(names)))
