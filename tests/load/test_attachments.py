"""What lies beside the notes, told from bytes, links and names on disk."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from naftctl.load import attachments
from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.tree import DiskTree
from naftctl.load.workspace import WorkspaceReader
from tests.checks.case import LABEL, example
from tests.conftest import ROOT, TODAY

NOTE = "evidence/D02-kwaliteitsverslag.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in example().items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return tmp_path


def register(folder: Path, *files: str, note: str = NOTE) -> None:
    entries = "".join(f'\n  - file: "{name}"' for name in files)
    path = folder / note
    path.write_text(path.read_text("utf-8").replace("attachments: []", f"attachments:{entries}"), "utf-8")


def read(folder: Path) -> Loaded:
    return read_dossier(DiskTree(folder, LABEL), TODAY, WorkspaceReader(ROOT).framework)


def test_a_registered_file_gets_its_sha256_and_another_is_only_named(folder: Path) -> None:
    content = os.urandom(3_000_000)
    (folder / "evidence/plan.pdf").write_bytes(content)
    (folder / "evidence/los.pdf").write_bytes(b"x")
    register(folder, "plan.pdf")
    dossier = read(folder).dossier
    assert dossier is not None
    assert dossier.beside == {"plan.pdf": hashlib.sha256(content).hexdigest(), "los.pdf": ""}
    assert dossier.unclaimed == ("los.pdf",)


def test_a_registered_text_has_its_place_and_an_accent_may_be_written_in_two_ways(folder: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "enquête.txt")
    (folder / "evidence" / decomposed).write_bytes(b"x")
    assert [d.code for d in read(folder).diagnostics] == ["N121"]
    register(folder, "enquête.txt")
    loaded = read(folder)
    assert loaded.dossier is not None
    assert loaded.dossier.beside["enquête.txt"]
    assert [d for d in loaded.diagnostics if d.code != "N121"] == []


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_is_said_once_and_never_followed(folder: Path) -> None:
    (folder / "geheim.txt").write_bytes(b"geheim")
    (folder / "evidence/plan.pdf").symlink_to(folder / "geheim.txt")
    (folder / "geheim.txt").rename(folder.parent / "geheim.txt")
    register(folder, "plan.pdf")
    loaded = read(folder)
    assert loaded.dossier is not None
    assert loaded.dossier.beside == {"plan.pdf": ""}
    assert [d.code for d in loaded.diagnostics] == ["N101"]


def test_a_file_that_is_too_large_is_said_at_its_entry(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_BYTES", 100)
    (folder / "evidence/film.mp4").write_bytes(bytes(101))
    register(folder, "film.mp4")
    (said,) = read(folder).diagnostics
    assert (said.code, said.span.path) == ("N101", f"{LABEL}/{NOTE}")
    assert "film.mp4: dit bestand is te groot" in said.message


def test_while_a_note_cannot_be_read_no_file_is_said_to_be_unregistered(folder: Path) -> None:
    (folder / "evidence/plan.pdf").write_bytes(b"x")
    other = folder / "evidence/G01-nog-een.md"
    other.write_text((folder / NOTE).read_text("utf-8"), "utf-8")
    loaded = read(folder)
    assert loaded.dossier is not None
    assert (loaded.dossier.unclaimed, set(loaded.dossier.beside)) == ((), {"plan.pdf"})
