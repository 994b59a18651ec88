"""A folder as it was at a revision: the same names and bytes as on disk then, and the same refusals."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from naftctl.difference import difference
from naftctl.load import revisions
from naftctl.load.git import GitFault, Lack, ask, find_revision
from naftctl.load.revisions import GitTree, PastReader
from naftctl.load.tree import MAX_BYTES, DiskTree, Unreadable
from naftctl.load.workspace import WorkspaceReader
from tests.conftest import EXAMPLE, ROOT, TODAY
from tests.load.test_git import commit, git

LABEL = f"inspections/{EXAMPLE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace under git, below the root of the repository, with the worked example in it."""
    found = tmp_path / "archief" / "werkmap"
    shutil.copytree(ROOT / LABEL, found / LABEL, ignore=shutil.ignore_patterns("output"))
    shutil.copytree(ROOT / "frameworks", found / "frameworks")
    shutil.copy(ROOT / "naftctl.yaml", found)
    git(tmp_path / "archief", "init")
    git(tmp_path / "archief", "add", ".")
    git(tmp_path / "archief", "commit", "-m", "een")
    return found


def tree(root: Path, label: str = LABEL) -> GitTree:
    return GitTree(root, find_revision(root).commit, label)


def reason(found: GitTree, name: str, limit: int = MAX_BYTES) -> str:
    with pytest.raises(Unreadable) as caught:
        found.read(name, limit)
    return caught.value.reason


def test_names_and_bytes_are_those_on_disk(root: Path) -> None:
    then, now = tree(root), DiskTree(root / LABEL, LABEL)
    assert then.names() == now.names()
    assert len(then.names()) > 40
    assert all(then.read(name, 1 << 20) == now.read(name, 1 << 20) for name in now.names())
    assert all(then.sha256(name, MAX_BYTES) == now.sha256(name, MAX_BYTES) for name in now.names()[:3])


def test_texts_that_are_too_large_together_are_read_one_by_one(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "_WHOLE", 10)
    assert tree(root).read("inspection.yaml") == (root / LABEL / "inspection.yaml").read_bytes()


def test_what_changes_on_disk_does_not_change_what_was(root: Path) -> None:
    before = tree(root).read("advice.md")
    (root / LABEL / "advice.md").write_text("iets anders", "utf-8")
    (root / LABEL / "summary.md").unlink()
    assert tree(root).read("advice.md") == before
    assert "summary.md" in tree(root).names()


def test_line_ends_are_those_that_were_committed(root: Path) -> None:
    (root / ".gitattributes").write_text("*.md text eol=crlf\n", "utf-8")
    git(root, "add", ".")
    git(root, "commit", "-m", "twee")
    assert b"\r" not in tree(root).read("advice.md")


def test_a_folder_that_was_not_there_has_no_names(root: Path) -> None:
    found = tree(root, "inspections/2026-nooit")
    assert (found.names(), found.problems()) == ((), ())


def test_a_name_that_git_would_read_as_a_pattern_is_a_name(root: Path) -> None:
    commit(root, "inspections/[a]*/x.md", "een")
    assert tree(root, "inspections/[a]*").names() == ("x.md",)
    assert tree(root, "inspections/*").names() == ()


def test_odd_names_come_back_whole(root: Path) -> None:
    for name in ("é ü.md", 'aan"haling.md', "regel\\einde.md"):
        commit(root, f"inspections/x/{name}", name)
    assert set(tree(root, "inspections/x").names()) == {"é ü.md", 'aan"haling.md', "regel\\einde.md"}


@pytest.mark.skipif(os.name == "nt", reason="koppelingen van POSIX")
def test_links_and_repositories_inside_are_refused(root: Path) -> None:
    (root / LABEL / "evidence" / "D99-koppeling.md").symlink_to("D01-visietekst.md")
    inside = root / LABEL / "evidence" / "repo"
    inside.mkdir()
    git(inside, "init")
    commit(inside, "x.md", "een")
    git(root, "add", ".")
    git(root, "commit", "-m", "twee")
    found = tree(root)
    said = {one.span.path.removeprefix(f"{LABEL}/"): one.message for one in found.problems()}
    assert set(said) == {"evidence/D99-koppeling.md", "evidence/repo"}
    assert said["evidence/D99-koppeling.md"] == "dit is een koppeling; een gewoon bestand verwacht"
    assert reason(found, "evidence/D99-koppeling.md") == said["evidence/D99-koppeling.md"]


def test_files_that_computers_leave_behind_are_passed_over(root: Path) -> None:
    commit(root, f"{LABEL}/.DS_Store", "x")
    assert ".DS_Store" not in tree(root).names()
    assert tree(root).problems() == ()


def test_a_file_that_is_too_large_or_not_there_is_refused(root: Path) -> None:
    assert reason(tree(root), "advice.md", 10).startswith("dit bestand is te groot")
    assert reason(tree(root), "nooit.md") == "dit bestand bestaat niet"
    assert reason(tree(root), "../advice.md") == "dit bestand bestaat niet"


@pytest.mark.parametrize("name", ["seals/draft.yaml", "advice.md"])
def test_a_part_that_git_lacks_is_a_fault(root: Path, name: str) -> None:
    blob = ask(root, "rev-parse", f"HEAD:./{LABEL}/{name}").decode().strip()
    (root.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(GitFault) as caught:
        tree(root).read(name)
    assert (caught.value.lack, caught.value.reason) == (Lack.ANSWER, "git mist een deel van deze revisie")


def test_an_inspection_reads_the_same_as_on_disk(root: Path) -> None:
    reader = WorkspaceReader(root)
    past = PastReader(reader, find_revision(root)).dossier(EXAMPLE, TODAY)
    now = reader.dossier(EXAMPLE, TODAY)
    assert past
    assert past.dossier
    assert now.dossier
    assert not difference(past.dossier, now.dossier).changes
    assert past.dossier.framework == now.dossier.framework
    assert [d for d in past.diagnostics if d.severity == "error"] == []


def test_a_framework_that_is_gone_is_read_from_the_revision(root: Path) -> None:
    revision = find_revision(root)
    shutil.rmtree(root / "frameworks" / "r-naft" / "2026.1")
    past = PastReader(WorkspaceReader(root), revision).dossier(EXAMPLE, TODAY)
    assert past
    assert past.dossier
    assert past.dossier.framework.ref == "r-naft/2026.1"


def test_an_inspection_that_was_not_there_is_none(root: Path) -> None:
    assert PastReader(WorkspaceReader(root), find_revision(root)).dossier("2026-nooit", TODAY) is None


def test_the_lines_of_a_file_are_those_of_the_revision(root: Path) -> None:
    past = PastReader(WorkspaceReader(root), find_revision(root))
    (root / LABEL / "inspection.yaml").write_text("anders", "utf-8")
    assert past.lines(f"{LABEL}/inspection.yaml")[0] == "framework: r-naft/2026.1"
    assert past.lines("naftctl.yaml")
    assert past.lines(f"{LABEL}/nooit.md") == ()
