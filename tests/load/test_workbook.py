"""A filled-in form reads to a version that knows its cells; whatever is wrong in it is said at its cell."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from naftctl.diagnostic import Diagnostic, Severity
from naftctl.framework.form import workbook
from naftctl.load.framework import read_framework
from naftctl.load.spreadsheet import MAX_BYTES, MAX_COLUMNS, MAX_PARTS, MAX_ROWS, MAX_UNPACKED
from naftctl.load.tree import DiskTree
from naftctl.load.workbook import read_workbook
from naftctl.model.framework import Framework, Provenance
from naftctl.model.sheets import SHEETS
from tests.conftest import ROOT

PATH = "overname/formulier.xlsx"
Edit = Callable[[Any], None]


@pytest.fixture(scope="module")
def framework() -> Framework:
    read, _ = read_framework(DiskTree(ROOT / "frameworks/r-naft/2026.1", "frameworks/r-naft/2026.1"))
    assert read is not None
    return read


@pytest.fixture(scope="module")
def form(framework: Framework) -> bytes:
    return _edited(workbook(framework), _source)


def test_a_filled_in_form_reads_to_the_same_version_with_its_new_source(
    form: bytes, framework: Framework
) -> None:
    read, said = read_workbook(form, PATH)
    assert said == ()
    assert read is not None
    changed = {"version", "provenance", "notice", "source"}
    assert read.model_dump(exclude=changed) == framework.model_dump(exclude=changed)
    assert (read.ref, read.provenance, read.notice) == ("r-naft/2027.1", Provenance.OFFICIAL, None)
    assert read.source.model_dump(mode="json") == {
        "title": "Besluit",
        "presented": None,
        "adopted": "2027-01-31",
        "adopted_by": "hoofdinspecteur",
        "sha256": None,
    }


def test_every_value_knows_its_cell(form: bytes) -> None:
    read, _ = read_workbook(form, PATH)
    assert read is not None
    scale = read.scale["OS-B3"]
    assert str(scale.where("levels", "volgens")) == f"{PATH}: blad Schalen, cel J4"
    assert str(scale.where("based_on", 0)) == f"{PATH}: blad Schalen, cel D4"
    assert str(read.expectations["KV-B4"].where("title")) == f"{PATH}: blad Verwachtingen, cel C9"
    assert str(read.terms.where("reaction_days")) == f"{PATH}: blad Termijnen, cel B3"
    assert str(read.source.where("sha256")) == f"{PATH}: blad Bron, cel B6"
    assert (scale.where("title").line, scale.where("title").column) == (4, 2)


def test_the_number_of_the_version_may_come_from_the_call(form: bytes) -> None:
    empty = _edited(form, _put("Kader", "B3", None))
    assert _seen(empty) == [("N145", "Kader!B3")]
    read, said = read_workbook(empty, PATH, "2028.1")
    assert said == ()
    assert read is not None
    assert read.version == "2028.1"


def test_columns_may_stand_in_any_order_and_empty_rows_and_loose_ends_do_not_count(
    form: bytes, framework: Framework
) -> None:
    def edit(book: Any) -> None:
        page = book["Onderzoeken"]
        rows = [[cell.value for cell in row][::-1] for row in page.rows]
        page.delete_rows(1, page.max_row)
        for number, row in enumerate(rows):
            for place, value in enumerate(row, 1):
                page.cell(3 + 2 * number, place, value)
        page["F40"].number_format = "0"
        book["Termijnen"]["B3"] = "14"
        book["Kader"]["A2"] = "  ID "
        book["Rubrieken"]["B2"] = f"  {framework.rubrics[0].title}\n"

    read, said = read_workbook(_edited(form, edit), PATH)
    assert said == ()
    assert read is not None
    assert read.investigations == framework.investigations
    assert read.terms == framework.terms
    assert read.rubrics == framework.rubrics


@pytest.mark.parametrize(
    ("code", "cell", "words", "edit"),
    [
        ("N143", "Schalen!B4", "een formule: `=A1`", lambda b: _set(b, "Schalen", "B4", "=A1")),
        ("N143", "Termijnen!B3", "een formule", lambda b: _set(b, "Termijnen", "B3", "=7+7")),
        ("N143", "Schalen!I4", "een foutwaarde: `#REF!`", lambda b: _set(b, "Schalen", "I4", "#REF!")),
        ("N144", "Kader!B3", "gevonden het getal 2026,1", lambda b: _set(b, "Kader", "B3", 2026.1)),
        (
            "N144",
            "Rubrieken!A2",
            "de dag 2027-02-01",
            lambda b: _set(b, "Rubrieken", "A2", datetime(2027, 2, 1)),
        ),
        ("N144", "Niveaus!B2", "een geheel getal verwacht", lambda b: _set(b, "Niveaus", "B2", 1.5)),
        ("N144", "Niveaus!B2", "gevonden `een`", lambda b: _set(b, "Niveaus", "B2", "een")),
        (
            "N144",
            "Niveaus!F2",
            "`nea` kan hier niet, bedoelde u `nee`",
            lambda b: _set(b, "Niveaus", "F2", "nea"),
        ),
        (
            "N144",
            "Aanleidingen!C3",
            "`publiek` kan hier niet",
            lambda b: _set(b, "Aanleidingen", "C3", "publiek"),
        ),
        ("N144", "Bron!B4", "een dag die niet bestaat", lambda b: _set(b, "Bron", "B4", "2027-02-30")),
        ("N144", "Bron!B4", "een dag verwacht", lambda b: _set(b, "Bron", "B4", "31/01/2027")),
        ("N144", "Bron!B5", "waar of onwaar", lambda b: _set(b, "Bron", "B5", True)),  # noqa: FBT003
        ("N144", "Verwachtingen!A9", "bedoelde u `B`", lambda b: _set(b, "Verwachtingen", "A9", "B1")),
        ("N145", "Schalen!A4", "deze rij heeft geen id", lambda b: _set(b, "Schalen", "A4", None)),
        (
            "N145",
            "Verwachtingen!D9",
            "`Kwaliteitsbeeld` is nog leeg",
            lambda b: _set(b, "Verwachtingen", "D9", " "),
        ),
        ("N145", "Context!C2", "nog in te vullen", lambda b: _set(b, "Context", "C2", "⟨vul in: vraag⟩")),
        ("N110", "Context!B2", "U+202E", lambda b: _set(b, "Context", "B2", "om\u202egekeerd")),
        ("N142", "Schalen!B1", "onbekende kolom `Titels`", lambda b: _set(b, "Schalen", "B1", "Titels")),
        ("N142", "Schalen!B1", "kolom `Id` staat er twee keer", lambda b: _set(b, "Schalen", "B1", "Id")),
        ("N142", "Schalen!A1", "kolom `niveau volgens` ontbreekt", lambda b: b["Schalen"].delete_cols(10)),
        ("N142", "Schalen!M2", "onder geen kop", lambda b: _set(b, "Schalen", "M2", "los")),
        (
            "N142",
            "Termijnen!A3",
            "onbekende gegeven `Reacties`",
            lambda b: _set(b, "Termijnen", "A3", "Reacties"),
        ),
        ("N142", "Termijnen!A1", "gegeven `Reactie` ontbreekt", lambda b: b["Termijnen"].delete_rows(3)),
        ("N142", "Focus!B1", "onbekende kolom `Getal`", lambda b: _set(b, "Focus", "B1", "Getal")),
        ("N141", "", "blad `Schalen` ontbreekt", lambda b: b.remove(b["Schalen"])),
        ("N141", "", "blad `Schalen` ontbreekt", lambda b: _rename(b, "Schalen", "Schaal")),
    ],
)
def test_a_fault_is_said_once_at_its_cell(form: bytes, code: str, cell: str, words: str, edit: Edit) -> None:
    _, said = read_workbook(_edited(form, edit), PATH)
    assert cell in {d.span.cell for d in said}
    assert [d.code for d in said if d.span.cell == cell] == [code]
    (found,) = (d for d in said if d.span.cell == cell)
    assert words in found.message
    assert found.hint
    assert found.span.path == PATH
    # What follows from a column that is gone may be said too, what follows from one cell may not.
    assert len(said) == 1 or {d.code for d in said} == {"N142"}


def test_an_extra_sheet_is_a_warning_and_the_rest_is_read(form: bytes) -> None:
    read, said = read_workbook(
        _edited(form, lambda b: _set(b.create_sheet("Kladblad"), "", "A1", "iets")), PATH
    )
    assert read is not None
    assert [(d.code, d.severity, str(d.span)) for d in said] == [
        ("N141", Severity.WARNING, f"{PATH}: blad Kladblad")
    ]


def test_many_faults_in_many_sheets_are_all_said_in_one_run(form: bytes) -> None:
    def edit(book: Any) -> None:
        for sheet in SHEETS:
            cell = "B2" if sheet.single else f"{'B' if sheet.key == 'expectations' else 'A'}2"
            _set(book, sheet.name, cell, "=1+1")

    _, said = read_workbook(_edited(form, edit), PATH)
    assert [d.code for d in said] == ["N143"] * len(SHEETS)


@pytest.mark.parametrize(
    ("words", "make"),
    [
        ("dit is geen Excel-werkmap", lambda _: b"id;titel\n1;x\n"),
        ("dit is geen Excel-werkmap", lambda _: b""),
        ("een oud Excel-bestand (.xls)", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        (
            "met een wachtwoord beveiligd",
            lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        ),
        ("te groot", lambda data: data + bytes(MAX_BYTES)),
        ("te groot", lambda data: _added(data, {f"xl/media/{n}.png": b"x" for n in range(MAX_PARTS)})),
        ("te groot", lambda data: _added(data, {"xl/media/a.png": bytes(MAX_UNPACKED)})),
        ("te groot", lambda data: _added(data, {"xl/media/a.png": bytes(2 * 1024 * 1024)})),
        ("macro's (.xlsm)", lambda data: _added(data, {"xl/vbaProject.bin": b"x"})),
        ("andere werkmappen", lambda data: _added(data, {"xl/externalLinks/externalLink1.xml": b"<x/>"})),
        ("een Word-document", lambda _: _added(b"", {"word/document.xml": b"<x/>"})),
        ("een OpenDocument-bestand (.ods)", lambda _: _added(b"", {"content.xml": b"<x/>"})),
        ("een Numbers-bestand", lambda _: _added(b"", {"Index/Document.iwa": b"x"})),
        ("binaire Excel-werkmap (.xlsb)", lambda _: _added(b"", {"xl/workbook.bin": b"x"})),
        ("beschadigd", lambda _: _added(b"", {"xl/workbook.xml": b"<x/>"})),
        ("beschadigd", lambda data: data[: len(data) // 2]),
    ],
)
def test_what_is_no_plain_workbook_is_refused_with_its_cure(
    form: bytes, words: str, make: Callable[[bytes], bytes]
) -> None:
    read, (said,) = read_workbook(make(form), PATH)
    assert read is None
    assert (said.code, str(said.span)) == ("N140", PATH)
    assert words in said.message
    assert said.hint


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_blows_up_is_refused_at_once(form: bytes, part: str, encoding: str) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]><worksheet>&l9;</worksheet>'
    if encoding == "utf-16":
        bomb = f'<?xml version="1.0" encoding="UTF-16"?>{bomb}'
    start = time.process_time()
    read, (said,) = read_workbook(_added(form, {part: bomb.encode(encoding)}), PATH)
    assert (read, said.code) == (None, "N140")
    assert time.process_time() - start < 5


def test_the_reader_of_the_cells_is_itself_proof_against_such_xml() -> None:
    assert openpyxl.DEFUSEDXML


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (f"A{MAX_ROWS + 1}", f"meer dan {MAX_ROWS} rijen"),
        ("ZZ400", f"meer dan {MAX_COLUMNS} kolommen"),
        ("A99999999", "te veel lege rijen"),
    ],
)
def test_a_sheet_that_goes_on_for_ever_is_refused(form: bytes, cell: str, words: str) -> None:
    data = _replaced(form, "xl/worksheets/sheet3.xml", b"</sheetData>", _row(cell) + b"</sheetData>")
    _, (said,) = read_workbook(data, PATH)
    assert (said.code, words in said.message) == ("N140", True), said.message


def test_an_empty_row_at_the_very_end_that_some_programs_write_is_no_fault(form: bytes) -> None:
    row = b'<row r="1048576"><c r="A1048576"/></row></sheetData>'
    _, said = read_workbook(_replaced(form, "xl/worksheets/sheet3.xml", b"</sheetData>", row), PATH)
    assert said == ()


def test_a_broken_workbook_gives_a_fault_or_passes_and_never_crashes_or_hangs(form: bytes) -> None:
    chance = random.Random(20261009)
    for number in range(120):
        data = bytearray(form)
        if number % 4 == 0:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.randrange(1, 12)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        _judged(bytes(data))


def test_broken_xml_inside_a_sound_package_gives_a_fault_or_passes(form: bytes) -> None:
    chance = random.Random(2027)
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(120):
        name = chance.choice(sorted(parts))
        part = bytearray(parts[name])
        for _ in range(chance.randrange(1, 6)):
            start = chance.randrange(len(part))
            if chance.random() < 0.5:
                part[start] = chance.choice(b'<>/"=&0919AZaz!')
            else:
                del part[start : start + chance.randrange(1, 40)]
        _judged(_added(form, {name: bytes(part)}))


def _judged(data: bytes) -> None:
    start = time.process_time()
    read, said = read_workbook(data, PATH)
    assert read is not None or said
    assert all(d.message and d.span.path == PATH for d in said)
    assert time.process_time() - start < 20


def _source(book: Any) -> None:
    book["Bron"]["B2"] = "Besluit"
    book["Bron"]["B4"] = datetime(2027, 1, 31)
    book["Bron"]["B5"] = "hoofdinspecteur"
    book["Kader"]["B3"] = "2027.1"


def _edited(data: bytes, edit: Edit) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _set(book: Any, sheet: str, cell: str, value: Any) -> None:
    page = book[sheet] if sheet else book
    page[cell] = value


def _put(sheet: str, cell: str, value: Any) -> Edit:
    return lambda book: _set(book, sheet, cell, value)


def _rename(book: Any, old: str, new: str) -> None:
    book[old].title = new


def _row(cell: str) -> bytes:
    number = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{number}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row>'.encode()


def _replaced(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read(name)
    assert old in part
    return _added(data, {name: part.replace(old, new)})


def _added(data: bytes, more: dict[str, bytes]) -> bytes:
    parts = {}
    if data:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in (parts | more).items():
            package.writestr(name, part)
    return out.getvalue()


def _seen(data: bytes) -> list[tuple[str, str]]:
    said: tuple[Diagnostic, ...] = read_workbook(data, PATH)[1]
    return [(d.code, d.span.cell) for d in said]
