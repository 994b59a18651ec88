"""What a child process may take: memory, processor time and disk, held by the system where it can."""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

OUTPUT = 64 * 1024**2
"""The bytes that a program may say on each of its two outputs."""
FILE = 512 * 1024**2
"""The bytes of the largest file that a program may write."""
NOWHERE = "http://127.0.0.1:0"
"""A proxy that cannot be: what honours one reaches no network, not even by a fault of its own."""

_SHELL = Path("/bin/sh")
# One limit that the system refuses, because a lower one holds already, does not undo the others.
_HELD = (
    'ulimit -c 0 2>/dev/null; ulimit -f "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; '
    '[ "$3" = 0 ] || ulimit -v "$3" 2>/dev/null; shift 3; exec "$@"'
)
_BLOCK, _KILO = 512, 1024


def held(arguments: Sequence[str], environment: Mapping[str, str], memory: int, seconds: float) -> list[str]:
    """A call that first limits itself; the call as it is where the system has no such limits.

    `memory` is in bytes, 0 for no limit. The limit on processor time is for a program that outlives the one
    that started it.

    Raises:
        OSError: the program is not there, or may not be started.
    """
    program = _program(arguments[0], environment)
    if os.name != "posix" or not _SHELL.exists():
        return [program, *arguments[1:]]
    processor = math.ceil(seconds) * (os.cpu_count() or 1) + 1
    limits = (FILE // _BLOCK, processor, memory // _KILO)
    return [str(_SHELL), "-c", _HELD, "naftctl", *map(str, limits), program, *arguments[1:]]


def offline() -> dict[str, str]:
    """What keeps a program off the network, as far as an environment can."""
    names = ("http_proxy", "https_proxy", "all_proxy")
    return {each: NOWHERE for name in names for each in (name, name.upper())}


def _program(name: str, environment: Mapping[str, str]) -> str:
    """The path of a program; a shell would say too late that there is none."""
    found = shutil.which(name, path=os.pathsep.join(os.get_exec_path(environment)))
    if found:
        return found
    raise (PermissionError if Path(name).is_file() else FileNotFoundError)(name)
