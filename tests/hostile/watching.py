"""What a call did while it ran: files opened, programs started, addresses called; its time and its memory."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import FrameType

from msgspec import Struct, field

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
)
_STARTS = (
    "socket.connect",
    "socket.getaddrinfo",
    "subprocess.",
    "os.exec",
    "os.system",
    "os.posix_spawn",
    "os.fork",
)
_OWN = tuple(
    os.path.realpath(path)
    for path in (
        sys.prefix,
        sys.base_prefix,
        Path(__file__).parents[2] / "naftctl",
        "/usr/share/zoneinfo",
        "/proc/self",
    )
)
_SHARE = tuple(str(Path(__file__).parents[2] / name) for name in ("templates", "frameworks"))
_PROJECT = os.path.realpath(Path(__file__).parents[2])
"""Where Python looks for modules: its names are listed."""
HANGS = 20.0
"""Seconds after which a call is stopped."""


class Hangs(BaseException):
    """A call that did not end."""


class Seen(Struct):
    """What one call gave and did."""

    out: str = ""
    told: str = ""
    code: int = 0
    fault: BaseException | None = None
    seconds: float = 0.0
    memory: int = 0
    outside: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    started: list[str] = field(default_factory=list)


class Watch:
    """Hears what Python does, by its audit events, which cannot be taken off again."""

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self.seen: Seen | None = None
        sys.addaudithook(self._hear)

    def call(self, run: Callable[[], int], *, unprivileged: bool = False) -> Seen:
        """Carry out one call."""
        seen, out, told = Seen(), io.StringIO(), io.StringIO()
        _forget_peak()
        before = _peak()
        began = time.process_time()
        signal.signal(signal.SIGALRM, _stop)
        signal.setitimer(signal.ITIMER_REAL, HANGS)
        self.seen = seen
        try:
            with redirect_stdout(out), redirect_stderr(told), _rights(given_up=unprivileged):
                seen.code = run()
        except BaseException as fault:  # whatever comes out is what is looked for
            seen.fault = fault
        finally:
            self.seen = None
            signal.setitimer(signal.ITIMER_REAL, 0)
        seen.seconds = time.process_time() - began
        seen.memory = max(_peak() - before, 0)
        seen.out, seen.told = out.getvalue(), told.getvalue()
        return seen

    def _hear(self, event: str, given: tuple[object, ...]) -> None:
        seen = self.seen
        if seen is None:
            return
        if event == "open":
            path, _, flags = given
            if isinstance(path, (str, bytes)) and isinstance(flags, int):
                where = self._real(path, follow=not flags & os.O_NOFOLLOW)
                self._note(
                    seen.written if flags & _WRITING else seen.outside, where, inside=bool(flags & _WRITING)
                )
        elif event in ("os.listdir", "os.scandir") and isinstance(given[0], (str, bytes)):
            self._note(seen.outside, self._real(given[0], follow=True), inside=False)
        elif event in _CHANGES:
            seen.written.append(f"{event} {given[0]!r}")
        elif event.startswith(_STARTS):
            seen.started.append(f"{event} {str(given)[:200]}")

    def _real(self, path: str | bytes, *, follow: bool) -> str:
        kept, self.seen = self.seen, None
        try:
            text = os.fsdecode(path)
            folder, name = os.path.split(text)
            return os.path.realpath(text) if follow else os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
        finally:
            self.seen = kept

    def _note(self, where: list[str], path: str, *, inside: bool) -> None:
        if inside or not (path == _PROJECT or path.startswith((self.root, *_OWN, *_SHARE))):
            where.append(path)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise Hangs


@contextmanager
def _rights(*, given_up: bool) -> Iterator[None]:
    """Without the rights of whoever rules the computer, where those were there."""
    if not given_up or os.geteuid() != 0:
        yield
        return
    os.seteuid(65_534)
    try:
        yield
    finally:
        os.seteuid(0)


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak() -> int:
    """The most memory that this process had since it was last forgotten, in bytes; 0 where nobody tells."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    return 0
