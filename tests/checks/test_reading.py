"""Faults of reading that only bytes, links or names on disk can show, together with the rules."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from naftctl.checks import run_checks
from naftctl.diagnostic import Diagnostic, Severity
from naftctl.load.codes import CODES
from naftctl.load.dossier import read_dossier
from naftctl.load.framework import read_version
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader
from tests.checks.case import CASES, LABEL, diagnose, example, sealed_example, seen
from tests.conftest import ROOT, TODAY

NOTE = "evidence/G02-gesprek-jongeren.md"
SCORING = "scorings/OS-B3.md"
ELSEWHERE = ("load/test_workbook.py", "cli/test_framework_import.py")
KINDS = (
    "inspection.yaml",
    "focus.yaml",
    "desk-analysis.md",
    NOTE,
    SCORING,
    "scorings/individual/ond1.yaml",
    "regulation.yaml",
    "reflection.md",
    "advice.md",
    "summary.md",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in sealed_example("draft", "final").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return tmp_path


def test_every_fault_of_reading_is_shown_here_or_by_a_case() -> None:
    cases = {path.name[:4] for path in CASES.iterdir()}
    places = (Path(__file__), *(ROOT / "tests" / place for place in ELSEWHERE))
    here = {code for place in places for code in re.findall(r"N[12]\d\d", place.read_text("utf-8"))}
    assert {code for code in CODES if code < "N300"} - (cases | here) == set()


def test_a_broken_framework_is_told_from_one_that_is_not_there(folder: Path) -> None:
    tree, find = DiskTree(folder, LABEL), WorkspaceReader(folder).framework
    codes = [
        [d.code for d in read_dossier(tree, TODAY, find, versions=versions).diagnostics]
        for versions in (("r-naft/2026.1",), ("r-naft/2027.1",))
    ]
    assert codes == [["N229"], ["N201"]]


def test_a_version_without_framework_yaml_is_no_version() -> None:
    version, said = read_version(MemoryTree({"scales/OS-B3.yaml": "id: OS-B3\n"}, "frameworks/r-naft/2027.1"))
    assert version is None
    assert "N230" in {d.code for d in said}


def test_a_byte_order_mark_and_windows_line_ends_are_good(folder: Path) -> None:
    for name, text in sealed_example("draft", "final").items():
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert _said(folder) == []


def test_another_encoding_is_one_fault_at_the_first_byte_that_is_wrong(folder: Path) -> None:
    text = example()[NOTE].replace("title: Gesprek met jongeren", "title: Gesprek: coördinator")
    (folder / NOTE).write_bytes(text.encode("latin-1", "replace"))
    assert [seen(d)[:3] for d in _said(folder)] == [(NOTE, 4, "N102")]


def test_a_link_is_not_followed_and_still_counts_as_the_file_it_stands_for(
    folder: Path, tmp_path: Path
) -> None:
    if sys.platform == "win32":
        pytest.skip("making a link needs a right on Windows")
    elsewhere = tmp_path.parent / "elders.md"
    (folder / NOTE).rename(elsewhere)
    (folder / NOTE).symlink_to(elsewhere)
    found = _said(folder)
    assert [seen(d)[:3] for d in found if d.code == "N101"] == [(NOTE, 0, "N101")]


def test_a_file_that_goes_too_deep_is_one_fault() -> None:
    files = dict(example())
    files["focus.yaml"] = "ranking: " + "[" * 40 + "]" * 40 + "\n"
    found = [seen(d) for d in diagnose(files, TODAY) if d.severity is Severity.ERROR]
    assert [(name, code) for name, _, code, _ in found] == [("focus.yaml", "N127")]


def test_a_name_that_windows_does_not_take_is_said() -> None:
    files = dict(example())
    files["evidence/D20-nota?.md"] = files["evidence/D01-visietekst.md"]
    assert ("evidence/D20-nota?.md", 0, "N126", "error") in {seen(d) for d in diagnose(files, TODAY)}


def test_a_folder_without_anything_says_only_that_it_is_no_inspection() -> None:
    assert [seen(d)[:3] for d in diagnose({}, TODAY)] == [("inspection.yaml", 0, "N122")]


def test_many_faults_in_many_files_are_all_said_in_one_run() -> None:
    files = dict(example())
    files[NOTE] = (
        files[NOTE].replace("method: gesprek", "method: [gesprek").replace("jongeren", "jong\u202eeren")
    )
    files[SCORING] = files[SCORING].replace("exceptions: []", "exeptions: []").replace("[@O01]", "[@O99]")
    files["advice.md"] = files["advice.md"].replace("value: gunstig_tekorten", "value: gunstig")
    files["focus.yaml"] = files["focus.yaml"].replace("  - SO\n", "  - SQ\n")
    del files["summary.md"]
    codes = {d.code for d in diagnose(files, TODAY)}
    assert {"N103", "N110", "N105", "N315", "N333", "N211", "N354"} <= codes


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_is_one_broken_line_gives_no_fault_elsewhere(name: str) -> None:
    files = {**example(), name: "---\n[\n---\n\ntekst\n" if name.endswith(".md") else "[\n"}
    errors = {seen(d)[0] for d in diagnose(files, TODAY) if d.severity is not Severity.INFO}
    assert errors == {name}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_is_cut_off_anywhere_crashes_nothing(name: str) -> None:
    text = example()[name]
    for end in range(0, len(text), len(text) // 12):
        diagnose({**example(), name: text[:end]}, TODAY)


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("logo: null", "logo: huis/logo.png", "N136", "logo `huis/logo.png`: dit bestand bestaat niet"),
        ("logo: null", "logo: ../logo.png", "N136", "logo `../logo.png`: dit pad wijst buiten de map"),
        ("logo: null", "logo: naftctl.yaml", "N136", "logo `naftctl.yaml`: dit is geen PNG of JPEG"),
        ("font: Atkinson Hyperlegible", "font: Arial", "N137", "lettertype `Arial` staat niet in"),
        ('accent: "#0a3d5c"', "accent: blauw", "N138", "`blauw` is geen kleur als #0a3d5c"),
        ('accent: "#0a3d5c"', 'accent: "#6699cc"', "N138", "op een lichte tint ervan is 2,76 op 1"),
        ('level_2: "#8a5200"', 'level_2: "#ffcc00"', "N138", "minstens 4,5 op 1 gevraagd"),
        ('text: "#1b1f23"', 'text: "#777777"', "N138", "contrast van #777777 op"),
        ("small_cell: 5", "small_cell: 2", "N139", "kleine aantallen is 2; minstens 3 verwacht"),
        ("name: Opgroeien", "name: Opgroeien 漢字", "N134", "teken U+6F22 (een Chinees of Japans teken)"),
    ],
)
def test_a_fault_in_the_house_style_is_said_at_its_place(
    tmp_path: Path, old: str, new: str, code: str, words: str
) -> None:
    shutil.copytree(ROOT / "templates" / "report" / "fonts", tmp_path / "templates" / "report" / "fonts")
    before = (ROOT / "naftctl.yaml").read_text("utf-8")
    (tmp_path / "naftctl.yaml").write_text(before.replace(old, new, 1), "utf-8")
    (found,) = WorkspaceReader(tmp_path).settings[1]
    line = before[: before.index(old)].count("\n") + 1
    assert (found.code, found.span.path, found.span.line) == (code, "naftctl.yaml", line)
    assert words in found.message
    assert found.hint


def _said(folder: Path) -> list[Diagnostic]:
    loaded = read_dossier(DiskTree(folder, LABEL), TODAY, WorkspaceReader(ROOT).framework)
    ruled = run_checks(loaded.dossier, loaded.diagnostics) if loaded.dossier else ()
    return [d for d in (*loaded.diagnostics, *ruled) if d.severity is not Severity.INFO]
