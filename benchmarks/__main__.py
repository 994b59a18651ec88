"""Measure and write `docs/metingen.md`: python -m benchmarks; with names of rows those are only printed."""

from __future__ import annotations

import compileall
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import checking, reporting, starting
from benchmarks.measure import Measured, measure
from benchmarks.page import page, table
from benchmarks.scene import ROOT, Scene
from benchmarks.sector import section
from naftctl.load.workspace import WorkspaceReader
from naftctl.model.framework import Framework

ROWS = starting.ROWS | checking.ROWS | reporting.ROWS


def main(names: Sequence[str]) -> None:
    """Measure the rows that were named and print them, or measure all of them and write the page."""
    unknown = [name for name in names if name not in ROWS]
    if unknown:
        raise SystemExit(f"no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
    compileall.compile_dir(ROOT / "naftctl", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder))
        rows = tuple(_measured(scene, names or tuple(ROWS)))
    if names:
        sys.stdout.write(f"{table(rows)}\n")
        return
    text = page(rows, scene.versions, section(_newest()))
    (ROOT / "docs/metingen.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _measured(scene: Scene, names: Sequence[str]) -> Iterator[Measured]:
    for name in names:
        sys.stderr.write(f"{name}\n")
        yield measure(ROWS[name](scene))


def _newest() -> Framework:
    """The newest version of the framework here."""
    reader = WorkspaceReader(ROOT)
    framework = reader.framework(reader.workspace.frameworks[-1])
    if framework is None:
        raise SystemExit("the newest framework cannot be used")
    return framework


if __name__ == "__main__":
    main(sys.argv[1:])
