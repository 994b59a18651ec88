"""A child process in an empty folder, with a time limit and no more environment than it is given."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from naftctl.engines.fault import EngineError, again, stopped, wordy
from naftctl.engines.interruption import uninterrupted
from naftctl.engines.limits import OUTPUT, held
from naftctl.engines.listening import HALT, Halted, Listener, TooMuch
from naftctl.language import tr

__all__ = ["HALT", "SECONDS", "Command", "EngineError", "Halted", "run", "running", "time_limit"]

SECONDS = 60.0
"""The time limit where `NAFTCTL_TIME_LIMIT` says nothing else."""
_OUR_LINE = re.compile(r"^\S+\.(?:lua|py):\d+: ")
_WORDS = 64 * 1024
"""The bytes of what a program said last that are looked at."""


class Command(Struct, frozen=True):
    """What to start: the name for messages, the program with its arguments, and its environment.

    `memory` is the most bytes that it may ask of the system, 0 where it holds itself to a limit.
    """

    engine: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    missing_hint: str
    memory: int = 0


def time_limit() -> float:
    """The seconds that one engine may take, from `NAFTCTL_TIME_LIMIT` or the default."""
    try:
        return max(0.1, float(os.environ.get("NAFTCTL_TIME_LIMIT", SECONDS)))
    except ValueError:
        return SECONDS


def run(
    command: Command,
    folder: Path,
    data: bytes,
    seconds: float,
    told: Callable[[bytes], None] | None = None,
) -> bytes:
    """The standard output of `command`, run in `folder` with `data` on its standard input.

    `told` is called with its first line as soon as it is there.

    Raises:
        EngineError: the program cannot be started, ends with a fault, or is not done in time.
        Halted: `HALT` was set.
    """
    with running(command, folder, data, seconds, told) as output:
        return output()


@contextmanager
def running(
    command: Command,
    folder: Path,
    data: bytes,
    seconds: float,
    told: Callable[[bytes], None] | None = None,
) -> Iterator[Callable[[], bytes]]:
    """The same for a program that runs beside other work: call what this gives to wait for its output.

    The program has ended, whatever happens, once this is left.
    """
    with ExitStack() as ended:
        try:
            with uninterrupted():
                process = ended.enter_context(_started(command, folder, data, seconds))
                ended.callback(_end, process)
        except OSError as error:
            _missing(command, error)
        heard = Listener(process, seconds, OUTPUT, told)
        yield lambda: _output(command, process, heard, seconds)


def _output(command: Command, process: subprocess.Popen[bytes], heard: Listener, seconds: float) -> bytes:
    try:
        output, errors = heard.words()
    except subprocess.TimeoutExpired:
        _stop(process)
        raise _hung(command, seconds) from None
    except TooMuch:
        _stop(process)
        raise wordy(command.engine) from None
    except BaseException:
        _stop(process)
        raise
    if process.returncode:
        raise _failed(command, process.returncode, errors)
    return output


def _started(command: Command, folder: Path, data: bytes, seconds: float) -> subprocess.Popen[bytes]:
    """The process, which finds its input in a file without a name: nobody has to feed it."""
    environment = _environment(command.environment, folder)
    with tempfile.TemporaryFile() as given:
        given.write(data)
        given.seek(0)
        return subprocess.Popen(
            held(command.arguments, environment, command.memory, seconds),
            cwd=folder,
            env=environment,
            bufsize=0,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=os.name == "posix",
        )


def _environment(given: Mapping[str, str], folder: Path) -> dict[str, str]:
    """What is given, what Windows starts no program without, and the folder for temporary files."""
    kept = ("SYSTEMROOT",) if sys.platform == "win32" else ()
    own = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))
    return {name: os.environ[name] for name in kept if name in os.environ} | dict(given) | own


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        _stop(process)


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
    words = {FileNotFoundError: tr("is not there"), PermissionError: tr("may not be started")}
    why = words.get(type(error), tr("does not start (error {number} of the system)", number=error.errno))
    reason = tr(
        "{engine} cannot start: {program} {why}",
        engine=command.engine,
        program=command.arguments[0],
        why=why,
    )
    raise EngineError(command.engine, reason, command.missing_hint, "missing", str(error)) from None


def _hung(command: Command, seconds: float) -> EngineError:
    reason = tr(
        "{engine} was stopped: not ready after {seconds:g} seconds", engine=command.engine, seconds=seconds
    )
    hint = tr("try again; give more seconds with NAFTCTL_TIME_LIMIT where your computer is slow")
    return EngineError(command.engine, reason, hint, "hung")


def _failed(command: Command, code: int, errors: bytes) -> EngineError:
    words = errors[-_WORDS:].decode("utf-8", "replace").strip()
    if fault := stopped(command.engine, code, words):
        return fault
    # A trace is indented and headed by its own words; what went wrong stands before it.
    said = [
        line for line in words.splitlines() if line.strip() and not line.startswith(("\t", " ", "stack", "["))
    ]
    # Where the program itself stands is for who makes it.
    last = _OUR_LINE.sub("", said[-1])[:200] if said else tr("exit code {code}", code=code)
    hint = again()
    reason = tr("{engine} failed: {last}", engine=command.engine, last=last)
    return EngineError(command.engine, reason, hint, "failed", words)
