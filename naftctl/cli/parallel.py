"""Work that is done side by side and given back in order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

from naftctl.engines.child import HALT

T = TypeVar("T")
Work = Callable[[], T]

_AHEAD = 4
_LOOK = 0.2


def cores() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(works: Iterable[Work[T]], jobs: int) -> Generator[T]:
    """What each work gives, in the order of the works, with `jobs` of them under way at a time.

    Threads are enough: the time goes to Pandoc and Typst, which are processes. Whoever stops looking, by an
    interruption or a fault, also stops the programs that run.
    """
    if jobs == 1:
        yield from (work() for work in works)
        return
    halt = Event()
    pool = ThreadPoolExecutor(jobs, initializer=HALT.set, initargs=(halt,))
    try:
        waiting: deque[Future[T]] = deque()
        for work in works:
            waiting.append(pool.submit(work))
            if len(waiting) >= jobs * _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    finally:
        halt.set()
        pool.shutdown(cancel_futures=True)


def _result(future: Future[T]) -> T:
    """What a work gave; waits in short steps, because some systems hear no interruption during a long one."""
    while not wait((future,), timeout=_LOOK).done:
        pass
    return future.result()
