"""Names and files: what is accepted can be written and found again, and who writes changes nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naftctl.characters import ODD as ODD_CHARACTER
from naftctl.files import AlreadyThere, NotWritten, change_all, write_all
from naftctl.load.tree import DiskTree, MemoryTree, Unreadable
from naftctl.names import conflict_copy, folded, portable, printable, twins
from tests.properties.small import ODD, WORD

PART = st.sampled_from(
    ("con", "aux.md", "é.md", "e\u0301.md", "A", "a", " x", "x.", "..", ".", "a:b", "nul", "-", "x y")
)
NAME = ODD | st.lists(PART | WORD | ODD, min_size=1, max_size=3).map("/".join)
FILE = st.tuples(WORD, st.sampled_from((".md", ".yaml", ""))).map("".join)
TREE = st.dictionaries(
    st.lists(FILE, min_size=1, max_size=3).map("/".join), st.binary(max_size=40), min_size=1, max_size=4
)


def tree_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def nested(files: Mapping[str, object]) -> bool:
    """Whether one file would have to be a folder for another, or two differ by case only."""
    names = list(files)
    return bool(twins(names)) or any(a != b and f"{b}/".startswith(f"{a}/") for a in names for b in names)


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────
@given(NAME)
def test_a_name_that_is_accepted_can_be_written_and_is_found_again(name: str) -> None:
    assume(portable(name) is None)
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder), {name: b"x"})
        assert tree_of(Path(folder)) == {name: b"x"}
        assert printable(name) == name


@given(NAME)
def test_a_name_that_is_refused_is_never_written(name: str) -> None:
    assume(portable(name) is not None)
    with tempfile.TemporaryDirectory() as folder:
        with pytest.raises(NotWritten):
            write_all(Path(folder), {"goed.md": b"x", name: b"x"})
        assert list(Path(folder).iterdir()) == []
    assert ODD_CHARACTER.search(printable(name).replace("\ufffd", "")) is None


@given(st.lists(ODD | WORD | WORD.map(str.upper) | WORD.map(lambda word: normalize("NFD", word)), max_size=6))
def test_of_names_that_are_the_same_somewhere_each_later_one_is_told(names: list[str]) -> None:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    assert twins(names) == tuple((first[folded(name)], name) for name in names if first[folded(name)] != name)


@given(ODD)
def test_case_and_spelling_of_accents_make_no_other_name(name: str) -> None:
    for other in (name.upper().lower(), normalize("NFD", name), normalize("NFC", name)):
        if other.casefold() == name.casefold() or normalize("NFC", other) == normalize("NFC", name):
            assert folded(other) == folded(name)
    assert folded(folded(name)) == folded(name)


@given(WORD, st.sampled_from((" (1)", " - kopie", " (kopie)", ".sync-conflict-20260609-101112-abc")), FILE)
def test_a_copy_that_a_synchronised_folder_left_is_known_by_its_original(
    stem: str, mark: str, folder: str
) -> None:
    assert conflict_copy(f"{folder}/{stem}{mark}.md") == f"{folder}/{stem}.md"
    assert conflict_copy(f"{folder}/{stem}.md") is None


# ── trees ────────────────────────────────────────────────────────────────────────────────────────────────
@given(TREE, NAME)
def test_nothing_outside_a_folder_is_read(files: dict[str, bytes], name: str) -> None:
    assume(not nested(files))
    with tempfile.TemporaryDirectory() as parent:
        (Path(parent) / "buiten.md").write_bytes(b"geheim")
        root = Path(parent) / "map"
        write_all(root, files)
        tree = DiskTree(root, "")
        assert tree.names() == tuple(sorted(files))
        for tried in (
            name,
            f"../{name}",
            "../buiten.md",
            f"{parent}/buiten.md",
            f"{next(iter(files))}/../../buiten.md",
        ):
            try:
                found = tree.read(tried)
            except Unreadable:
                continue
            assert files.get(tried) == found


@given(TREE, TREE)
def test_unsaved_text_lies_over_what_is_on_disk_and_nothing_else_changes(
    files: dict[str, bytes], over: dict[str, bytes]
) -> None:
    both = files | over
    tree = MemoryTree(over, "", MemoryTree(files, ""))
    assert {name: tree.read(name) for name in tree.names()} == both


# ── writing ──────────────────────────────────────────────────────────────────────────────────────────────
@given(TREE, TREE)
def test_all_files_are_written_or_none_and_none_over_another(
    there: dict[str, bytes], files: dict[str, bytes]
) -> None:
    assume(not nested(there))
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_all(root, there)
        try:
            write_all(root, files)
        except NotWritten as fault:
            refused = isinstance(fault, AlreadyThere) or nested(files) or nested(there | files)
            found = tree_of(root)
            assert (found, refused) == (there, True)
        else:
            assert tree_of(root) == there | files
            assert not there.keys() & files.keys()


@given(TREE, st.data())
def test_a_change_holds_what_it_is_to_hold_and_leaves_the_rest(
    files: dict[str, bytes], data: st.DataObject
) -> None:
    assume(not nested(files))
    chosen = data.draw(st.sets(st.sampled_from(sorted(files)), min_size=1))
    before = {name: files[name] for name in chosen}
    after = {name: data.draw(st.binary(max_size=20)) for name in chosen if data.draw(st.booleans())}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_all(root, files)
        change_all(root, before, after)
        rest = {name: content for name, content in files.items() if name not in chosen}
        assert tree_of(root) == rest | after


@given(TREE, st.data())
def test_a_file_that_somebody_wrote_in_meanwhile_is_never_changed(
    files: dict[str, bytes], data: st.DataObject
) -> None:
    assume(not nested(files))
    theirs = data.draw(st.sampled_from(sorted(files)))
    read = files | {theirs: files[theirs] + b"x"}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_all(root, files)
        with pytest.raises(NotWritten, match="intussen gewijzigd"):
            change_all(root, read, dict.fromkeys(files, b"nieuw"))
        assert tree_of(root) == files
