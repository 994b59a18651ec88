"""`history.yaml`: past inspections, each with its place; what is wrong in one of them is said and dropped."""

from __future__ import annotations

from pathlib import Path

from naftctl.load.history import read_history
from naftctl.load.tree import DiskTree
from naftctl.load.workspace import WorkspaceReader
from tests.conftest import ROOT

TWO = """\
inspections:
  - provider: de-kade
    date: 2024-11-26
    framework: r-naft/2023.1
    focus:
      - KO
      - BJ
      - PP
  - provider: het-getij
    date: 2025-03-11
    framework: r-naft/2023.1
    focus:
      - KO
"""


def said(folder: Path, text: str) -> list[tuple[str, int, int]]:
    (folder / "history.yaml").write_text(text, encoding="utf-8")
    return [(d.code, d.span.line, d.span.column) for d in read_history(DiskTree(folder, ""))[1]]


def test_every_past_inspection_knows_its_place(tmp_path: Path) -> None:
    assert said(tmp_path, TWO) == []
    history, _ = read_history(DiskTree(tmp_path, ""))
    assert [(entry.provider, entry.focus) for entry in history.inspections] == [
        ("de-kade", ("KO", "BJ", "PP")),
        ("het-getij", ("KO",)),
    ]
    span = history.inspections[1].where("date")
    assert (span.path, span.line, span.column) == ("history.yaml", 10, 11)


def test_a_workspace_without_past_inspections_is_fine(tmp_path: Path) -> None:
    history, diagnostics = read_history(DiskTree(tmp_path, ""))
    assert (history.inspections, diagnostics) == ((), ())


def test_a_fault_in_one_past_inspection_leaves_the_others(tmp_path: Path) -> None:
    assert said(tmp_path, TWO.replace("2024-11-26", "2024-11-31")) == [("N109", 3, 11)]
    history, _ = read_history(DiskTree(tmp_path, ""))
    assert [entry.provider for entry in history.inspections] == ["het-getij"]


def test_a_misspelt_key_is_said_where_it_stands(tmp_path: Path) -> None:
    assert said(tmp_path, TWO.replace("provider: het-getij", "provder: het-getij")) == [("N105", 9, 5)]


def test_a_list_at_the_top_is_refused(tmp_path: Path) -> None:
    assert said(tmp_path, "- provider: de-kade\n") == [("N128", 1, 1)]


def test_a_link_in_the_place_of_the_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "history.yaml").symlink_to("elsewhere.yaml")
    _, diagnostics = read_history(DiskTree(tmp_path, ""))
    assert [d.code for d in diagnostics] == ["N101"]


def test_the_past_inspections_of_this_workspace_stand_in_order_and_have_no_folder() -> None:
    reader = WorkspaceReader(ROOT)
    history, diagnostics = reader.history
    assert diagnostics == ()
    days = [entry.date for entry in history.inspections]
    assert len(days) >= 10
    assert days == sorted(days)
    past = {f"{entry.date.year}-{entry.provider}" for entry in history.inspections}
    assert past.isdisjoint(reader.workspace.inspections)
