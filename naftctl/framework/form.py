"""The workbook in which people fill in a new framework version, from the version they start from. Pure."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from naftctl.model.form import FIELD, LEVEL, MEANING, README, VALUE, Column, Kind, Sheet
from naftctl.model.framework import Framework
from naftctl.model.record import Record
from naftctl.model.sheets import ASKED_ANEW, SHEETS

Content: TypeAlias = str | int | None

LONGEST = 32_767
"""The characters that a cell of a workbook holds."""
_DAY_OF_ALL_FORMS = datetime(2020, 1, 1)
_WRITTEN = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMATS = {Kind.WHOLE: "0", Kind.DAY: "yyyy-mm-dd"}
_LAST_ROW = 500
_LINE, _DENSITY = 15, 0.95
"""The height of a line in points; how many characters fit in one unit of width."""
_WIDTHS = {FIELD: 34, VALUE: 60, MEANING: 70}

_ABOUT = """\
Formulier voor een nieuwe versie van {ref}

Met dit formulier zet u de officiële tekst in naftctl. U hebt er enkel een rekenblad voor nodig, zoals \
Excel of LibreOffice.
Op elk blad staat de tekst van versie {version}. U vervangt wat in de officiële tekst anders is.

Wat u doet
1. Vul het blad Bron in: uit welk document komt de tekst, en welke functie nam ze over.
2. Vul op het blad Kader het nieuwe versienummer in, bijvoorbeeld 2027.1.
3. Loop de andere bladen na en vervang wat anders is. Een rij voegt u onderaan toe; wat niet meer bestaat, \
verwijdert u als hele rij.
4. Krijgt een verwachting of schaal een andere inhoud, geef ze dan een nieuw id en zet het oude id in de \
kolom Vervangt. Zo blijft te zien wat waar vandaan komt.
5. Bewaar als Excel-werkmap (.xlsx), en zet ze in een map samen met het officiële document.
6. Kijk wat er zou veranderen: naftctl framework import MAP --preview
7. Klopt het, maak dan de nieuwe versie: naftctl framework import MAP

Waar u op let
Verander de namen van bladen en kolommen niet. De volgorde van kolommen mag u wel veranderen.
Schrijf gewone tekst, geen formules en geen verwijzingen naar andere cellen.
Staat er "één per regel", begin dan in dezelfde cel een nieuwe regel met Alt+Enter.
Bij de schalen heet een kolom `niveau` met het id van een niveau erachter. Krijgt een niveau een ander id, \
pas dan ook de kolom aan.
Een naam van een persoon hoort nergens in dit formulier.

De bladen"""


class TooLong(Exception):
    """A text that does not fit in a cell; `sheet`, `row` and `head` say which."""

    def __init__(self, sheet: str, row: int, head: str) -> None:
        super().__init__(f"{sheet}, row {row}, {head}")
        self.sheet, self.row, self.head = sheet, row, head


def workbook(framework: Framework) -> bytes:
    """The form as an .xlsx file, filled in with `framework`; the same version gives the same bytes.

    What must be given anew, the source and the number of the version, is empty. Blanks at the ends of a text
    are left out, and a line end inside an item of a list becomes a blank.

    Raises:
        TooLong: a text of the version does not fit in a cell.
    """
    from openpyxl import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415

    book = Workbook()
    book.properties.creator = "naftctl"
    book.properties.title = f"Formulier voor een nieuwe versie van {framework.id}"
    book.properties.language = framework.language
    book.properties.created = _DAY_OF_ALL_FORMS
    _fill_readme(book.active, framework)
    for sheet in SHEETS:
        _fill(book.create_sheet(sheet.name), sheet, framework)
    for page in book.worksheets:
        _heights(page)
        page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
    out = io.BytesIO()
    book.save(out)
    return _undated(out.getvalue())


def columns_for(sheet: Sheet, framework: Framework) -> tuple[Column, ...]:
    """The columns of a sheet for this version: scales have one for each level."""
    if sheet.key != "scales":
        return sheet.columns
    known = dict.fromkeys((*framework.level, *(key for scale in framework.scales for key in scale.levels)))
    return (*sheet.columns, *(Column(LEVEL + level, level, width=60) for level in known))


def rows_for(sheet: Sheet, framework: Framework) -> Iterator[dict[str, Any]]:
    """What a sheet holds: a mapping by key for each record, empty where it is asked anew."""
    if sheet.key == "expectations":
        for rubric in framework.rubrics:
            yield from ({"rubric": rubric.id, **_fields(each)} for each in rubric.expectations)
    elif sheet.key == "scales":
        yield from ({**_fields(scale), **scale.levels} for scale in framework.scales)
    elif sheet.single:
        record = getattr(framework, sheet.key) if sheet.key else framework
        asked = {key for part, key in ASKED_ANEW if part == sheet.key}
        yield {} if "" in asked else {k: v for k, v in _fields(record).items() if k not in asked}
    else:
        yield from map(_fields, getattr(framework, sheet.key))


def _fields(record: Record) -> dict[str, Any]:
    return dict(record.__dict__)


def content(column: Column, value: Any) -> Content:
    """What stands in a cell for a value of the model."""
    if value is None:
        return None
    if column.kind is Kind.FLAG:
        return "ja" if value else "nee"
    if column.kind is Kind.LIST:
        return "\n".join(" ".join(item.split()) for item in value) or None
    if column.kind is Kind.CHOICE:
        return next(word for word, meant in column.choices if meant == value)
    if column.kind is Kind.WHOLE:
        return int(value)
    return str(value).strip() or None


def _fill_readme(page: Any, framework: Framework) -> None:
    page.title = README
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 100, 70
    lines = _ABOUT.format(ref=framework.id, version=framework.version).split("\n")
    for number, line in enumerate(lines, 1):
        _put(page.cell(number, 1), line)
        if number == 1 or line in {"Wat u doet", "Waar u op let", "De bladen"}:
            _as_title(page.cell(number, 1))
    for number, sheet in enumerate(SHEETS, len(lines) + 1):
        _put(page.cell(number, 1), f"{sheet.name}: {sheet.meaning}")


def _fill(page: Any, sheet: Sheet, framework: Framework) -> None:
    columns = columns_for(sheet, framework)
    rows = list(rows_for(sheet, framework))
    if sheet.single:
        _heads(page, [(head, _WIDTHS[head]) for head in (FIELD, VALUE, MEANING)])
        for number, column in enumerate(columns, 2):
            value = _checked(sheet, number, column, rows[0].get(column.key))
            _put(page.cell(number, 1), column.head)
            _put(page.cell(number, 2), value, column.kind)
            _put(page.cell(number, 3), column.meaning)
            _validate(page, column, f"B{number}")
        page.freeze_panes = "A2"
        return
    _heads(page, [(column.head, column.width) for column in columns])
    for place, column in enumerate(columns, 1):
        letter = page.cell(1, place).column_letter
        _style(page.column_dimensions[letter], column.kind)
        _validate(page, column, f"{letter}2:{letter}{_LAST_ROW}")
        for number, row in enumerate(rows, 2):
            value = _checked(sheet, number, column, row.get(column.key))
            _put(page.cell(number, place), value, column.kind)
    page.freeze_panes = page.cell(2, 1 + [column.key for column in columns].index("id") + 1)


def _checked(sheet: Sheet, row: int, column: Column, value: Any) -> Content:
    shown = content(column, value)
    if isinstance(shown, str) and len(_ESCAPE.sub("_x005F_", shown)) > LONGEST:
        raise TooLong(sheet.name, row, column.head)
    return shown


def _put(cell: Any, value: Content, kind: Kind = Kind.TEXT) -> None:
    """Write a value as what it is: a text that looks like a formula or an error stays a text."""
    _style(cell, kind)
    if isinstance(value, str):
        cell.value = _ESCAPE.sub("_x005F_", value)
        cell.data_type = "s"
        cell.quotePrefix = value[:1] in "=+-@'"
    elif value is not None:
        cell.value = value


def _style(cell: Any, kind: Kind) -> None:
    from openpyxl.styles import Alignment  # type: ignore[import-untyped]  # noqa: PLC0415

    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.number_format = _FORMATS.get(kind, "@")


def _heads(page: Any, heads: Sequence[tuple[str, int]]) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415

    for place, (head, width) in enumerate(heads, 1):
        cell = page.cell(1, place)
        _put(cell, head)
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor="FF0A3D5C")
        page.column_dimensions[cell.column_letter].width = width
    page.print_title_rows = "1:1"


def _heights(page: Any) -> None:
    """Give each row the room that its texts take, as not every program does that by itself."""
    for row in page.iter_rows():
        lines = 1
        for cell in row:
            width = page.column_dimensions[cell.column_letter].width
            parts = str(cell.value or "").split("\n")
            lines = max(lines, sum(1 + int(len(part) / (width * _DENSITY)) for part in parts))
        page.row_dimensions[row[0].row].height = lines * _LINE


def _as_title(cell: Any) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    cell.font = Font(bold=True, size=14)


def _validate(page: Any, column: Column, cells: str) -> None:
    """Let the program in which people type offer the words that are allowed."""
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]  # noqa: PLC0415

    words = ("ja", "nee") if column.kind is Kind.FLAG else tuple(word for word, _ in column.choices)
    if not words:
        return
    rule = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=not column.needed)
    rule.errorTitle, rule.error = column.head, f"Kies een van: {', '.join(words)}."
    rule.showErrorMessage = True
    rule.add(cells)
    page.add_data_validation(rule)


def _undated(data: bytes) -> bytes:
    """The same package without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _WRITTEN.sub(rb"\g<1>2020-01-01T00:00:00Z", part)
            # A row keeps growing with what is typed in it.
            part = part.replace(b' customHeight="1"', b"") if "/worksheets/" in name else part
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
