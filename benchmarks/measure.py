"""Runs the two sides of a case in turn and gives what they took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

from benchmarks.case import Case, Commands
from benchmarks.scene import environment

MOST, FEWEST, BUDGET = 9, 3, 60.0
"""Rounds of a short case, rounds of a long one, and the seconds after which no more of them are begun."""
_PROBE = Path(__file__).with_name("probe.py")


class Took(Struct, frozen=True):
    """What commands took: seconds, seconds of processor, and the most bytes at once."""

    seconds: float
    processor: float
    memory: int


class Measured(Struct, frozen=True):
    """A case with the medians of its rounds and the largest memory; none beside it where it is not there."""

    case: Case
    rounds: int
    ours: Took
    beside: Took | None


def measure(case: Case, most: int = MOST) -> Measured:
    """What the two sides of a case take, in rounds; the first warms up where there are enough of them."""
    ours: list[Took] = []
    beside: list[Took] = []
    start = time.monotonic()
    while len(ours) <= most and (len(ours) < FEWEST or time.monotonic() - start < BUDGET):
        ours.append(_run(case.ours, case))
        beside.append(_run(case.beside, case))
    first = 1 if len(ours) > FEWEST else 0
    theirs = _middle(beside[first:]) if case.beside else None
    return Measured(case, len(ours) - first, _middle(ours[first:]), theirs)


def _run(commands: Commands, case: Case) -> Took:
    """What all commands took, one after the other."""
    seconds, processor, peak = 0.0, 0.0, 0
    for command in commands:
        probe = [sys.executable, "-S", "-P", str(_PROBE), *command]
        around = environment() | dict(case.environment)
        out = subprocess.run(probe, cwd=case.folder, env=around, capture_output=True, check=True).stdout
        wall, busy, memory, code = json.loads(out)
        if code not in case.codes:
            raise SystemExit(f"{' '.join(command)} ended with {code}")
        seconds, processor, peak = seconds + wall, processor + busy, max(peak, memory)
    return Took(seconds, processor, peak)


def _middle(runs: Sequence[Took]) -> Took:
    return Took(
        median(run.seconds for run in runs),
        median(run.processor for run in runs),
        max(run.memory for run in runs),
    )


def cores() -> int:
    """How many processors there are for what is measured."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
