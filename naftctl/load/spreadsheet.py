"""From the bytes of a workbook to its cells; what is no plain workbook, or far too much, is refused first."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, TypeAlias

MAX_BYTES = 8 * 1024 * 1024
MAX_PARTS = 400
MAX_UNPACKED = 16 * 1024 * 1024
MAX_RATIO = 100
MAX_SHEETS = 60
MAX_ROWS = 2_000
MAX_COLUMNS = 200
MAX_PASSED = 3_000_000
"""The rows of a whole workbook, also those that hold nothing: some programs write the very last one."""
_SMALL = 1024 * 1024
"""A part of at most this size may be packed as tightly as it likes."""

Value: TypeAlias = str | int | float | bool | datetime

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00", b"<\x00")
_SAVE = "bewaar ze in uw rekenblad als Excel-werkmap (.xlsx)"
_AGAIN = "maak een nieuw formulier met naftctl framework form en neem uw tekst daarin over"
_BROKEN = (
    "deze werkmap is beschadigd en kan niet gelezen worden",
    "open ze in uw rekenblad en bewaar ze opnieuw",
)
_TOO_LARGE = "deze werkmap is te groot voor een formulier"


class Unopenable(Exception):
    """A workbook that cannot or may not be opened; `message` and `hint` are Dutch words for the user."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; `kind`: s (text), n (number), b (truth), d (day), f (formula), e (error)."""

    row: int
    column: int
    value: Value
    kind: str


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its filled cells, row by row."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def open_workbook(data: bytes) -> tuple[Page, ...]:
    """The sheets of a workbook in their order.

    Raises:
        Unopenable: it is no workbook of this kind, it holds what a form does not, or it is damaged.
    """
    _refuse_other_kinds(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse_parts(package)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(_pages(data))
    except Unopenable:
        raise
    except Exception as fault:  # on damaged packages the libraries raise far more than errors of their own
        raise Unopenable(*_BROKEN) from fault


def _refuse_other_kinds(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise Unopenable(f"{_TOO_LARGE}: meer dan {MAX_BYTES // 1024**2} MiB", _AGAIN)
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise Unopenable(
                "deze werkmap is met een wachtwoord beveiligd", "haal het wachtwoord eraf en bewaar opnieuw"
            )
        raise Unopenable("dit is een oud Excel-bestand (.xls)", _SAVE)
    if not data.startswith(b"PK\x03\x04"):
        raise Unopenable("dit is geen Excel-werkmap", _SAVE)


def _refuse_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename.casefold() for part in parts}
    _refuse_names(names)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unopenable(_TOO_LARGE, _AGAIN)
    for part in parts:
        if part.flag_bits & 1:
            raise Unopenable(
                "deze werkmap is met een wachtwoord beveiligd", "haal het wachtwoord eraf en bewaar opnieuw"
            )
        if part.file_size > _SMALL and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise Unopenable(_TOO_LARGE, _AGAIN)
    for part in parts:
        _refuse_declarations(package.read(part), wide=part.filename.casefold().endswith((".xml", ".rels")))


def _refuse_names(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        raise Unopenable("dit is een binaire Excel-werkmap (.xlsb)", _SAVE)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise Unopenable("deze werkmap bevat macro's (.xlsm)", _SAVE)
    if any("/externallinks/" in name for name in names):
        raise Unopenable(
            "deze werkmap verwijst naar andere werkmappen", "verbreek de koppelingen en bewaar opnieuw"
        )
    if "xl/workbook.xml" in names:
        return
    for mark, what in _OTHERS:
        if any(name.startswith(mark) for name in names):
            raise Unopenable(f"dit is {what}, geen Excel-werkmap", _SAVE)
    raise Unopenable("dit is geen Excel-werkmap", _SAVE)


_OTHERS = (
    ("word/", "een Word-document"),
    ("ppt/", "een presentatie"),
    ("index/", "een Numbers-bestand"),
    ("content.xml", "een OpenDocument-bestand (.ods)"),
)


def _refuse_declarations(part: bytes, *, wide: bool) -> None:
    """Office writes no document types: they are only there to blow up or to read other files."""
    if _DECLARED.search(part) or (wide and part.startswith(_WIDE)):
        raise Unopenable("deze werkmap bevat XML die geen rekenblad schrijft", _AGAIN)


def _pages(data: bytes) -> Iterator[Page]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    passed = count(1)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise Unopenable(f"{_TOO_LARGE}: meer dan {MAX_SHEETS} bladen", _AGAIN)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # the program that wrote them may have been wrong
            yield Page(str(sheet.title), tuple(_rows(sheet, passed)))
    finally:
        book.close()


def _rows(sheet: Any, passed: Iterator[int]) -> Iterator[tuple[Cell, ...]]:
    """The rows of a sheet that hold something; `passed` counts those of the whole workbook."""
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = tuple(_cell(cell) for cell in row if cell.value is not None)
        if cells and number > MAX_ROWS:
            _refuse_size(sheet.title, f"meer dan {MAX_ROWS} rijen")
        if cells and cells[-1].column > MAX_COLUMNS:
            _refuse_size(sheet.title, f"meer dan {MAX_COLUMNS} kolommen")
        if next(passed) > MAX_PASSED:
            _refuse_size(sheet.title, "te veel lege rijen")
        if cells:
            yield cells


def _refuse_size(title: str, what: str) -> None:
    hint = "verwijder de overtollige rijen en kolommen, ook lege met opmaak"
    raise Unopenable(f"blad {title} heeft {what}", hint)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        value = str(getattr(value, "text", value))
    elif not isinstance(value, str | int | float | bool | datetime):
        value = str(value)  # a time of day, or a stretch of time
    return Cell(int(cell.row), int(cell.column), value, str(cell.data_type))
