"""What a child process says, taken in while it runs and never more than it may say."""

from __future__ import annotations

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

    def __init__(self, stream: IO[bytes] | None, most: int) -> None:
        super().__init__(daemon=True)
        self.stream, self.most, self.over = stream, most, False
        self.heard = bytearray()
        self.start()

    def run(self) -> None:
        """Read until there is no more."""
        try:
            while self.stream and (chunk := self.stream.read(_CHUNK)):
                self.heard += chunk
                if len(self.heard) > self.most:
                    self.over = True
                    return
        except (OSError, ValueError):  # closed, because the process was ended
            return


def listen(process: Popen[bytes], seconds: float, most: int) -> tuple[bytes, bytes]:
    """What the process says on its two outputs, pipes without a buffer, until it has ended.

    Raises:
        TimeoutExpired: it is not done in time.
        TooMuch: it says more than `most` bytes.
        Halted: `HALT` was set.
    """
    ears = (_Ear(process.stdout, most), _Ear(process.stderr, most))
    halt, end = HALT.get(), monotonic() + seconds
    while process.poll() is None or any(ear.is_alive() for ear in ears):
        if any(ear.over for ear in ears):
            raise TooMuch
        if halt is not None and halt.is_set():
            raise Halted
        left = end - monotonic()
        if left <= 0:
            raise TimeoutExpired(process.args, seconds)
        _pause(process, ears, min(_LOOK, left))
    if any(ear.over for ear in ears):
        raise TooMuch
    return bytes(ears[0].heard), bytes(ears[1].heard)


def _pause(process: Popen[bytes], ears: tuple[_Ear, ...], seconds: float) -> None:
    """Wait a little for an output to end, or for the process where both have."""
    open_ones = [ear for ear in ears if ear.is_alive()]
    if open_ones:
        open_ones[0].join(seconds)
        return
    try:
        process.wait(seconds)
    except TimeoutExpired:
        return
