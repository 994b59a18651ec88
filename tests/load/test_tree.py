"""Folders on disk: what is read, what is refused, names and bytes."""

from __future__ import annotations

import os
import socket
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.load.tree import DiskTree, MemoryTree, Tree, Unreadable, decode
from naftctl.names import conflict_copy, portable, twins

if TYPE_CHECKING:
    from pathlib import Path

    from naftctl.diagnostic import Diagnostic

posix = pytest.mark.skipif(os.name == "nt", reason="koppelingen en apparaten van POSIX")


def fill(root: Path, *names: str) -> DiskTree:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"a: 1\n")
    return DiskTree(root, "inspections/2026-x")


def places(said: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(one.code, one.span.path) for one in said]


def reason(tree: Tree, name: str, limit: int = 1000) -> str:
    with pytest.raises(Unreadable) as caught:
        tree.read(name, limit)
    assert caught.value.name == name
    return caught.value.reason


# ── what is there ────────────────────────────────────────────────────────────────────────────────────────


def test_names_are_all_files_below_in_order(tmp_path: Path) -> None:
    tree = fill(tmp_path, "inspection.yaml", "evidence/G02-x.md", "scorings/individual/ond1.yaml", "B.md")
    assert tree.names() == ("B.md", "evidence/G02-x.md", "inspection.yaml", "scorings/individual/ond1.yaml")
    assert tree.problems() == ()
    assert tree.read("evidence/G02-x.md") == b"a: 1\n"


def test_what_computers_leave_behind_is_passed_over(tmp_path: Path) -> None:
    tree = fill(tmp_path, ".DS_Store", "Thumbs.db", "evidence/desktop.ini", "~$brief.docx", "x.tmp", "a.md")
    assert tree.names() == ("a.md",)
    assert tree.problems() == ()


def test_an_absent_folder_is_a_problem_and_has_no_names(tmp_path: Path) -> None:
    tree = DiskTree(tmp_path / "weg", "inspections/weg")
    assert tree.names() == ()
    assert places(tree.problems()) == [("N101", "inspections/weg")]


def test_a_git_folder_is_refused(tmp_path: Path) -> None:
    tree = fill(tmp_path, "evidence/.git/config", "a.md")
    assert tree.names() == ("a.md",)
    assert places(tree.problems()) == [("N101", "inspections/2026-x/evidence/.git")]
    assert ".git" in reason(tree, "evidence/.git/config")


def test_folders_that_go_on_and_on_are_refused(tmp_path: Path) -> None:
    tree = fill(tmp_path, "/".join("abcdefghijkl") + "/x.md")
    assert tree.names() == ()
    assert [said.span.path for said in tree.problems()] == ["inspections/2026-x/a/b/c/d/e/f/g/h/i"]


@posix
def test_links_devices_and_pipes_are_refused_with_their_place(tmp_path: Path) -> None:
    tree = fill(tmp_path / "in", "a.md")
    fill(tmp_path / "out", "secret.md")
    (tmp_path / "in/link.md").symlink_to(tmp_path / "out/secret.md")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in/loop")
    (tmp_path / "in/dangling").symlink_to(tmp_path / "nergens")
    os.mkfifo(tmp_path / "in/pipe.md")
    tree = DiskTree(tmp_path / "in", "inspections/2026-x")
    assert tree.names() == ("a.md",)
    refused = ["dangling", "folder", "link.md", "loop", "pipe.md"]
    assert places(tree.problems()) == [("N101", f"inspections/2026-x/{name}") for name in refused]
    for name in ("link.md", "folder/secret.md", "loop", "dangling"):
        assert "koppeling" in reason(tree, name)
    assert "geen gewoon bestand" in reason(tree, "pipe.md")


@posix
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert places(DiskTree(tmp_path, "x").problems()) == [("N101", "x/s")]
        assert reason(DiskTree(tmp_path, "x"), "s")


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="de beheerder mag alles lezen")
def test_a_folder_without_access_is_said_and_survived(tmp_path: Path) -> None:
    tree = fill(tmp_path, "dicht/a.md", "b.md")
    (tmp_path / "dicht").chmod(0)
    try:
        assert tree.names() == ("b.md",)
        assert "leesrecht" in tree.problems()[0].message
        assert "leesrecht" in reason(tree, "dicht/a.md")
    finally:
        (tmp_path / "dicht").chmod(stat.S_IRWXU)


@posix
def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.md")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system refuses such names itself")
    tree = DiskTree(tmp_path, "x")
    assert tree.names() == ()
    assert places(tree.problems()) == [("N101", "x/\ufffd.md")]


@pytest.mark.parametrize("name", ["../x.md", "a/../../x.md", "/etc/hostname", "", ".", "a//b", "./a.md"])
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    assert "buiten de map" in reason(fill(tmp_path, "a.md"), name)


@pytest.mark.parametrize("name", ["weg.md", "a.md/b.md", "map", "a\x00b", "x" * 5000, "m/" * 2000 + "x"])
def test_a_name_that_cannot_be_read_gives_a_reason(tmp_path: Path, name: str) -> None:
    tree = fill(tmp_path, "a.md", "map/c.md")
    assert reason(tree, name)


def test_a_long_path_is_read(tmp_path: Path) -> None:
    name = "/".join(["m" * 60] * 5) + "/x.md"
    tree = fill(tmp_path, name)
    assert tree.names() == (name,)
    assert tree.read(name) == b"a: 1\n"


def test_a_file_above_the_limit_is_refused_and_at_the_limit_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * 1000)
    tree = DiskTree(tmp_path, "x")
    assert tree.read("a.md", 1000) == b"x" * 1000
    assert "te groot: 1 000 bytes, ten hoogste 999" in reason(tree, "a.md", 999)


def test_unsaved_text_lies_over_the_folder(tmp_path: Path) -> None:
    base = fill(tmp_path, "a.md", "b.md")
    tree: Tree = MemoryTree({"b.md": "nieuw: é", "c.md": b"\xff"}, base.label, base)
    assert tree.names() == ("a.md", "b.md", "c.md")
    assert tree.read("a.md") == b"a: 1\n"
    assert tree.read("b.md") == "nieuw: é".encode()
    assert tree.read("c.md") == b"\xff"
    assert "bestaat niet" in reason(tree, "d.md")
    assert "te groot" in reason(tree, "b.md", 3)
    assert "bestaat niet" in reason(MemoryTree({}, "x"), "a.md")


def test_an_unreadable_file_makes_its_own_diagnostic() -> None:
    said = Unreadable("a.md", "u hebt geen leesrecht").diagnostic("x/a.md")
    assert (said.code, said.span.path, said.message) == ("N101", "x/a.md", "u hebt geen leesrecht")


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────


def test_twins_differ_only_by_case_or_spelling_of_accents() -> None:
    names = ("A.md", "a.md", "b/caf\xe9.md", "b/cafe\u0301.md", "c.md", "d/A.md")
    assert twins(names) == (("A.md", "a.md"), ("b/caf\xe9.md", "b/cafe\u0301.md"))


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("evidence/G02-x (1).md", "evidence/G02-x.md"),
        ("evidence/G02-x - Copy.md", "evidence/G02-x.md"),
        ("evidence/G02-x - Copy (2).md", "evidence/G02-x.md"),
        ("evidence/G02-x - Kopie.md", "evidence/G02-x.md"),
        ("evidence/G02-x (kopie).md", "evidence/G02-x.md"),
        ("G02-x (An's conflicted copy 2026-06-01).md", "G02-x.md"),
        ("G02-x (conflict 2026-06-01).md", "G02-x.md"),
        ("G02-x.sync-conflict-20260601-101112-ABCDEFG.md", "G02-x.md"),
        ("evidence/G02-x-DESKTOP-ABC123.md", "evidence/G02-x.md"),
        ("evidence/G02-x-LAPTOP7.md", "evidence/G02-x.md"),
        ("inspection (2).yaml", "inspection.yaml"),
        ("G02-x.md", None),
        ("evidence/G02-y-DESKTOP-ABC123.md", None),
        ("scorings/OS-B3.md", None),
        ("evidence/G02-x-vervolg.md", None),
        ("evidence/G02-x-2026.md", None),
        ("verslag (ontwerp).pdf", None),
        ("(1).md", None),
    ],
)
def test_a_copy_of_a_synchronised_folder_names_its_original(name: str, original: str | None) -> None:
    names = {"evidence/G02-x.md", "G02-x.md", "inspection.yaml", "scorings/OS.md"}
    assert conflict_copy(name, names) == original


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("con", "voorbehouden"),
        ("evidence/NUL.md", "voorbehouden"),
        ("lpt1.tar.gz", "voorbehouden"),
        ("aux .md", "voorbehouden"),
        ("a./b.md", "punt of een spatie"),
        ("a.md ", "punt of een spatie"),
        ("a:b.md", "`:`"),
        ("a?.md", "`?`"),
        ("a\\b.md", "`\\`"),
        ('a"b.md', '`"`'),
        ("a\nb.md", "regeleinde"),
        ("a\u202eb.md", "richtingsteken"),
        ("a\u200bb.md", "spatie zonder breedte"),
        ("a\xa0b.md", "vaste spatie"),
        ("x" * 121, "te lang"),
        ("a//b", "leeg"),
    ],
)
def test_a_name_that_cannot_live_on_every_computer_gets_a_reason(name: str, word: str) -> None:
    assert word in (portable(name) or "")


@pytest.mark.parametrize(
    "name", ["evidence/G02-gesprek één.md", "console.md", "com10.md", "a.b.c", ".gitkeep"]
)
def test_an_ordinary_name_can_live_everywhere(name: str) -> None:
    assert portable(name) is None


@given(st.text(max_size=200))
def test_any_name_can_be_judged(name: str) -> None:
    assert portable(name) is None or portable(name)
    copy = conflict_copy(name, (name,))
    assert copy is None or len(copy) < len(name)


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────


def judged(data: bytes) -> tuple[str | None, list[tuple[str, int, int]]]:
    text, said = decode(data, "a.md")
    return text, [(one.code, one.span.line, one.span.column) for one in said]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    assert judged(b"\xef\xbb\xbfa: \xc3\xa9\r\nb: 1\r\n") == ("a: é\nb: 1\n", [])
    assert judged(b"") == ("", [])


def test_bytes_that_are_no_utf8_are_placed() -> None:
    assert judged(b"a: 1\r\nb: \xc3\xa9 caf\xe9\n") == (None, [("N102", 2, 9)])
    assert "UTF-8" in decode(b"\xe9", "a.md")[1][0].hint


def test_a_lone_return_is_said_and_read_as_a_line_end() -> None:
    assert judged(b"a: 1\r\nb: 2\rc: 3\n") == ("a: 1\nb: 2\nc: 3\n", [("N102", 2, 5)])


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_text_is_named(form: str) -> None:
    text, said = decode("method: gesprek\n".encode(form), "a.md")
    assert text is None
    assert f"{form[:6].upper()}; UTF-8 verwacht" in said[0].message


def test_left_over_merge_markers_are_one_diagnosis() -> None:
    data = b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> anders\n"
    text, said = decode(data, "a.md")
    assert text is None
    assert [(one.code, one.span.line) for one in said] == [("N111", 2)]
    assert [label.span.line for label in said[0].related] == [4, 6]


@pytest.mark.parametrize("text", ["Kop\n=======\n\ntekst\n", "a <<<<<<< b\n", "<<<<<<<<\n", "|||||||\n"])
def test_a_heading_underline_and_other_signs_are_no_merge_markers(text: str) -> None:
    assert judged(text.encode()) == (text, [])


@given(st.binary(max_size=300))
def test_any_bytes_can_be_judged(data: bytes) -> None:
    text, said = decode(data, "a.md")
    assert (text is None) <= bool(said)
    assert text is None or "\r" not in text
