"""Read what lies in `overviews/`: the texts that people write, and what was published of each year."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.house import LEAST_CELL
from naftctl.load.letters import Letters
from naftctl.load.page import Read, read_text, read_yaml_page
from naftctl.load.places import Sheet
from naftctl.load.tree import DiskTree, text_of
from naftctl.model.overview import Published
from naftctl.model.record import Page
from naftctl.prose import EMPTY, Shape

FOLDER, TEXT, RECORD = "overviews", "text.md", "published.yaml"
HEADINGS = ("Inleiding", "Wat opvalt", "Vooruitblik")
"""The parts that people write of an overview, by their heading."""

_SHAPE = Shape(dict.fromkeys(HEADINGS, ""))
_YEAR = re.compile(r"(\d{4})(?:-(\d{4}))?")
_CODE = "N630"
_BACK = "zet dit bestand terug uit de geschiedenis van de werkmap"


@dataclass(frozen=True, slots=True)
class OverviewText:
    """The text of an overview: as it was read, and the file with its words; `there` where there is a file."""

    read: Read[Page]
    sheet: Sheet
    there: bool = True


def read_overview_text(root: Path, year: str, letters: Letters, stub: str) -> OverviewText:
    """What people wrote for the overview of a year, in the workspace `root`; the `stub` without a file."""
    path = f"{FOLDER}/{year}/{TEXT}"
    there = os.path.lexists(root / path)
    text, problems = text_of(DiskTree(root, ""), path) if there else (stub, ())
    if text is None:
        return OverviewText(Read(None, EMPTY, problems), Sheet(path, "", 1))
    sheet, read = Sheet(path, text, 1), read_text(Page, year, text, path, _SHAPE)
    said = (*problems, *read.diagnostics, *letters.in_text(sheet))
    return OverviewText(replace(read, diagnostics=said), sheet, there)


def read_published(root: Path) -> tuple[Mapping[str, Published], tuple[Diagnostic, ...]]:
    """What was published of each year, by its name, and what is wrong in the records."""
    tree, found, said = DiskTree(root, ""), dict[str, Published](), list[Diagnostic]()
    for year in _years(root):
        path = f"{FOLDER}/{year}/{RECORD}"
        text, problems = text_of(tree, path)
        read = read_yaml_page(Published, year, text, path) if text is not None else Read[Published](None)
        said += (*problems, *read.diagnostics)
        if read.page is not None:
            said += _judged(read.page, year)
            found[year] = read.page
    return found, tuple(said)


def _years(root: Path) -> Iterator[str]:
    """The folders of `overviews/` that have a record, in order."""
    folder = root / FOLDER
    names = sorted(os.listdir(folder)) if folder.is_dir() and not folder.is_symlink() else ()  # noqa: PTH208
    yield from (name for name in names if os.path.lexists(folder / name / RECORD))


def _judged(record: Published, year: str) -> Iterator[Diagnostic]:
    """What the program did not write like this."""
    if record.year != year or not _is_year(year):
        message = f"dit is het overzicht van `{record.year[:20]}`, en het staat bij {year[:20]}"
        yield _error(record, "year", message)
    if record.threshold < LEAST_CELL:
        message = f"de grens is {record.threshold}; minstens {LEAST_CELL} verwacht"
        yield _error(record, "threshold", message)
    if len(set(record.inspections)) < len(record.inspections):
        yield _error(record, "inspections", "een inspectie staat er twee keer")


def _is_year(name: str) -> bool:
    found = _YEAR.fullmatch(name)
    return found is not None and (found[2] is None or int(found[2]) == int(found[1]) + 1)


def _error(record: Published, key: str, message: str) -> Diagnostic:
    return Diagnostic(record.where(key), _CODE, Severity.ERROR, message, _BACK)
