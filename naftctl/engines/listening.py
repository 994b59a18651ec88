"""What a child process says, taken in while it runs and never more than it may say."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from subprocess import Popen, TimeoutExpired
from threading import Event, Thread
from time import monotonic
from typing import IO

HALT: ContextVar[Event | None] = ContextVar("HALT", default=None)
"""What ends every program that a thread runs: an interruption only reaches the main thread by itself."""

_LOOK, _CHUNK = 0.1, 65536


class Halted(Exception):
    """A program that was ended because `HALT` was set, and not for any fault."""


class TooMuch(Exception):
    """A program that says more than it may."""


class _Ear(Thread):
    """Takes in one output of a process until it ends, or until it is `over` what it may say."""

    def __init__(self, stream: IO[bytes] | None, most: int, stirred: Event) -> None:
        super().__init__(daemon=True)
        self.stream, self.most, self.stirred = stream, most, stirred
        self.heard, self.over, self.done = bytearray(), False, False
        self.start()

    def run(self) -> None:
        """Read until there is no more."""
        try:
            while self.stream and (chunk := self.stream.read(_CHUNK)):
                self.heard += chunk
                self.stirred.set()
                if len(self.heard) > self.most:
                    self.over = True
                    return
        except (OSError, ValueError):  # closed, because the process was ended
            return
        finally:
            self.done = True
            self.stirred.set()


class Listener:
    """Hears a process from its start on its two outputs, pipes without a buffer; at `most` so many bytes.

    `told` is called with the first line as soon as the process has said it.
    """

    def __init__(
        self, process: Popen[bytes], seconds: float, most: int, told: Callable[[bytes], None] | None = None
    ) -> None:
        self._process, self._seconds, self._told = process, seconds, told
        self._end, self._stirred = monotonic() + seconds, Event()
        self._ears = tuple(_Ear(stream, most, self._stirred) for stream in (process.stdout, process.stderr))

    def words(self) -> tuple[bytes, bytes]:
        """What the process said on each output, once it has ended.

        Raises:
            TimeoutExpired: it is not done in time.
            TooMuch: it says more than it may.
            Halted: `HALT` was set.
        """
        halt = HALT.get()
        while self._process.poll() is None or not all(ear.done for ear in self._ears):
            self._tell()
            if halt is not None and halt.is_set():
                raise Halted
            left = self._end - monotonic()
            if left <= 0:
                raise TimeoutExpired(self._process.args, self._seconds)
            self._pause(min(_LOOK, left))
        self._tell()
        return bytes(self._ears[0].heard), bytes(self._ears[1].heard)

    def _tell(self) -> None:
        if any(ear.over for ear in self._ears):
            raise TooMuch
        line, end, _ = self._ears[0].heard.partition(b"\n") if self._told else (b"", b"", b"")
        if self._told and end:
            told, self._told = self._told, None
            told(bytes(line))

    def _pause(self, seconds: float) -> None:
        """Wait a little for an output to say something or end, or for the process where both have."""
        if not all(ear.done for ear in self._ears):
            self._stirred.wait(seconds)
            self._stirred.clear()
            return
        try:
            self._process.wait(seconds)
        except TimeoutExpired:
            return
