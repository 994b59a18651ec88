"""A child process in an empty folder, with a time limit and no more environment than it is given."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Literal, NoReturn

SECONDS = 60.0
"""The time limit where `NAFTCTL_TIME_LIMIT` says nothing else."""

HALT: ContextVar[Event | None] = ContextVar("HALT", default=None)
"""What ends every program that a thread runs: an interruption only reaches the main thread by itself."""

_LOOK = 0.1


class EngineError(Exception):
    """A program that is missing, fails or hangs; `reason` and `hint` are Dutch words for the user.

    `kind` says which of the three; `diagnostic` keeps the program's own words.
    """

    def __init__(
        self,
        engine: str,
        reason: str,
        hint: str,
        kind: Literal["missing", "failed", "hung"] = "failed",
        diagnostic: str = "",
    ) -> None:
        super().__init__(f"{engine}: {reason}")
        self.engine, self.reason, self.hint, self.kind = engine, reason, hint, kind
        self.diagnostic = diagnostic


class Halted(Exception):
    """A program that was ended because `HALT` was set, and not for any fault."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to start: the name for messages, the program with its arguments, and its environment."""

    engine: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    missing_hint: str


def time_limit() -> float:
    """The seconds that one engine may take, from `NAFTCTL_TIME_LIMIT` or the default."""
    try:
        return max(0.1, float(os.environ.get("NAFTCTL_TIME_LIMIT", SECONDS)))
    except ValueError:
        return SECONDS


def run(command: Command, folder: Path, data: bytes, seconds: float) -> bytes:
    """The standard output of `command`, run in `folder` with `data` on its standard input.

    Raises:
        EngineError: the program cannot be started, ends with a fault, or is not done in time.
        Halted: `HALT` was set.
    """
    try:
        process = _started(command, folder, data)
    except OSError as error:
        _missing(command, error)
    with process:
        try:
            output, errors = _communicate(process, seconds)
        except subprocess.TimeoutExpired:
            _stop(process)
            raise _hung(command, seconds) from None
        except BaseException:
            _stop(process)
            raise
    if process.returncode:
        raise _failed(command, process.returncode, errors)
    return output


def _started(command: Command, folder: Path, data: bytes) -> subprocess.Popen[bytes]:
    """The process, which finds its input in a file without a name.

    Not in a pipe: `communicate` forgets what it did not write yet when it is asked again after a while.
    """
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        return subprocess.Popen(
            command.arguments,
            cwd=folder,
            env=_environment(command.environment),
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
        )


def _communicate(process: subprocess.Popen[bytes], seconds: float) -> tuple[bytes, bytes]:
    """What the process says on its two outputs."""
    halt, end = HALT.get(), monotonic() + seconds
    while halt is not None:
        if halt.is_set():
            raise Halted
        left = end - monotonic()
        if left <= _LOOK:
            break
        try:
            return process.communicate(timeout=_LOOK)
        except subprocess.TimeoutExpired:
            continue
    return process.communicate(timeout=max(0.0, end - monotonic()))


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    """What is given, and what Windows cannot start a program without."""
    kept = ("SYSTEMROOT",) if sys.platform == "win32" else ()
    return {name: os.environ[name] for name in kept if name in os.environ} | dict(given)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    else:
        process.kill()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()


def _missing(command: Command, error: OSError) -> NoReturn:
    words = {FileNotFoundError: "is er niet", PermissionError: "mag niet gestart worden"}
    why = words.get(type(error), f"start niet (systeemfout {error.errno})")
    reason = f"{command.engine} kan niet starten: {command.arguments[0]} {why}"
    raise EngineError(command.engine, reason, command.missing_hint, "missing", str(error)) from None


def _hung(command: Command, seconds: float) -> EngineError:
    reason = f"{command.engine} is gestopt: niet klaar na {seconds:g} seconden"
    hint = "probeer opnieuw; geef met NAFTCTL_TIME_LIMIT meer seconden als uw toestel traag is"
    return EngineError(command.engine, reason, hint, "hung")


def _failed(command: Command, code: int, errors: bytes) -> EngineError:
    words = errors.decode("utf-8", "replace").strip()
    # A trace is indented and headed by its own words; what went wrong stands before it.
    said = [
        line for line in words.splitlines() if line.strip() and not line.startswith(("\t", " ", "stack", "["))
    ]
    last = said[-1][:200] if said else f"afsluitcode {code}"
    hint = "probeer opnieuw en meld de fout als ze terugkomt"
    return EngineError(command.engine, f"{command.engine} mislukte: {last}", hint, "failed", words)
