"""Try every variation, or one of so many; tells what was found, and ends with 1 where that is something."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tests.hostile.trying import Result, Trial, variations

LEAST = 0.95
"""The part of the places that has to be right."""
FAULTS = (
    "traces", "hung", "slow", "large", "unknown", "silent", "outside", "written", "started", "leaked",
    "disturbing",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Carry out what was asked."""
    sys.dont_write_bytecode = True
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one of so many variations")
    parser.add_argument("--start", type=int, default=0, help="the first of them")
    parser.add_argument("--only", default="", help="only those with this in their name")
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        trial = Trial(Path(folder))
        chosen = islice(variations(trial.kept, asked.seed), asked.start, None, asked.every)
        for variation in chosen:
            if asked.only in variation.name:
                trial.try_one(variation)
    result = trial.result
    sys.stdout.write(result.as_json() if asked.json else told(result, time.monotonic() - began))
    return int(not well(result))


def well(result: Result) -> bool:
    """Whether nothing was found that has to be mended."""
    return not any(getattr(result, name) for name in FAULTS) and result.right >= LEAST * result.placed


def told(result: Result, seconds: float) -> str:
    """What was found, in lines."""
    share = 100 * result.right / max(1, result.placed)
    lines = [
        f"{result.tried} variations in {seconds:.0f} s, {result.refused} refused",
        f"place known of {result.placed}, right in {result.right} ({share:.1f} %)",
        f"of these the first that is said of the file: {result.first}",
    ]
    for name in (*FAULTS, "misplaced"):
        found = getattr(result, name)
        lines.append(f"{name}: {len(found)}")
        lines += [f"  {line}" for line in found]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
