"""The form holds every field of the model, says what to do in plain Dutch, and carries no code."""

from __future__ import annotations

import io
import re
import types
import typing
import zipfile
from enum import StrEnum

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from naftctl.framework.form import LONGEST, TooLong, workbook
from naftctl.load.framework import read_framework
from naftctl.load.tree import DiskTree
from naftctl.load.workbook import read_workbook
from naftctl.model.form import LEVEL, README, Column, Kind, Sheet
from naftctl.model.framework import Expectation, Framework, Scale
from naftctl.model.record import Record
from naftctl.model.sheets import SHEETS
from tests.conftest import ROOT

ELSEWHERE = {
    "": set(Framework.model_fields) - {"id", "version", "title", "language"},  # sheets, or set by import
    "rubrics": {"expectations"},  # a sheet of their own
    "scales": {"levels"},  # a column for each level
}


@pytest.fixture(scope="module")
def framework() -> Framework:
    read, _ = read_framework(DiskTree(ROOT / "frameworks/r-naft/2026.1", "frameworks/r-naft/2026.1"))
    assert read is not None
    return read


@pytest.fixture(scope="module")
def data(framework: Framework) -> bytes:
    return workbook(framework)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_has_every_field_of_its_record_and_its_kind(sheet: Sheet) -> None:
    record = _record(sheet)
    columns = {column.key: column for column in sheet.columns if column.key != "rubric"}
    assert set(columns) | ELSEWHERE.get(sheet.key, set()) == set(record.model_fields)
    for key, column in columns.items():
        field = record.model_fields[key]
        assert column.kind is _kind(field.annotation), key
        assert _values(column) == _allowed(field.annotation), key
        # The model lets a list, a flag or a text stay empty where it has something to put there; an official
        # text says when it was taken over, and by what function.
        official = (sheet.key, key) in {("source", "adopted"), ("source", "adopted_by")}
        assert column.needed == (field.is_required() or official), key


def test_every_part_of_a_version_has_a_sheet_or_is_set_by_the_import() -> None:
    parts = {sheet.key for sheet in SHEETS} - {"", "expectations"}
    asked = {column.key for sheet in SHEETS if sheet.key == "" for column in sheet.columns}
    assert set(Framework.model_fields) - parts - asked == {"provenance", "notice"}


def test_the_names_of_sheets_and_heads_are_each_their_own() -> None:
    names = [sheet.name.casefold() for sheet in SHEETS]
    assert len(set(names)) == len(names)
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)
    for sheet in SHEETS:
        heads = [column.head.casefold() for column in sheet.columns]
        assert len(set(heads)) == len(heads)


def test_the_same_version_gives_the_same_bytes_and_no_moment_or_machine(framework: Framework) -> None:
    one, other = workbook(framework), workbook(framework)
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = package.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"2020-01-01T00:00:00Z"}
    assert "<dc:language" in core
    assert "nl-BE" in core
    assert "Formulier voor een nieuwe versie van r-naft" in core


def test_the_first_sheet_says_what_to_do_and_names_every_other_sheet(data: bytes) -> None:
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    words = "\n".join(str(row[0].value or "") for row in page.rows)
    assert page.title == README
    assert "1. Vul het blad Bron in" in words
    assert "naftctl framework import MAP --preview" in words
    assert all(f"{sheet.name}: " in words for sheet in SHEETS)
    assert not re.search(r"gemiddeld|!|\b(?:je|jij|jouw|helaas|sorry)\b", words)


def test_source_and_number_are_asked_anew_and_the_rest_is_filled_in(
    data: bytes, framework: Framework
) -> None:
    book = load_workbook(io.BytesIO(data))
    assert [cell.value for cell in book["Bron"]["B"]] == ["Waarde", None, None, None, None, None]
    assert [cell.value for cell in book["Kader"]["B"]] == ["Waarde", "r-naft", None, framework.title, "nl-BE"]
    assert book["Verwachtingen"].max_row == len(framework.expectations) + 1
    heads = [cell.value for cell in book["Schalen"][1]]
    assert heads[-4:] == [LEVEL + level for level in framework.level]
    scales = {row[0].value: row for row in book["Schalen"].iter_rows(min_row=2)}
    assert scales["OS-B5"][3].value == "KV-R1\nKV-R2\nKV-R4"
    assert scales["OS-B5"][-1].value == framework.scale["OS-B5"].levels["overstijgt"]


def test_choices_are_offered_heads_stay_in_sight_and_text_stays_text(data: bytes) -> None:
    book = load_workbook(io.BytesIO(data))
    rules = book["Schalen"].data_validations.dataValidation
    assert [rule.formula1 for rule in rules] == ['"ja,nee,te bevestigen"']
    for page in book.worksheets[1:]:
        assert page.freeze_panes
        assert page["A1"].font.bold
        assert page["A1"].fill.fgColor.rgb == "FF0A3D5C"
        assert page["A2"].alignment.wrap_text
    assert book["Kader"]["B3"].number_format == "@"
    assert book["Bron"]["B4"].number_format == "yyyy-mm-dd"
    assert book["Rubrieken"].column_dimensions["A"].number_format == "@"


def test_a_text_that_looks_like_a_formula_or_an_error_is_a_text(framework: Framework) -> None:
    texts = ("=1+1", "+32 470", "-5 dagen", "@naam", "#N/A", "'aanhaling", "_x0041_", "2026.10", "1-2")
    rubric = framework.rubrics[0].model_copy(update={"title": "", "core": ""})
    rubrics = tuple(
        rubric.model_copy(update={"id": f"R{n}", "title": t, "core": t}) for n, t in enumerate(texts)
    )
    data = workbook(framework.model_copy(update={"rubrics": rubrics}))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist())
        assert not any("vba" in name.casefold() for name in package.namelist())
    read, said = read_workbook(data, "formulier.xlsx", "2027.1")
    assert {d.code for d in said} == {"N145"}  # the title of the source
    book = load_workbook(io.BytesIO(data))
    assert [cell.data_type for cell in book["Rubrieken"]["B"]] == ["s"] * (len(texts) + 1)
    assert read is None
    assert [row[2].quotePrefix for row in book["Rubrieken"].iter_rows(min_row=2, max_row=5)] == [True] * 4


def test_a_text_that_no_cell_holds_is_refused_and_never_cut(framework: Framework) -> None:
    long = framework.rubrics[0].model_copy(update={"core": "a" * (LONGEST + 1)})
    with pytest.raises(TooLong) as fault:
        workbook(framework.model_copy(update={"rubrics": (long,)}))
    assert (fault.value.sheet, fault.value.row, fault.value.head) == ("Rubrieken", 2, "Kern")


def _record(sheet: Sheet) -> type[Record]:
    apart: dict[str, type[Record]] = {"": Framework, "expectations": Expectation, "scales": Scale}
    if sheet.key in apart:
        return apart[sheet.key]
    annotation = Framework.model_fields[sheet.key].annotation
    found = annotation if sheet.single else typing.get_args(annotation)[0]
    assert isinstance(found, type)
    return typing.cast("type[Record]", found)


def _bare(annotation: typing.Any) -> typing.Any:
    """The annotation without `| None` and without validators."""
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        annotation = next(one for one in typing.get_args(annotation) if one is not type(None))
    return typing.get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation


def _kind(annotation: typing.Any) -> Kind:
    bare = _bare(annotation)
    if _allowed(annotation):
        return Kind.CHOICE
    if typing.get_origin(bare) is tuple:
        return Kind.LIST
    return {"str": Kind.TEXT, "int": Kind.WHOLE, "bool": Kind.FLAG, "date": Kind.DAY}[bare.__name__]


def _allowed(annotation: typing.Any) -> set[str]:
    bare = _bare(annotation)
    if isinstance(bare, type) and issubclass(bare, StrEnum):
        return {member.value for member in bare}
    return set(typing.get_args(bare)) if typing.get_origin(bare) is typing.Literal else set()


def _values(column: Column) -> set[str]:
    return {value for _, value in column.choices}
