"""A workspace with so many fictitious inspections: python -m benchmarks.fiction FOLDER 200."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

from naftctl.cli.fiction import sector_files, versions
from naftctl.cli.init import workspace_files
from naftctl.fiction import Plan

PER_PROVIDER = 5
"""A provider has at least so many inspections in ten years."""


def make(folder: Path, count: int, seed: int = 1) -> Plan:
    """Write a workspace with the first inspections of a sector that is large enough; gives its plan."""
    plan = Plan(seed=seed, providers=max(25, -(-count // PER_PROVIDER)))
    frameworks, pins = versions(plan)
    _write(folder, workspace_files() | pins)
    for _, files in islice(sector_files(plan, frameworks), count):
        _write(folder, files)
    return plan


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    target, number = sys.argv[1:]
    sys.stdout.write(f"{make(Path(target), int(number)).today}\n")
