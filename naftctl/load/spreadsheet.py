"""From the bytes of a workbook to its cells; what is no plain workbook, or far too much, is refused first."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from typing import Any, TypeAlias

from naftctl.load.package import Limits, Refusal, Unopenable, Wanted, open_package

MAX_BYTES = 8 * 1024 * 1024
MAX_PARTS = 400
MAX_UNPACKED = 16 * 1024 * 1024
MAX_SHEETS = 60
MAX_ROWS = 2_000
MAX_COLUMNS = 200
MAX_PASSED = 3_000_000
"""The rows of a whole workbook, also those that hold nothing: some programs write the very last one."""

Value: TypeAlias = str | int | float | bool | datetime

_SAVE = "bewaar ze in uw rekenblad als Excel-werkmap (.xlsx)"
_AGAIN = "maak een nieuw formulier met naftctl framework form en neem uw tekst daarin over"
_MEND = "open ze in uw rekenblad en bewaar ze opnieuw"
_TOO_LARGE = "deze werkmap is te groot voor een formulier"
_WANTED = Wanted(
    this="deze werkmap",
    kind="Excel-werkmap",
    older="een oud Excel-bestand (.xls)",
    main="xl/workbook.xml",
    limits=Limits(MAX_BYTES, MAX_PARTS, MAX_UNPACKED),
    too_large=_TOO_LARGE,
    nobody="geen rekenblad",
    save=_SAVE,
    mend=_MEND,
    again=_AGAIN,
    refused=(
        Refusal(re.compile(r"^xl/workbook\.bin$"), "dit is een binaire Excel-werkmap (.xlsb)", _SAVE),
        Refusal(re.compile(r"vbaproject\.bin$"), "deze werkmap bevat macro's (.xlsm)", _SAVE),
        Refusal(
            re.compile(r"/externallinks/"),
            "deze werkmap verwijst naar andere werkmappen",
            "verbreek de koppelingen en bewaar opnieuw",
        ),
    ),
    others=(
        ("word/", "een Word-document"),
        ("ppt/", "een presentatie"),
        ("index/", "een Numbers-bestand"),
        ("content.xml", "een OpenDocument-bestand (.ods)"),
    ),
)


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
    try:
        open_package(data, _WANTED)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return tuple(_pages(data))
    except Unopenable:
        raise
    except Exception as fault:  # on damaged packages the libraries raise far more than errors of their own
        raise Unopenable("deze werkmap is beschadigd en kan niet gelezen worden", _MEND) from fault


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
