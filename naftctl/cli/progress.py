"""How far long work has got, where a person looks on, and nothing where a script does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from naftctl.language import tr

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress


_PATIENCE = 1.0


class Bar(Protocol):
    """What shows progress."""

    def advance(self) -> None:
        """Count one more piece of work as done; any thread may call it."""

    def aside(self) -> AbstractContextManager[None]:
        """Stand aside while something else is printed."""


class NoBar:
    """Shows nothing."""

    def advance(self) -> None:
        """Count nothing."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """There is nothing to move."""
        yield


class RichBar:
    """A bar on the terminal, with what is done and what there is to do."""

    def __init__(self, progress: Progress, words: str, total: int) -> None:
        self.progress = progress
        self.task = progress.add_task(words, total=total)

    def advance(self) -> None:
        """Count one more piece of work as done."""
        self.progress.advance(self.task)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the bar away for a moment."""
        self.progress.stop()
        try:
            yield
        finally:
            self.progress.start()


class LateBar:
    """A bar that comes once somebody waited for a second; until then it costs nothing."""

    def __init__(self, shown: ExitStack, words: str, total: int) -> None:
        self.shown, self.words, self.total = shown, words, total
        self.begun, self.done = monotonic(), 0
        self.bar: Bar = NoBar()

    def advance(self) -> None:
        """Count one more piece of work as done."""
        self.done += 1
        self.bar.advance()
        if isinstance(self.bar, NoBar) and monotonic() - self.begun > _PATIENCE:
            self.bar = self.shown.enter_context(progress(self.words, self.total))
            for _ in range(self.done):
                self.bar.advance()

    def aside(self) -> AbstractContextManager[None]:
        """Take the bar away for a moment."""
        return self.bar.aside()


@contextmanager
def progress_when_late(words: str, total: int) -> Iterator[Bar]:
    """A bar like that of `progress`, only where the work turns out to take longer than a second."""
    with ExitStack() as shown:
        yield LateBar(shown, words, total) if _looked_at() else NoBar()


@contextmanager
def progress(words: str, total: int) -> Iterator[Bar]:
    """A bar for `total` pieces of work, which is gone afterwards; none in a pipe or on a dumb terminal."""
    if not total or not _looked_at():
        yield NoBar()
        return
    # Rich takes a tenth of a second to load, and only a person who waits has a use for it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    count = (BarColumn(), MofNCompleteColumn(separator=tr(" of "))) if total > 1 else ()
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), *count, TimeElapsedColumn())
    shown = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with shown:
        yield RichBar(shown, words, total)


def _looked_at() -> bool:
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
