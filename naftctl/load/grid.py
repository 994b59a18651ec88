"""The sheets and heads of a form, found by name; what is missing, double or strange is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from msgspec import Struct

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.cells import is_blank, place
from naftctl.load.spreadsheet import Cell, Page
from naftctl.model.form import README
from naftctl.source import Span


class Grid(Struct, frozen=True):
    """A sheet: the cell of each head that was found, and the rows below, by the number of a column."""

    name: str
    heads: Mapping[str, Cell]
    rows: tuple[Mapping[int, Cell], ...]

    @property
    def top(self) -> int:
        """The row of the heads."""
        return min((cell.row for cell in self.heads.values()), default=1)


def find_sheets(
    path: str, pages: Iterable[Page], names: Sequence[str]
) -> tuple[dict[str, Page], list[Diagnostic]]:
    """The sheets with these names, whatever their capitals, and what is wrong with the sheets."""
    known = {folded(name): name for name in names}
    found: dict[str, Page] = {}
    said, extra = [], []
    for page in pages:
        name = known.get(folded(page.name), "")
        if name in found:
            said.append(_fault(_whole(path, page.name), "N141", tr("this sheet is there twice"), _ONE))
        elif name:
            found[name] = page
        elif folded(page.name) != folded(README) and page.rows:
            extra.append(page.name)
    for name in (name for name in names if name not in found):
        meant = _nearest(name, extra)
        extra = [other for other in extra if other != meant]
        hint = (
            tr("name the sheet `{meant}` `{name}` again", meant=meant, name=name)
            if meant
            else tr("put the sheet of the form back")
        )
        said.append(_fault(Span(path), "N141", tr("sheet `{name}` is missing", name=name), hint))
    for name in extra:
        message = tr("sheet `{name}` does not belong to the form and is not read", name=name)
        hint = tr("remove the sheet")
        said.append(Diagnostic(_whole(path, name), "N141", Severity.WARNING, message, hint))
    return found, said


def read_grid(
    path: str, page: Page, wanted: Sequence[str], free: Sequence[str] = ()
) -> tuple[Grid, list[Diagnostic]]:
    """A sheet by its heads, in the first row that holds something; those that are `free` may be missing."""
    rows = [{cell.column: cell for cell in row if not is_blank(cell)} for row in page.rows]
    rows = [row for row in rows if row]
    top, below = (rows[0], rows[1:]) if rows else ({}, [])
    corner = place(path, page.name, next((cell.row for cell in top.values()), 1), 1)
    heads, said = match_names(path, page.name, top.values(), (wanted, free), (tr("column"), corner))
    for number in sorted({number for row in below for number in row} - set(top)):
        cell = next(row[number] for row in below if number in row)
        where = place(path, page.name, cell.row, cell.column)
        said.append(
            _fault(
                where,
                "N142",
                tr("this cell stands under no heading"),
                tr("put a heading above it, or empty it"),
            )
        )
    return Grid(page.name, heads, tuple(below)), said


def match_names(
    path: str,
    sheet: str,
    cells: Iterable[Cell],
    names: tuple[Sequence[str], Sequence[str]],
    words: tuple[str, Span],
) -> tuple[dict[str, Cell], list[Diagnostic]]:
    """The cell that holds each name, of which the second kind may be missing.

    `words` are what a name is called here, and the place where a missing one is said.
    """
    wanted, free = names
    what, missing_at = words
    known = {folded(name): name for name in (*wanted, *free)}
    found: dict[str, Cell] = {}
    said, strange = [], []
    for cell in cells:
        name = known.get(folded(str(cell.value)), "")
        if name in found:
            where = place(path, sheet, cell.row, cell.column)
            said.append(
                _fault(where, "N142", tr("{what} `{name}` is there twice", what=what, name=name), _ONE)
            )
        elif name:
            found[name] = cell
        else:
            strange.append(cell)
    missing = [name for name in wanted if name not in found]
    for cell in strange:
        where, written = place(path, sheet, cell.row, cell.column), " ".join(str(cell.value).split())[:60]
        near = _nearest(written, missing)
        missing = [name for name in missing if name != near]
        hint = tr("write `{near}`", near=near) if near else tr("remove this, or correct the name")
        said.append(_fault(where, "N142", tr("unknown {what} `{written}`", what=what, written=written), hint))
    for name in missing:
        message = tr("{what} `{name}` is missing on sheet {sheet}", what=what, name=name, sheet=sheet)
        said.append(_fault(missing_at, "N142", message, tr("put {what} `{name}` back", what=what, name=name)))
    return found, said


def folded(name: str) -> str:
    """The form in which two names are the same for people: capitals and blanks do not count."""
    return " ".join(name.split()).casefold()


_ONE = tr("remove one of the two")


def _whole(path: str, sheet: str) -> Span:
    return Span(path, cell=f"{sheet}!")


def _nearest(name: str, others: Iterable[str]) -> str:
    by_form = {folded(other): other for other in others}
    near = get_close_matches(folded(name), by_form, 1, 0.7)
    return by_form[near[0]] if near else ""


def _fault(span: Span, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(span, code, Severity.ERROR, message, hint)
