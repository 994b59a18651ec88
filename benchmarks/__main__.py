"""Measure and write `docs/metingen.md`: python -m benchmarks."""

from __future__ import annotations

import compileall
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.cases import DAY, ROOT, Case, cases
from benchmarks.sector import section
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework

ROUNDS = 9
"""Each command runs this often, in turn with the one beside it; one run more to warm up."""
_PROBE = """
import json, os, subprocess, sys, time
start, void = time.perf_counter(), subprocess.DEVNULL
process = subprocess.Popen(sys.argv[1:], stdout=void, stderr=void)
_, status, usage = os.wait4(process.pid, 0)
memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps([time.perf_counter() - start, memory, os.waitstatus_to_exitcode(status)]))
"""
_PAGE = """# Metingen

Hoe lang de dagelijkse opdrachten duren, telkens naast een verwant programma of naast het minste dat er gedaan
moet worden. Van elke rij zijn de twee om beurten uitgevoerd, {rounds} keer, in één reeks; de tijd is de
mediaan, de verhouding die van de medianen. Het geheugen is de hoogste piek van één proces. Deze bladzijde
wordt opnieuw gemaakt met `python -m benchmarks`.

| Wat | ms | MiB | Naast | ms | MiB | Verhouding |
|:--|--:|--:|:--|--:|--:|--:|
{rows}

Gemeten met Python {python} op {system}, {cores} kernen. De code was vooraf vertaald naar bytecode. Vergelijk
verhoudingen, geen milliseconden: die hangen van het toestel af.

{balance}"""


def main() -> None:
    """Run every case and write the page."""
    compileall.compile_dir(ROOT / "naftctl", quiet=1)
    with tempfile.TemporaryDirectory() as name:
        rows = "\n".join(_row(case) for case in cases(Path(name)))
    python, system = platform.python_version(), platform.system()
    machine = {"python": python, "system": system, "cores": os.cpu_count()}
    page = _PAGE.format(rounds=ROUNDS, rows=rows, balance=section(_newest()), **machine)
    (ROOT / "docs/metingen.md").write_text(page, encoding="utf-8")
    sys.stdout.write(page)


def _newest() -> Framework:
    """The newest version of the framework here."""
    reader = WorkspaceReader(ROOT)
    framework = reader.framework(reader.workspace.frameworks[-1])
    if framework is None:
        raise SystemExit("the newest framework cannot be used")
    return framework


def _row(case: Case) -> str:
    runs = [(_run(case.ours, case), _run(case.beside, case)) for _ in range(ROUNDS + 1)][1:]
    (ours, our_memory), (theirs, their_memory) = (_middle(side) for side in zip(*runs, strict=True))
    start = f"| `naftctl {case.name}` | {ours * 1000:.0f} | {our_memory} | {case.peer} |"
    if not case.beside:
        return f"{start} niet gemeten | | |"
    return f"{start} {theirs * 1000:.0f} | {their_memory} | {ours / theirs:.1f} |".replace(".", ",")


def _run(commands: Sequence[Sequence[str]], case: Case) -> tuple[float, int]:
    """The seconds that all commands took, and the peak memory of the largest, in MiB.

    A small process of its own starts each command: a child counts the memory of the one that it comes from.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NAFTCTL_TODAY": DAY}
    seconds, peak = 0.0, 0
    for command in commands:
        probe = [sys.executable, "-S", "-c", _PROBE, *command]
        out = subprocess.run(probe, cwd=case.folder, env=environment, capture_output=True, check=True).stdout
        took, memory, code = json.loads(out)
        if code not in case.codes:
            raise SystemExit(f"{' '.join(command)} ended with {code}")
        seconds, peak = seconds + took, max(peak, memory)
    return seconds, round(peak / 2**20)


def _middle(runs: Sequence[tuple[float, int]]) -> tuple[float, int]:
    return median(seconds for seconds, _ in runs), max(memory for _, memory in runs)


if __name__ == "__main__":
    main()
