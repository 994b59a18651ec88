"""The content of inspections in the shape that other programs ask."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Union

from pydantic import TypeAdapter

from benchmarks.scene import run
from naftctl.load.page import split
from naftctl.model.evidence import Evidence
from naftctl.model.reaction import Answer
from naftctl.model.scoring import Advice, DeskAnalysis, Reflection, Scoring

_ROOT = "NAFT"


def schema(path: Path) -> Path:
    """The records of pages as one JSON Schema, written to `path`."""
    kinds = Union[Evidence, Scoring, DeskAnalysis, Reflection, Advice, Answer]  # noqa: UP007  a value, not a type
    path.write_text(json.dumps(TypeAdapter(kinds).json_schema()), encoding="utf-8")
    return path


def front_matter(source: Path, folder: Path, *, others: bool = False) -> tuple[str, ...]:
    """The front matter of every page as a YAML file in `folder`, with the other YAML files where asked."""
    found = []
    for path in sorted(source.rglob("*.*")):
        text = path.read_text(encoding="utf-8") if path.suffix in {".md", ".yaml"} else ""
        front = split(text)[0] if path.suffix == ".md" else text if others else ""
        if front:
            target = (folder / path.relative_to(source)).with_suffix(".yaml")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(front, encoding="utf-8")
            found.append(str(target))
    return tuple(found)


def tree(inspections: Path, folder: Path, doorstop: Sequence[str]) -> int:
    """A tree of Doorstop with an item for every file of every inspection, reviewed; gives their number."""
    _document(folder / "root", _ROOT, "")
    _item(folder / "root", f"{_ROOT}-1", 1, "Het kader.", "")
    count = 0
    for number, inspection in enumerate(sorted(inspections.iterdir()), start=1):
        prefix = f"I{number:02}"
        document = folder / inspection.name
        _document(document, prefix, f"  parent: {_ROOT}\n")
        files = sorted(path for path in inspection.rglob("*") if path.is_file())
        for place, path in enumerate(files, start=1):
            _item(document, f"{prefix}-{place}", place, path.read_text(encoding="utf-8"), f"{_ROOT}-1")
        count += len(files)
    run("git", "init", "-q", folder=folder)
    for command in ("clear", "review"):
        run(*doorstop, "--quiet", command, "all", folder=folder)
    run(*doorstop, "--quiet", folder=folder)
    return count


def _document(folder: Path, prefix: str, parent: str) -> None:
    folder.mkdir(parents=True)
    settings = f"settings:\n  digits: 1\n{parent}  prefix: {prefix}\n  sep: '-'\n"
    (folder / ".doorstop.yml").write_text(settings, encoding="utf-8")


def _item(folder: Path, uid: str, place: int, text: str, links: str) -> None:
    words = "\n".join(f"  {line}".rstrip() for line in text.splitlines())
    content = f"active: true\nderived: false\nlevel: '1.{place}'\nlinks: [{links}]\ntext: |\n{words}\n"
    (folder / f"{uid}.yml").write_text(content, encoding="utf-8")
