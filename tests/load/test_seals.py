"""Seals in a folder: read strictly, in their place, and one of a newer program is named and left alone."""

from __future__ import annotations

from naftctl.load.dossier import Loaded, read_dossier
from naftctl.load.seals import KNOWN, read_seal
from naftctl.load.tree import MemoryTree
from naftctl.load.workspace import WorkspaceReader
from naftctl.seal import VERSION
from tests.checks.case import LABEL, sealed_example
from tests.conftest import ROOT, TODAY

DRAFT = "seals/draft.yaml"
FILES = sealed_example("draft", "final")


def load(files: dict[str, str]) -> Loaded:
    return read_dossier(MemoryTree(files, LABEL), TODAY, WorkspaceReader(ROOT).framework)


def test_what_is_written_can_be_read_by_the_same_program() -> None:
    assert VERSION == KNOWN


def test_both_seals_of_an_inspection_are_there_by_their_kind() -> None:
    dossier = load(FILES).dossier
    assert dossier is not None
    assert list(dossier.seals) == ["draft", "final"]
    assert {DRAFT, "seals/final.yaml"} <= dossier.present


def test_a_seal_that_cannot_be_read_is_there_all_the_same() -> None:
    loaded = load(FILES | {DRAFT: "kind: [\n"})
    assert loaded.dossier is not None
    assert "draft" not in loaded.dossier.seals
    assert DRAFT in loaded.dossier.present & loaded.dossier.unread
    assert {d.code for d in loaded.diagnostics} == {"N103"}


def test_a_newer_seal_is_named_once_whatever_else_is_in_it() -> None:
    read = read_seal("draft", "kind: anders\nversion: 7\nhandtekening: ja\n", DRAFT)
    assert read.page is None
    assert [(d.code, str(d.span)) for d in read.diagnostics] == [("N507", f"{DRAFT}:2:10")]


def test_a_version_that_is_no_number_is_a_wrong_value_and_not_a_newer_one() -> None:
    text = FILES[DRAFT].replace("version: 1", "version: true")
    assert {d.code for d in read_seal("draft", text, DRAFT).diagnostics} == {"N107"}


def test_anything_else_beside_the_seals_is_told() -> None:
    loaded = load(FILES | {"seals/draft.yml": "", "seals/nota.md": "x", "seals/draft.yaml.sig": "x"})
    told = {d.span.path.rpartition("/")[2]: d.hint for d in loaded.diagnostics if d.code == "N121"}
    assert set(told) == {"draft.yml", "nota.md"}
    assert told["nota.md"].startswith("een zegel heet seals/draft.yaml of seals/final.yaml")
