"""`naftctl framework form` and `import`: the official text gets in without YAML, and nothing else changes."""

from __future__ import annotations

import hashlib
import shutil
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from naftctl.load.framework import read_framework
from naftctl.load.tree import DiskTree
from naftctl.model.framework import Framework
from tests.cli.conftest import Call

GOLDEN = Path(__file__).parent / "golden"
DOCUMENT = b"%PDF-1.7 het besluit\n"
SHA256 = hashlib.sha256(DOCUMENT).hexdigest()
FILLED = {
    "Bron!B2": "Besluit over het R-NAFT",
    "Bron!B3": "2026-09-01",
    "Bron!B4": datetime(2026, 10, 1),
    "Bron!B5": "inspecteur-generaal",
    "Kader!B3": "2027.1",
}
CHANGED = {
    "Verwachtingen!D9": "Jongeren voelen zich welkom en gezien.\nBegeleiders zijn nabij en *eerlijk*.",
    "Termijnen!B3": 21,
}


@pytest.fixture
def root(workspace: Path) -> Path:
    """The workspace with 2026.1 as its only version."""
    for folder in (workspace / "frameworks/r-naft").iterdir():
        if folder.name != "2026.1":
            shutil.rmtree(folder)
    return workspace


@pytest.fixture
def handed_in(root: Path, call: Call) -> Path:
    """A folder with the filled-in form of 2026.1 and the document."""
    folder = root / "overname"
    assert call("framework", "form", "--output", "overname/formulier.xlsx").code == 0
    _fill(folder / "formulier.xlsx", FILLED)
    (folder / "besluit.pdf").write_bytes(DOCUMENT)
    return folder


def test_form_makes_a_workbook_and_says_what_to_do_with_it(root: Path, call: Call) -> None:
    called = call("framework", "form")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("  maak  r-naft-2026.1-formulier.xlsx\n\nDaarna:\n  1. open r-naft-2026.1-")
    assert "  4. naftctl framework import MAP --preview\n" in called.out
    assert load_workbook(root / "r-naft-2026.1-formulier.xlsx").sheetnames[:3] == [
        "Lees mij",
        "Bron",
        "Kader",
    ]


def test_form_never_overwrites_a_form_that_somebody_is_filling_in(root: Path, call: Call) -> None:
    path = root / "r-naft-2026.1-formulier.xlsx"
    path.write_bytes(b"half ingevuld")
    called = call("framework", "form", "2026.1")
    assert (called.code, called.out) == (2, "")
    assert "`r-naft-2026.1-formulier.xlsx` bestaat al" in called.err
    assert path.read_bytes() == b"half ingevuld"


@pytest.mark.usefixtures("root")
def test_form_of_a_version_that_is_not_there_names_those_that_are(call: Call) -> None:
    called = call("framework", "form", "2026.9")
    assert called.code == 2
    assert "r-naft/2026.1" in called.err
    assert call("framework", "form", "--output", "formulier.xls").code == 2


@pytest.mark.usefixtures("handed_in")
def test_the_round_trip_gives_the_same_text_as_an_official_version(root: Path, call: Call) -> None:
    before = _files(root)
    called = call("framework", "import", "overname")
    assert (called.code, called.err) == (0, "")
    new, old = _version(root, "2027.1"), _version(root, "2026.1")
    changed = {"version", "provenance", "notice", "source"}
    assert new.model_dump(exclude=changed) == old.model_dump(exclude=changed)
    assert (new.ref, new.provenance.value, new.notice) == ("r-naft/2027.1", "officieel", None)
    assert new.source.model_dump(mode="json") == {
        "title": "Besluit over het R-NAFT",
        "presented": "2026-09-01",
        "adopted": "2026-10-01",
        "adopted_by": "inspecteur-generaal",
        "sha256": SHA256,
    }
    assert {name: data for name, data in _files(root).items() if name in before} == before
    assert call("framework", "check", "2027.1").code == 0
    shown = call("framework", "show", "OS-B3", "--framework", "2027.1").out
    assert "Begeleidingsrelatie" in shown
    assert shown == call("framework", "show", "OS-B3", "--framework", "2026.1").out


def test_what_import_prints_and_writes_is_what_the_golden_files_show(
    handed_in: Path, root: Path, call: Call, *, update_golden: bool
) -> None:
    _fill(handed_in / "formulier.xlsx", CHANGED)
    seen = {"txt": call("framework", "import", "overname").out}
    folder = root / "frameworks/r-naft/2027.1"
    seen["md"] = (folder / "CHANGES.md").read_text("utf-8")
    seen["yaml"] = (folder / "framework.yaml").read_text("utf-8").partition("\nresearch_questions:")[0]
    for suffix, text in seen.items():
        golden = GOLDEN / f"framework-import.{suffix}"
        if update_golden:
            golden.write_text(text, "utf-8", newline="\n")
        assert text == golden.read_text("utf-8")


def test_a_preview_shows_the_difference_and_writes_nothing(handed_in: Path, root: Path, call: Call) -> None:
    _fill(handed_in / "formulier.xlsx", CHANGED)
    before = _files(root)
    called = call("framework", "import", "overname", "--preview")
    assert (called.code, called.err) == (0, "")
    assert "14 dagen → 21 dagen" in called.out
    assert called.out.endswith("niets geschreven; zonder --preview komt deze versie erbij\n")
    assert _files(root) == before


@pytest.mark.usefixtures("handed_in")
def test_a_second_import_is_refused_because_the_version_is_there(root: Path, call: Call) -> None:
    call("framework", "import", "overname")
    before = _files(root)
    called = call("framework", "import", "overname")
    assert called.code == 1
    assert "fout[N147] kaderversie r-naft/2027.1 bestaat al en verandert nooit" in called.out
    assert "--> overname/formulier.xlsx: blad Kader, cel B3" in called.out
    assert _files(root) == before
    assert call("framework", "import", "overname", "--version", "2027.2").code == 0


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Kader!B3": "2026.1"}, "kaderversie r-naft/2026.1 bestaat al"),
        ({"Kader!B2": "R-NAFT"}, "is hier anders geschreven: `r-naft`"),
    ],
)
def test_a_name_that_is_taken_in_another_spelling_is_refused(
    handed_in: Path, call: Call, cells: dict[str, Any], words: str
) -> None:
    _fill(handed_in / "formulier.xlsx", cells)
    called = call("framework", "import", "overname")
    assert called.code == 1
    assert "N147" in called.out
    assert words in called.out


@pytest.mark.parametrize("version", ["../../elders", "2027/1", "con", "2027.1 ", "nieuw?"])
def test_a_number_that_cannot_be_a_folder_writes_nothing_anywhere(
    handed_in: Path, root: Path, call: Call, version: str
) -> None:
    _fill(handed_in / "formulier.xlsx", {"Kader!B3": version})
    before = _files(root)
    called = call("framework", "import", "overname")
    if version.strip() == "2027.1":
        assert called.code == 0
    else:
        assert called.code == 1
        assert "formulier.xlsx: blad Kader, cel B3" in called.out
        assert _files(root) == before


@pytest.mark.parametrize(
    ("cells", "code", "cell"),
    [
        ({"Schalen!J4": None}, "N235", "blad Schalen, cel J4"),
        ({"Schalen!D3": "KV-B4"}, "N232", "blad Schalen, cel D4"),
        ({"Schalen!B4": "=A1"}, "N143", "blad Schalen, cel B4"),
        ({"Bron!B4": None}, "N148", "blad Bron, cel B4"),
        ({"Bron!B5": None}, "N148", "blad Bron, cel B5"),
        ({"Bron!B6": "abc"}, "N247", "blad Bron, cel B6"),
        ({"Bron!B6": "0" * 64}, "N149", "blad Bron, cel B6"),
    ],
)
def test_a_fault_is_said_at_its_cell_and_no_version_is_written(
    handed_in: Path, root: Path, call: Call, cells: dict[str, Any], code: str, cell: str
) -> None:
    _fill(handed_in / "formulier.xlsx", cells)
    called = call("framework", "import", "overname")
    assert called.code == 1
    assert f"fout[{code}]" in called.out
    assert f"overname/formulier.xlsx: {cell}" in called.out
    assert "maak" not in called.out
    assert not (root / "frameworks/r-naft/2027.1").exists()


def test_a_sha256_that_differs_is_shown_beside_that_of_the_document(handed_in: Path, call: Call) -> None:
    _fill(handed_in / "formulier.xlsx", {"Bron!B6": "ab" * 32})
    called = call("framework", "import", "overname")
    assert f"de sha256 is abababababab…, die van besluit.pdf is {SHA256[:12]}…" in called.out
    _fill(handed_in / "formulier.xlsx", {"Bron!B6": SHA256.upper()})
    assert call("framework", "import", "overname").code == 0


@pytest.mark.parametrize(
    ("files", "code", "words"),
    [
        ({"besluit.pdf": None}, "N148", "er staat geen document naast de tekst"),
        ({"bijlage.docx": b"x"}, "N148", "meer dan één document in de map: besluit.pdf, bijlage.docx"),
        ({"formulier.xlsx": None}, "N146", "geen framework.yaml en geen formulier"),
        ({"tweede.xlsx": b"x"}, "N146", "meer dan één werkmap: formulier.xlsx, tweede.xlsx"),
        ({"formulier.xlsx": None, "formulier.ods": b"PK\x03\x04"}, "N140", "beschadigd"),
        ({"formulier.xlsx": b"PK\x03\x04" + bytes(9 * 1024 * 1024)}, "N101", "te groot"),
    ],
)
def test_a_folder_that_leaves_open_what_is_meant_is_not_guessed(
    handed_in: Path, call: Call, files: dict[str, bytes | None], code: str, words: str
) -> None:
    for name, data in files.items():
        (handed_in / name).write_bytes(data) if data is not None else (handed_in / name).unlink()
    called = call("framework", "import", "overname")
    assert called.code == 1
    assert f"fout[{code}]" in called.out
    assert words in called.out


def test_the_form_alone_needs_the_sha256_in_it(handed_in: Path, call: Call) -> None:
    called = call("framework", "import", "overname/formulier.xlsx")
    assert "fout[N148] de sha256 is leeg" in called.out
    _fill(handed_in / "formulier.xlsx", {"Bron!B6": SHA256})
    assert call("framework", "import", "overname/formulier.xlsx").code == 0


def test_a_link_in_the_folder_is_not_followed(handed_in: Path, root: Path, call: Call) -> None:
    if sys.platform == "win32":
        pytest.skip("making a link needs a right on Windows")
    elsewhere = root.parent / "elders.xlsx"
    (handed_in / "formulier.xlsx").rename(elsewhere)
    (handed_in / "formulier.xlsx").symlink_to(elsewhere)
    called = call("framework", "import", "overname")
    assert called.code == 1
    assert "fout[N101] dit is een koppeling" in called.out
    assert call("framework", "import", "overname/formulier.xlsx").code == 1


def test_the_text_may_be_handed_in_as_yaml_too(root: Path, call: Call) -> None:
    folder = _as_yaml(root)
    (folder / "besluit.pdf").write_bytes(DOCUMENT)
    called = call("framework", "import", "overname", "--version", "2027.1")
    assert (called.code, called.err) == (0, "")
    new = _version(root, "2027.1")
    assert (new.provenance.value, new.notice, new.source.sha256) == ("officieel", None, SHA256)
    assert new.scales == _version(root, "2026.1").scales


def test_a_fault_in_the_yaml_is_shown_in_its_own_line(root: Path, call: Call) -> None:
    folder = _as_yaml(root)
    (folder / "besluit.pdf").write_bytes(DOCUMENT)
    path = folder / "scales/OS-B3.yaml"
    path.write_text(path.read_text("utf-8").replace("title:", "tittle:"), "utf-8")
    called = call("framework", "import", "overname", "--version", "2027.1")
    assert called.code == 1
    assert "fout[N105] onbekende sleutel `tittle`\n  --> overname/scales/OS-B3.yaml:2:1" in called.out
    assert " 2 | tittle: Begeleidingsrelatie" in called.out
    assert not (root / "frameworks/r-naft/2027.1").exists()


def test_the_first_version_of_another_framework_has_nothing_to_lie_beside(
    handed_in: Path, call: Call
) -> None:
    _fill(handed_in / "formulier.xlsx", {"Kader!B2": "z-kader"})
    called = call("framework", "import", "overname")
    assert called.code == 0
    assert called.out.startswith("er is nog geen andere versie van z-kader om naast te leggen\n")


@pytest.mark.usefixtures("root")
def test_a_folder_that_is_not_there_is_a_wrong_call(call: Call) -> None:
    called = call("framework", "import", "elders")
    assert (called.code, called.out) == (2, "")
    assert "`elders` bestaat niet" in called.err


def _fill(path: Path, cells: dict[str, Any]) -> None:
    book = load_workbook(path)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    book.save(path)


def _as_yaml(root: Path) -> Path:
    folder = Path(shutil.copytree(root / "frameworks/r-naft/2026.1", root / "overname"))
    path = folder / "framework.yaml"
    text = path.read_text("utf-8").replace("adopted: null", "adopted: 2026-10-01")
    path.write_text(
        text.replace("adopted_by: null", "adopted_by: inspecteur-generaal"), "utf-8", newline="\n"
    )
    return folder


def _version(root: Path, number: str) -> Framework:
    path = f"frameworks/r-naft/{number}"
    read, said = read_framework(DiskTree(root / path, path))
    assert said == ()
    assert read is not None
    return read


def _files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
