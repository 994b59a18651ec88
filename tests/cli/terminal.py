"""The program in a terminal of its own, as a person sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from tests.conftest import ROOT, TODAY

_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_terminal(*arguments: str, folder: Path, width: int = 80, typed: str = "", **environment: str) -> str:
    """What appears on a terminal, with the codes for colours and movement, and with what was typed."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    unset = ("NO_COLOR", "COLUMNS", "LINES")
    kept = {n: v for n, v in os.environ.items() if not n.startswith("NAFTCTL_") and n not in unset}
    kept |= {"PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": str(TODAY), "TERM": "xterm"} | environment
    command = [sys.executable, "-m", "naftctl", *arguments]
    with subprocess.Popen(command, cwd=folder, env=kept, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        os.write(ours, typed.encode())
        seen = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return seen.decode("utf-8").replace("\r\n", "\n")


def without_codes(seen: str) -> str:
    """The words that were shown."""
    return _CODES.sub("", seen)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""
