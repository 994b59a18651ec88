"""How far long work has got, where a person looks on, and nothing where a script does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from naftctl.language import tr

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from rich.progress import Progress


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


@contextmanager
def progress(words: str, total: int) -> Iterator[Bar]:
    """A bar for `total` pieces of work, which is gone afterwards; none in a pipe or on a dumb terminal."""
    if not total or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
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
