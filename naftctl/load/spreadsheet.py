"""From the bytes of a workbook to its cells; what is no plain workbook, or far too much, is refused first."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import Any, TypeAlias

from msgspec import Struct

from naftctl.language import tr
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

_SAVE = tr("save it in your spreadsheet program as an Excel workbook (.xlsx)")
_AGAIN = tr("make a new form with naftctl framework form and copy your text into it")
_MEND = tr("open it in your spreadsheet program and save it again")
_TOO_LARGE = tr("this workbook is too large for a form")
_WANTED = Wanted(
    this=tr("this workbook"),
    kind=tr("an Excel workbook"),
    older=tr("an old Excel file (.xls)"),
    main="xl/workbook.xml",
    limits=Limits(MAX_BYTES, MAX_PARTS, MAX_UNPACKED),
    too_large=_TOO_LARGE,
    nobody=tr("no spreadsheet program"),
    save=_SAVE,
    mend=_MEND,
    again=_AGAIN,
    refused=(
        Refusal(re.compile(r"^xl/workbook\.bin$"), tr("this is a binary Excel workbook (.xlsb)"), _SAVE),
        Refusal(re.compile(r"vbaproject\.bin$"), tr("this workbook contains macros (.xlsm)"), _SAVE),
        Refusal(
            re.compile(r"/externallinks/"),
            tr("this workbook refers to other workbooks"),
            tr("break the links and save again"),
        ),
    ),
    others=(
        ("word/", tr("a document from Word")),
        ("ppt/", tr("a presentation")),
        ("index/", tr("a Numbers file")),
        ("content.xml", tr("an OpenDocument file (.ods)")),
    ),
)


class Cell(Struct, frozen=True):
    """A cell that is not empty; `kind`: s (text), n (number), b (truth), d (day), f (formula), e (error)."""

    row: int
    column: int
    value: Value
    kind: str


class Page(Struct, frozen=True):
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
        raise Unopenable(tr("this workbook is damaged and cannot be read"), _MEND) from fault


def _pages(data: bytes) -> Iterator[Page]:
    from openpyxl import load_workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    passed = count(1)
    try:
        if len(book.worksheets) > MAX_SHEETS:
            raise Unopenable(
                tr("{too_large}: more than {max_sheets} sheets", too_large=_TOO_LARGE, max_sheets=MAX_SHEETS),
                _AGAIN,
            )
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
            _refuse_size(sheet.title, tr("more than {max_rows} rows", max_rows=MAX_ROWS))
        if cells and cells[-1].column > MAX_COLUMNS:
            _refuse_size(sheet.title, tr("more than {max_columns} columns", max_columns=MAX_COLUMNS))
        if next(passed) > MAX_PASSED:
            _refuse_size(sheet.title, tr("too many empty rows"))
        if cells:
            yield cells


def _refuse_size(title: str, what: str) -> None:
    hint = tr("delete the superfluous rows and columns, also empty ones with formatting")
    raise Unopenable(tr("sheet {title} has {what}", title=title, what=what), hint)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        value = str(getattr(value, "text", value))
    elif not isinstance(value, str | int | float | bool | datetime):
        value = str(value)  # a time of day, or a stretch of time
    return Cell(int(cell.row), int(cell.column), value, str(cell.data_type))
