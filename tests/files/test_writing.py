"""What the tool writes: all or nothing, and never over somebody's edits."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from naftctl.files import AlreadyThere, NotWritten, Overtaken, change_all, complete, existing, write_all

posix = pytest.mark.skipif(os.name == "nt", reason="limits and links are those of POSIX")


def everything(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    files = {"a.yaml": b"een", "map/onder/b.md": b"twee"}
    write_all(tmp_path / "nieuw", files)
    assert everything(tmp_path / "nieuw") == files


def test_one_file_that_is_there_stops_all(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_bytes(b"van mij")
    with pytest.raises(AlreadyThere) as refused:
        write_all(tmp_path, {"a.md": b"", "map/c.md": b"", "b.md": b"van naftctl"})
    assert refused.value.names == ("b.md",)
    assert everything(tmp_path) == {"b.md": b"van mij"}
    assert not (tmp_path / "map").exists()


def test_capitals_make_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "Map").mkdir()
    (tmp_path / "Map/Advies.md").write_bytes(b"van mij")
    assert existing(tmp_path, ("map/advies.md", "map/ander.md")) == {"map/advies.md"}
    with pytest.raises(AlreadyThere):
        write_all(tmp_path, {"map/advies.md": b""})


@pytest.mark.parametrize(
    "name",
    [
        "../buiten.md",
        "/vast.md",
        "a//b.md",
        "con.md",
        "punt.",
        "spatie ",
        "vraag?.md",
        "a\\b.md",
        "a\nb.md",
        ".",
        "map/.git/hooks/x",
        "GIT~1/x",
    ],
)
def test_a_name_that_does_not_work_everywhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="kan geen bestandsnaam zijn"):
        write_all(tmp_path / "map", {"goed.md": b"", name: b""})
    assert list(tmp_path.iterdir()) == []


def test_names_that_differ_in_capitals_only_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="verschillen enkel in hoofdletters"):
        write_all(tmp_path, {"A.md": b"", "a.md": b""})


def test_an_own_file_is_replaced_where_that_is_asked(tmp_path: Path) -> None:
    (tmp_path / "verslag.pdf").write_bytes(b"vorige")
    write_all(tmp_path, {"verslag.pdf": b"nieuw", "verslag.md": b"nieuw"}, overwrite=True)
    assert everything(tmp_path) == {"verslag.pdf": b"nieuw", "verslag.md": b"nieuw"}


@posix
def test_a_disk_that_is_full_halfway_leaves_nothing(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415  (not there on Windows)

    (tmp_path / "verslag.pdf").write_bytes(b"vorige")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(NotWritten, match="niets geschreven"):
            write_all(tmp_path, {"a.md": b"klein", "map/b.md": b"x" * 5000})
        with pytest.raises(NotWritten, match="niets geschreven"):
            write_all(tmp_path, {"verslag.pdf": b"x" * 5000}, overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert everything(tmp_path) == {"verslag.pdf": b"vorige"}
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.pdf"]


@posix
def test_a_link_where_a_folder_should_be_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "werk").mkdir()
    (tmp_path / "elders/onder").mkdir()
    (tmp_path / "werk/map").symlink_to(tmp_path / "elders")
    for name in ("map/a.md", "map/onder/b.md", "map/nieuw/c.md"):
        with pytest.raises(NotWritten, match="een koppeling"):
            write_all(tmp_path / "werk", {name: b""})
    assert everything(tmp_path) == {}


@posix
def test_a_link_in_the_place_of_an_own_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "van-mij.txt").write_bytes(b"van mij")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/verslag.pdf").symlink_to(tmp_path / "van-mij.txt")
    write_all(tmp_path / "output", {"verslag.pdf": b"nieuw"}, overwrite=True)
    assert everything(tmp_path) == {"van-mij.txt": b"van mij", "output/verslag.pdf": b"nieuw"}
    assert not (tmp_path / "output/verslag.pdf").is_symlink()


def test_where_a_file_should_be_stands_a_folder(tmp_path: Path) -> None:
    (tmp_path / "verslag.pdf").mkdir()
    (tmp_path / "vorig.md").write_bytes(b"vorige")
    with pytest.raises(NotWritten, match="staat een map"):
        write_all(tmp_path, {"ander.md": b"", "vorig.md": b"nieuw", "verslag.pdf": b"nieuw"}, overwrite=True)
    assert everything(tmp_path) == {"vorig.md": b"vorige"}


def test_a_folder_of_a_workspace_in_which_nothing_could_be_completed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "naftctl.yaml").write_bytes(b"")
    with pytest.raises(NotWritten, match="kan geen bestandsnaam zijn"):
        write_all(tmp_path / "git~1", {"goed.md": b""})
    assert everything(tmp_path) == {"naftctl.yaml": b""}


def test_nothing_is_written_where_what_it_rests_on_is_no_longer_so_once_no_other_command_writes(
    tmp_path: Path,
) -> None:
    asked: list[bool] = []

    def still() -> bool:
        asked.append((tmp_path / ".naftctl-lock.tmp").exists())
        return False

    with pytest.raises(Overtaken, match="er is niets geschreven"):
        write_all(tmp_path, {"a.md": b""}, still=still)
    with pytest.raises(Overtaken):
        change_all(tmp_path, {}, {"a.md": b""}, still=still)
    assert asked == [True, True]
    assert everything(tmp_path) == {}
    write_all(tmp_path, {"a.md": b""}, still=lambda: True)


# ── files of people ──────────────────────────────────────────────────────────────────────────────────────
PEOPLE = {"evidence/G03.md": b"een\r\n", "advice.md": b"[@G03]"}
MOVED = {"evidence/G04.md": b"een\r\n", "advice.md": b"[@G04]"}
ALONG = {"evidence/G03-plan.pdf": "evidence/G04-plan.pdf"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "evidence").mkdir()
    for name, content in {**PEOPLE, "evidence/G03-plan.pdf": b"%PDF"}.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_files_change_move_and_go_away_in_one_change(folder: Path) -> None:
    (folder / "advice.md").chmod(0o640)
    change_all(folder, PEOPLE, MOVED, ALONG)
    assert everything(folder) == {**MOVED, "evidence/G04-plan.pdf": b"%PDF"}
    if os.name == "posix":
        assert (folder / "advice.md").stat().st_mode & 0o777 == 0o640


def test_a_file_that_somebody_wrote_in_since_stops_all(folder: Path) -> None:
    (folder / "advice.md").write_bytes(b"[@G03] en nog iets")
    before = everything(folder)
    with pytest.raises(NotWritten, match=r"advice\.md is intussen gewijzigd"):
        change_all(folder, PEOPLE, MOVED, ALONG)
    assert everything(folder) == before


@pytest.mark.parametrize("name", ["evidence/G04.md", "evidence/G04-plan.pdf", "evidence/g04.MD"])
def test_a_new_name_that_is_taken_stops_all(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"van een ander")
    before = everything(folder)
    with pytest.raises(AlreadyThere):
        change_all(folder, PEOPLE, MOVED, ALONG)
    assert everything(folder) == before


def test_what_holds_the_same_already_is_not_written_again(tmp_path: Path) -> None:
    write_all(tmp_path, {"verslag.pdf": b"zelfde"})
    before = (tmp_path / "verslag.pdf").stat()
    write_all(tmp_path, {"verslag.pdf": b"zelfde"}, overwrite=True)
    after = (tmp_path / "verslag.pdf").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@posix
def test_what_is_private_can_be_read_by_nobody_else(tmp_path: Path) -> None:
    write_all(tmp_path / "lade", {"map/ond1.yaml": b"geheim"}, private=True)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {"lade": 0o700, "map": 0o700, "ond1.yaml": 0o600}


@posix
def test_a_file_that_is_replaced_keeps_its_mode_and_its_access_list(tmp_path: Path) -> None:
    path = tmp_path / "focus.yaml"
    path.write_bytes(b"vorige")
    path.chmod(0o640)
    listed = hasattr(os, "setxattr")
    if listed:
        try:
            os.setxattr(path, "user.naft", b"ja")
        except OSError:
            listed = False
    write_all(tmp_path, {"focus.yaml": b"nieuw"}, overwrite=True)
    assert path.stat().st_mode & 0o777 == 0o640
    assert not listed or os.getxattr(path, "user.naft") == b"ja"


@posix
@pytest.mark.parametrize("links", [True, False], ids=["links", "no-links"])
@pytest.mark.parametrize("number", range(12))
def test_a_disk_that_refuses_at_any_step_leaves_all_old_or_all_new(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, links: bool
) -> None:
    before, calls = everything(folder), iter(range(1_000))
    failed: list[str] = []
    kept = {name: getattr(os, name) for name in ("link", "replace", "rename")}

    def failing(name: str) -> Callable[..., None]:
        def step(*arguments: Any, **options: Any) -> None:
            if name == "link" and not links:
                raise PermissionError(1, "no links")
            if next(calls) == number:
                failed.append(name)
                raise OSError(5, "disk")
            kept[name](*arguments, **options)

        return step

    for name in kept:
        monkeypatch.setattr(os, name, failing(name))
    said = ""
    try:
        change_all(folder, PEOPLE, MOVED, ALONG)
    except NotWritten as fault:
        said = fault.message
    complete(folder)
    new = {**MOVED, "evidence/G04-plan.pdf": b"%PDF"}
    assert everything(folder) == (before if said.startswith("niets geschreven") else new)
    assert said or failed in ([], ["link"])  # what cannot be linked is renamed
