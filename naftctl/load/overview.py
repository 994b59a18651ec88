"""Read what lies in `overviews/`: the texts that people write, and what was published of each year."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.house import LEAST_CELL
from naftctl.load.letters import Letters
from naftctl.load.page import Read, read_text, read_yaml_page
from naftctl.load.places import Sheet
from naftctl.load.tree import DiskTree, text_of
from naftctl.model.account import Published
from naftctl.model.overview import HEADINGS
from naftctl.model.period import as_period
from naftctl.model.record import Page
from naftctl.prose import EMPTY, Shape
from naftctl.source import Span

FOLDER, TEXT, RECORD = "overviews", "text.md", "published.yaml"
_SHAPE = Shape(dict.fromkeys(HEADINGS, ""))
CHANGED = "N630"
BACK = tr("put this file back from the history of the workspace")


class Kept(Struct, frozen=True):
    """What was fixed of each year, by its name, what is wrong there, and files that look like a copy."""

    years: Mapping[str, Published]
    diagnostics: tuple[Diagnostic, ...] = ()
    copies: tuple[str, ...] = ()


class OverviewText(Struct, frozen=True):
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


def no_text(year: str) -> OverviewText:
    """The text where none is needed, as for the data."""
    return OverviewText(Read(None), Sheet(f"{FOLDER}/{year}/{TEXT}", "", 1))


def read_published(root: Path) -> Kept:
    """What was fixed of each year; a folder that has no year for a name is passed over."""
    found, said, copies = dict[str, Published](), list[Diagnostic](), list[str]()
    for folder, names in _folders(root / FOLDER):
        year = as_period(folder)
        copies += (
            f"{FOLDER}/{folder}/{name}" for name in names if _is_copy(name) or (name == RECORD and not year)
        )
        if year and RECORD in names:
            record, problems = _record(root, folder)
            said += problems
            if record is not None:
                found[folder] = record
    return Kept(found, tuple(said), tuple(copies))


def _folders(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The folders of `overviews/` with the names in them, in order."""
    names = _listed(folder) if os.path.isdir(folder) and not folder.is_symlink() else []  # noqa: PTH112
    for name in names:
        below = folder / name
        if below.is_symlink() or os.path.isdir(below):  # noqa: PTH112  (one that is closed is no error here)
            # What may not be looked into may hold a record: reading that says why it cannot be used.
            yield name, [RECORD] if below.is_symlink() else _listed(below, RECORD)


def _listed(folder: Path, *instead: str) -> list[str]:
    """The names in a folder, in order; `instead` where they may not be seen."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return list(instead)


def _is_copy(name: str) -> bool:
    """Whether a file is named as a copy of a record is by a program that keeps two."""
    found = name.casefold()
    return name != RECORD and Path(RECORD).stem in found and found.endswith((".yaml", ".yml"))


def _record(root: Path, year: str) -> tuple[Published | None, tuple[Diagnostic, ...]]:
    """The record of a year; whatever is wrong in it is said once, for nobody may mend it by hand."""
    path = f"{FOLDER}/{year}/{RECORD}"
    text, problems = text_of(DiskTree(root, ""), path)
    read: Read[Published] = Read(None) if text is None else read_yaml_page(Published, year, text, path)
    said = (*problems, *read.diagnostics)
    if said or read.page is None:
        span = said[0].span if said else Span(path)
        why = f": {said[0].message}" if said else ""
        message = tr("this file is no longer as the program wrote it{why}", why=why)
        return None, (Diagnostic(span, CHANGED, Severity.ERROR, message, BACK),)
    return read.page, tuple(_judged(read.page, year))


def _judged(record: Published, year: str) -> Iterator[Diagnostic]:
    """What the program did not write like this."""
    if record.year != year:
        message = tr(
            "this is the file of `{year}`, and it stands under {folder}",
            year=record.year[:20],
            folder=year[:20],
        )
        yield _error(record, "year", message)
    if record.threshold < LEAST_CELL:
        message = tr(
            "the threshold is {threshold}; at least {least_cell} expected",
            threshold=record.threshold,
            least_cell=LEAST_CELL,
        )
        yield _error(record, "threshold", message)
    if len(set(record.names)) < len(record.names):
        yield _error(record, "figures", tr("an inspection is there twice"))


def _error(record: Published, key: str, message: str) -> Diagnostic:
    return Diagnostic(record.where(key), CHANGED, Severity.ERROR, message, BACK)
