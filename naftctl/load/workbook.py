"""From a filled-in form, a workbook, to a framework version that knows the cell of every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.language import tr
from naftctl.load.cells import WrongCell, place, plain
from naftctl.load.grid import Grid, find_sheets, folded, match_names, read_grid
from naftctl.load.package import Unopenable
from naftctl.load.record import build
from naftctl.load.spreadsheet import Cell, Page, open_workbook
from naftctl.model.form import FIELD, LEVEL, MEANING, VALUE, Column, Kind, Sheet
from naftctl.model.framework import Framework, Provenance
from naftctl.model.sheets import SHEETS
from naftctl.source import Origin, Route, Span

_EXPECTATIONS, _SCALES, _RUBRICS, _LEVELS = "expectations", "scales", "rubrics", "levels"
_RUBRIC, _VERSION = "rubric", "version"


def read_workbook(
    data: bytes, path: str, version: str = ""
) -> tuple[Framework | None, tuple[Diagnostic, ...]]:
    """The official version in the form with these bytes, with what is wrong in it.

    `version` is the number of the version where it is not the form that says it.
    """
    try:
        pages = open_workbook(data)
    except Unopenable as fault:
        return None, (Diagnostic(Span(path), "N140", Severity.ERROR, fault.message, fault.hint),)
    reader = _Reader(path, version)
    reader.read(pages)
    origin = Origin(path, reader.places, reader.places, reader.instead)
    built = build(Framework, reader.value, origin)
    return built.record, tuple(sorted((*reader.said, *built.diagnostics), key=lambda d: d.span))


class _Reader:
    """Gathers the value of a framework, the cell of everything in it, and what is wrong."""

    def __init__(self, path: str, version: str) -> None:
        self.path, self.version = path, version
        self.said: list[Diagnostic] = []
        self.places: dict[Route, Span] = {(): Span(path)}
        self.instead: dict[Route, Span] = {}
        self.value: dict[str, Any] = {"provenance": Provenance.OFFICIAL.value}

    def read(self, pages: Sequence[Page]) -> None:
        """Take in every sheet of the form."""
        found, self.said = find_sheets(self.path, pages, [sheet.name for sheet in SHEETS])
        for sheet in SHEETS:
            if sheet.name not in found:
                self._without(sheet)
            elif sheet.single:
                self._single(sheet, found[sheet.name])
            else:
                self._table(sheet, found[sheet.name])

    def _without(self, sheet: Sheet) -> None:
        """Keep the model from saying again what a missing sheet leaves out."""
        keys = [sheet.key] if sheet.key else [column.key for column in sheet.columns]
        self.instead |= {(key,): Span(self.path) for key in keys}

    def _single(self, sheet: Sheet, page: Page) -> None:
        grid, said = read_grid(self.path, page, (FIELD, VALUE), (MEANING,))
        self.said += said
        if not {FIELD, VALUE} <= set(grid.heads):
            self._without(sheet)
            return
        names, values = grid.heads[FIELD].column, grid.heads[VALUE].column
        corner = place(self.path, page.name, grid.top, names)
        cells = [row[names] for row in grid.rows if names in row]
        heads = [column.head for column in sheet.columns]
        found, said = match_names(self.path, page.name, cells, (heads, ()), (tr("field"), corner))
        self.said += said
        filled = {cell.row: cell for row in grid.rows for number, cell in row.items() if number == values}
        into = self.value.setdefault(sheet.key, {}) if sheet.key else self.value
        route: Route = (sheet.key,) if sheet.key else ()
        self.places.setdefault(route, corner)
        for column in sheet.columns:
            head = found.get(column.head)
            where = place(self.path, page.name, head.row, values) if head else corner
            self._field(
                into, (*route, column.key), column, (head and filled.get(head.row), where, head is None)
            )

    def _table(self, sheet: Sheet, page: Page) -> None:
        columns = (*sheet.columns, *self._level_columns(page)) if sheet.key == _SCALES else sheet.columns
        grid, said = read_grid(self.path, page, [column.head for column in columns])
        self.said += said
        self.places[(sheet.key,)] = place(self.path, page.name, grid.top, 1)
        self.value[sheet.key] = []
        for row in grid.rows:
            if any(head.column in row for head in grid.heads.values()):
                records, route = self._home(sheet, grid, row)
                records.append(self._record(columns, route, grid, row))
        if sheet.key == _RUBRICS:
            for rubric in self.value[_RUBRICS]:
                rubric[_EXPECTATIONS] = []
        if sheet.key == _EXPECTATIONS:
            del self.value[_EXPECTATIONS]

    def _record(
        self, columns: Sequence[Column], route: Route, grid: Grid, row: Mapping[int, Cell]
    ) -> dict[str, Any]:
        """The record in a row, with the descriptors of a scale in a group of their own."""
        number = next(iter(row.values())).row
        record: dict[str, Any] = {}
        for column in columns:
            head = grid.heads.get(column.head)
            where = place(self.path, grid.name, number, head.column if head else 1)
            into, inside = record, route
            if column.head.startswith(LEVEL):
                into, inside = record.setdefault(_LEVELS, {}), (*route, _LEVELS)
                self.places.setdefault(inside, where)
            if column.key == "id":
                self.places[route] = where
            if column.key != _RUBRIC:
                cell = row.get(head.column) if head else None
                self._field(into, (*inside, column.key), column, (cell, where, head is None))
        return record

    def _home(self, sheet: Sheet, grid: Grid, row: Mapping[int, Cell]) -> tuple[list[dict[str, Any]], Route]:
        """The list that the record of a row belongs to, and the route that the record gets."""
        records: list[dict[str, Any]] = self.value[sheet.key]
        nowhere = records, (sheet.key, len(records))
        head, rubrics = grid.heads.get(sheet.columns[0].head), self.value.get(_RUBRICS)
        if sheet.key != _EXPECTATIONS or head is None or rubrics is None:
            return nowhere
        where = place(self.path, grid.name, next(iter(row.values())).row, head.column)
        named: dict[str, Any] = {}
        self._field(named, (*nowhere[1], _RUBRIC), sheet.columns[0], (row.get(head.column), where, False))
        if _RUBRIC not in named:
            return nowhere
        ids = [rubric.get("id", "") for rubric in rubrics]
        if named[_RUBRIC] not in ids:
            if all(ids):  # a rubric without a usable id is said already, and may be the one that is meant
                self._unknown_rubric(where, named[_RUBRIC], ids)
            return nowhere
        index = ids.index(named[_RUBRIC])
        inside = rubrics[index][_EXPECTATIONS]
        return inside, (_RUBRICS, index, _EXPECTATIONS, len(inside))

    def _unknown_rubric(self, where: Span, name: str, known: Sequence[str]) -> None:
        near = next(iter(get_close_matches(name, known, 1, 0.6)), "")
        message = (
            tr("rubric `{name}` is not on sheet Rubrieken, did you mean `{near}`?", name=name[:40], near=near)
            if near
            else tr("rubric `{name}` is not on sheet Rubrieken", name=name[:40])
        )
        self._say("N144", where, message, tr("choose one of {choices}", choices=", ".join(known[:12])))

    def _level_columns(self, page: Page) -> Iterator[Column]:
        """A column for each level; where a level cannot be told, every column that calls itself so."""
        found = self.value.get(_LEVELS, ())
        levels = [str(level["id"]) for level in found if "id" in level]
        if not found or len(levels) < len(found):
            written = [folded(str(cell.value)) for cell in next(iter(page.rows), ())]
            levels += [name.removeprefix(LEVEL) for name in written if name.startswith(LEVEL)]
        for level in dict.fromkeys(levels):
            yield Column(LEVEL + level, level, Kind.TEXT, needed=False)

    def _field(
        self, into: dict[str, Any], route: Route, column: Column, found: tuple[Cell | None, Span, bool]
    ) -> None:
        """Put the value of a cell under its key, or say what is wrong with it.

        `found` are the cell, its place, and whether what names it is missing, which is said already.
        """
        cell, where, unnamed = found
        self.places[route] = where
        if route == (_VERSION,) and self.version:
            into[_VERSION] = self.version
        elif unnamed:
            self.instead[route] = where
        elif cell is not None:
            try:
                into[column.key] = plain(cell, column)
            except WrongCell as fault:
                self.said.append(fault.diagnostic(where))
                self.instead[route] = where
        elif column.needed:
            self._empty(route, column, where)

    def _empty(self, route: Route, column: Column, where: Span) -> None:
        self.instead[route] = where
        if column.key == "id":
            hint = tr("give the row an id, or delete the whole row")
            self._say("N145", where, tr("this row has no id"), hint)
        else:
            self._say("N145", where, tr("`{head}` is still empty", head=column.head), tr("fill in the cell"))

    def _say(self, code: str, where: Span, message: str, hint: str) -> None:
        self.said.append(Diagnostic(where, code, Severity.ERROR, message, hint))
