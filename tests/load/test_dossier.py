"""A whole inspection folder, read before anything about it is said."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.tree import DiskTree, MemoryTree
from naftctl.load.workspace import WorkspaceReader, find_workspace
from naftctl.model.references import unresolved
from tests.conftest import EXAMPLE, ROOT, TODAY

LABEL = f"inspections/{EXAMPLE}"
BASE = DiskTree(ROOT / LABEL, LABEL)


def changed(files: dict[str, str | bytes]) -> Loaded:
    """The example with these files in the place of its own."""
    return read_dossier(MemoryTree(files, LABEL, BASE), TODAY, WorkspaceReader(ROOT).framework)


def test_the_example_is_read_without_a_fault() -> None:
    reader = WorkspaceReader(ROOT)
    found = reader.dossier(EXAMPLE, TODAY)
    assert found.diagnostics == ()
    assert reader.version(found.framework)[1] == ()
    assert found.dossier is not None
    assert len(found.dossier.scales) == 13
    assert len(found.dossier.evidence) >= 20
    assert unresolved(found.dossier) == ()


def test_the_framework_is_whole() -> None:
    framework = WorkspaceReader(ROOT).framework("r-naft/2026.1")
    assert framework is not None
    assert (len(framework.rubrics), len(framework.expectations), len(framework.context)) == (6, 29, 6)
    assert (len(framework.always), len(framework.alternates), len(framework.scales)) == (2, 4, 19)
    based = [expectation for scale in framework.scales for expectation in scale.based_on]
    assert sorted(based) == sorted(framework.expectations)
    assert all(list(scale.levels) == list(framework.level) for scale in framework.scales)
    assert framework.provenance == "werktekst"
    assert framework.notice


def test_a_file_that_cannot_be_read_still_counts_as_present() -> None:
    found = changed({"scorings/OS-B3.md": b"\xff\xff"})
    assert [d.code for d in found.diagnostics] == ["N102"]
    assert found.dossier is not None
    assert "OS-B3" in found.dossier.present
    assert "OS-B3" in found.dossier.unread
    assert unresolved(found.dossier) == ()


def test_an_empty_inspection_file_is_said_and_the_rest_is_judged() -> None:
    found = changed({"inspection.yaml": "", "advice.md": "---\nvaleu: gunstig\n---\n"})
    assert [(d.code, d.span.path.rpartition("/")[2]) for d in found.diagnostics] == [
        ("N113", "inspection.yaml"),
        ("N105", "advice.md"),
    ]
    assert found.dossier is None


def test_a_folder_without_inspection_is_no_inspection() -> None:
    found = read_dossier(MemoryTree({"a.md": "x"}, LABEL), TODAY, lambda _: None)
    assert [d.code for d in found.diagnostics] == ["N121", "N122"]


def test_an_unknown_framework_is_said_at_its_place() -> None:
    text = BASE.read("inspection.yaml").decode().replace("r-naft/2026.1", "r-naft/2031.1")
    found = changed({"inspection.yaml": text})
    assert [(d.code, d.span.line) for d in found.diagnostics] == [("N201", 1)]


def test_a_workspace_is_found_from_inside(tmp_path: Path) -> None:
    assert find_workspace(ROOT / LABEL / "evidence") == ROOT
    assert find_workspace(tmp_path) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_link_or_device_in_the_place_of_a_file_is_said_once(tmp_path: Path) -> None:
    shutil.copytree(ROOT / LABEL, tmp_path / "i")
    (tmp_path / "i/scorings/OS-B3.md").unlink()
    (tmp_path / "i/scorings/OS-B3.md").symlink_to("/etc/hostname")
    (tmp_path / "i/advice.md").unlink()
    os.mkfifo(tmp_path / "i/advice.md")
    (tmp_path / "i/elders").symlink_to(tmp_path)
    found = read_dossier(DiskTree(tmp_path / "i", "i"), TODAY, WorkspaceReader(ROOT).framework)
    assert sorted((d.code, d.span.path) for d in found.diagnostics) == [
        ("N101", "i/advice.md"),
        ("N101", "i/elders"),
        ("N101", "i/scorings/OS-B3.md"),
    ]
    assert found.dossier is not None
    assert {"OS-B3", "advice.md"} <= found.dossier.unread
    assert unresolved(found.dossier) == ()


def test_a_framework_with_a_fault_in_it_judges_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "frameworks", tmp_path / "frameworks")
    (tmp_path / "frameworks/r-naft/2026.1/scales/OS-B3.yaml").write_text("id: OS-B3\n", encoding="utf-8")
    reader = WorkspaceReader(tmp_path)
    assert reader.framework("r-naft/2026.1") is None
    assert {d.code for d in reader.version("r-naft/2026.1")[1]} == {"N106"}
