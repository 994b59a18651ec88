"""Runs a command and prints what it took as JSON: seconds, seconds of processor, bytes, exit code.

The bytes are the most that the command and all its children held together, looked at twenty times a second,
where what they share counts once; on a system that does not tell that, they are those of the largest process.
A program of its own, and a small one: a child counts the memory of the process that it comes from.
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

EVERY = 0.05


def family(pid: int) -> list[int]:
    """The process and all that came from it, as far as they are still there."""
    found = [pid]
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [each for child in tasks.read_text().split() for each in family(int(child))]
        except OSError:
            continue
    return found


def held(pid: int) -> int:
    """The bytes that a process has for itself, with its part of what it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def look(pid: int, peaks: list[int], ended: threading.Event) -> None:
    """Keep the most that was held at once."""
    while not ended.wait(EVERY):
        peaks.append(sum(map(held, family(pid))))


def main() -> None:
    """Run the command that the arguments are."""
    peaks, ended, void = [0], threading.Event(), subprocess.DEVNULL
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdin=void, stdout=void, stderr=void)
    threading.Thread(target=look, args=(process.pid, peaks, ended)).start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    ended.set()
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    processor = usage.ru_utime + usage.ru_stime
    sys.stdout.write(
        json.dumps([seconds, processor, max(largest, *peaks), os.waitstatus_to_exitcode(status)])
    )


if __name__ == "__main__":
    main()
