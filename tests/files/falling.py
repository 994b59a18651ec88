"""System calls below a folder that fail, or that the program does not live to see the end of.

The program runs until its first call that writes; from there it is forked for every call and every fault, so
that the whole matrix of a command costs one run of it and many short ends.
"""

from __future__ import annotations

import errno
import fcntl
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

WRITES = (
    "write", "fsync", "rename", "replace", "link", "unlink", "remove", "mkdir", "rmdir", "chmod", "chown",
    "setxattr", "ftruncate",
)  # fmt: skip
CREATES = os.O_CREAT | os.O_WRONLY | os.O_RDWR
KINDS = ("kill", "half", "EIO", "ENOSPC", "late EIO")
"""Killed before a call, or halfway a write; refused; done, and refused all the same."""


class Fault(Struct, frozen=True):
    """What happens at which call, counted from the first one that writes."""

    kind: str
    number: int


class Falls:
    """The system calls of this process below a folder, counted, of which one goes wrong."""

    def __init__(self, base: Path, first: Callable[[Falls], None]) -> None:
        self.base, self.first = f"{base}/", first
        self.fault: Fault | None = None
        self.calls: list[str] = []
        self.seen: Callable[[str, tuple[Any, ...]], None] | None = None
        self.begun = False
        self.descriptors: set[int] = set()
        self.real = {name: getattr(os, name) for name in ("open", "close", *WRITES) if hasattr(os, name)}
        self.flock = fcntl.flock

    def install(self) -> None:
        """Let every call of this process go through here."""
        for name in self.real:
            setattr(os, name, self._wrapped(name))
        fcntl.flock = self._wrapped("flock")

    def _wrapped(self, name: str) -> Callable[..., Any]:
        real = self.flock if name == "flock" else self.real[name]

        def call(*arguments: Any, **options: Any) -> Any:
            if not self._is_below(name, arguments):
                return real(*arguments, **options)
            if not self.begun and name != "close" and (name != "open" or arguments[1] & CREATES):
                self.begun = True
                self.first(self)
            if not self.begun or name == "close":
                return self._kept(name, arguments, real(*arguments, **options))
            return self._fallible(name, real, arguments, options)

        return call

    def _is_below(self, name: str, arguments: tuple[Any, ...]) -> bool:
        where = arguments[0]
        if isinstance(where, int):
            return where in self.descriptors
        return name != "close" and f"{os.fsdecode(where)}/".startswith(self.base)

    def _fallible(self, name: str, real: Any, arguments: tuple[Any, ...], options: Any) -> Any:
        self.calls.append(name)
        fault = self.fault if self.fault and self.fault.number == len(self.calls) else None
        if fault is None:
            found = self._kept(name, arguments, real(*arguments, **options))
            if self.seen:
                self.seen(name, arguments)
            return found
        if fault.kind == "half" and name == "write":  # side by side, calls come in another order each time
            real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
        if fault.kind in ("kill", "half"):
            os.kill(os.getpid(), signal.SIGKILL)
        if fault.kind == "late EIO":
            self._close(real(*arguments, **options)) if name == "open" else real(*arguments, **options)
        number = errno.ENOSPC if fault.kind == "ENOSPC" else errno.EIO
        raise OSError(number, os.strerror(number))

    def _close(self, descriptor: int) -> None:
        self.real["close"](descriptor)

    def _kept(self, name: str, arguments: tuple[Any, ...], result: Any) -> Any:
        if name == "open":
            self.descriptors.add(result)
        elif name == "close":
            self.descriptors.discard(arguments[0])
        return result
