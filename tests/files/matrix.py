"""The kill matrix: every system call of every command that writes, killed, halved and refused.

`python -m tests.files.matrix [--whole] [COMMAND…]` runs it and prints figures; it needs fork, and is quick
where `/dev/shm` is there. Commands that make thousands of calls are sampled, unless it is to be `--whole`.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct, field, structs

from naftctl.cli.program import run
from naftctl.files import complete
from naftctl.files.journal import BEGUN, DECIDED
from naftctl.files.lock import LOCK
from tests.files.cases import CASES, Case, called, prepare
from tests.files.falling import KINDS, Falls, Fault
from tests.files.standing import OWN, Start, State, state_of


class Found(Struct):
    """What came of a command: how many calls it made, how many faults were tried, and what went wrong."""

    command: str
    calls: int = 0
    tried: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def matrix(name: str, case: Case, base: Path, every: int = 1, kinds: Iterable[str] = KINDS) -> Found:
    """Try every fault at every call (or at one of so many) of a command, each from the same start."""
    shutil.rmtree(base, ignore_errors=True)
    words = prepare(case, base)
    told = base.with_suffix(".json")
    told.unlink(missing_ok=True)

    def trial() -> int:
        secrets.token_hex = lambda nbytes=None: "5a" * (nbytes or 32)
        Falls(base, lambda falls: _Trials(name, base, falls, told).all(every, tuple(kinds))).install()
        return run(words)

    _forked(trial, quiet=True)
    assert told.exists(), f"{name} wrote nothing: {words}"
    found = Found(**json.loads(told.read_text()))
    found.tried, found.ended = Counter(found.tried), Counter(found.ended)
    found.wrong += _checked(base)
    return found


class _Trials:
    """All faults of one command, forked off at its first call that writes."""

    def __init__(self, name: str, base: Path, falls: Falls, told: Path) -> None:
        self.found, self.base, self.falls, self.told = Found(name), base, falls, told
        self.start = Start(base)
        self.allowed: list[State] = []

    def all(self, every: int, kinds: tuple[str, ...]) -> None:
        """Try them all and write what was found; comes back in every child, and never in this process."""
        if self._child(None):
            return
        names: list[str] = json.loads(self.told.read_text())
        for number in range(1, self.found.calls + 1, every):
            for kind in kinds:
                if kind == "half" and names[number - 1] != "write":
                    continue
                if self._child(Fault(kind, number)):
                    return
        self.told.write_text(json.dumps(structs.asdict(self.found)))
        os._exit(0)

    def _child(self, fault: Fault | None) -> bool:
        """Fork; true in the child, which goes on, and false in the parent once that was judged."""
        child = os.fork()
        if child == 0:
            self.falls.fault, self.falls.calls = fault, []
            if fault is None:
                self._follow()
            return True
        _, status = os.waitpid(child, 0)
        if fault is None:
            told = json.loads(self.told.read_text())
            self.allowed, names = told["states"], told["calls"]
            self.found.calls = len(names)
            self.told.write_text(json.dumps(names))
        else:
            self._judge(fault, os.waitstatus_to_exitcode(status))
        self.start.restore()
        return False

    def _follow(self) -> None:
        """Note every call, and how the files are each time that a change is complete."""
        states = [state_of(self.base)]

        def seen(call: str, arguments: tuple[Any, ...]) -> None:
            if call in ("unlink", "remove") and Path(arguments[0]).name == DECIDED:
                states.append(state_of(self.base))
            self.told.write_text(json.dumps({"calls": self.falls.calls, "states": states}))

        self.falls.seen = seen

    def _judge(self, fault: Fault, code: int) -> None:
        """Hold what is there to what may be there, before and after the next run."""
        where = f"{self.found.command}: {fault.kind} at call {fault.number}"
        left = _left(self.base)
        half = any(path.name == DECIDED for path in left)
        if code > 0:
            self.found.ended[f"exit {code}"] += 1
        if code not in (-9, 0, 3) or (code == 0 and half):
            self.found.wrong.append(f"{where}: ended with {code}{' and half' * half}")
        if code == 0 and state_of(self.base) != self.allowed[-1]:
            self.found.wrong.append(f"{where}: says that it is done, and is not")
        for home in {path.parent for path in left}:
            complete(home)
        self.found.tried[fault.kind] += 1
        if more := _left(self.base):
            self.found.wrong.append(f"{where}: litter {[path.name for path in more]}")
        now = state_of(self.base)
        if now not in self.allowed:
            self.found.wrong.append(f"{where}: torn {_difference(now, self.allowed)}")
        else:
            new = self.allowed.index(now)
            self.found.ended[
                "all new" if new == len(self.allowed) - 1 else "all old" if not new else "between"
            ] += 1
        if code > 0 and not half and now != self.allowed[0] and len(self.allowed) == 2:
            self.found.wrong.append(f"{where}: says that nothing was written, and something was")


def _left(base: Path) -> list[Path]:
    """What the program left of its own."""
    assert all(Path(name).match(OWN) for name in (BEGUN, DECIDED, LOCK))
    return [path for path in base.rglob(OWN) if path.is_file()]


def _difference(now: State, allowed: list[State]) -> list[str]:
    return [
        f"{name} is {'new' if now.get(name) == allowed[-1].get(name) else 'old'}"
        for name in sorted(allowed[0].keys() | allowed[-1].keys() | now.keys())
        if allowed[0].get(name) != allowed[-1].get(name) or now.get(name) != allowed[0].get(name)
    ][:12]


def _checked(base: Path) -> list[str]:
    """What is wrong with `check` in the workspace as it is now."""
    os.chdir(base / "werkmap")
    code, said = called("check --format concise")
    return [] if code in (0, 1) else [f"check ends with {code}: {said[-300:]}"]


def _forked(work: Callable[[], int], *, quiet: bool) -> int:
    """The exit code of work that is done in a process of its own; 70 where it raised."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 70
    with contextlib.suppress(BaseException):
        if quiet:
            for number in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        code = work()
    with contextlib.suppress(BaseException):
        sys.stdout.flush()
    os._exit(code)


def main(names: list[str]) -> int:
    """Run the matrix of the commands that are named, or of all, and print the figures."""
    whole = "--whole" in names
    names = [name for name in names if name != "--whole"]
    total, ended, calls, wrong, start = Counter[str](), Counter[str](), 0, 0, time.monotonic()
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with TemporaryDirectory(prefix="naftctl-matrix-", dir=place) as folder:
        for name in names or CASES:
            case = CASES[name]
            found = matrix(name, case, Path(os.path.realpath(folder)) / "base", 1 if whole else case.every)
            total, ended, calls = total + found.tried, ended + found.ended, calls + found.calls
            wrong += len(found.wrong)
            tried = f"{found.calls:6} calls {sum(found.tried.values()):6} faults"
            _print(f"{name:24}{tried} {len(found.wrong):3} wrong")
            for line in found.wrong[:6]:
                _print(f"    {line}")
            os.chdir("/")
    _print(f"{calls} calls, {sum(total.values())} faults {dict(total)}: {dict(ended)}, {wrong} wrong")
    _print(f"{time.monotonic() - start:.0f} s")
    return int(wrong > 0)


def _print(line: str) -> None:
    print(line, flush=True)  # noqa: T201  (a tool for who builds the program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
