"""The folders in which engines work, and what is left of them."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytest

from naftctl.engines.room import PREFIX, free_bytes, room, sweep

posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such locks")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left(folder: Path, name: str = f"{PREFIX}abcdefgh", mode: int = stat.S_IRWXU) -> Path:
    """What a program that was killed an hour ago left."""
    path = folder / name
    path.mkdir()
    (path / "geheim.txt").write_text("x")
    path.chmod(mode)
    os.utime(path, (0, 0))
    return path


def test_a_room_has_what_is_given_and_is_gone_afterwards(temporary: Path) -> None:
    with room({"a.txt": b"a"}) as folder:
        assert [path.name for path in folder.iterdir()] == ["a.txt"]
        assert folder.parent == temporary
        if os.name == "posix":
            assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU
    assert not folder.exists()


def test_a_room_is_gone_after_a_fault_and_whatever_was_done_to_it(temporary: Path) -> None:
    def work() -> None:
        with room() as folder:
            (folder / "diep").mkdir()
            (folder / "diep" / "x").write_text("x")
            (folder / "diep").chmod(0)
            (folder / "weg").symlink_to(temporary)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert list(temporary.iterdir()) == []


@posix
def test_what_a_killed_program_left_is_removed(temporary: Path) -> None:
    path = left(temporary)
    with room() as own:
        sweep(own)
        assert list(temporary.iterdir()) == [own]
    assert not path.exists()


@posix
def test_what_somebody_works_in_or_may_have_made_stays(temporary: Path) -> None:
    kept = [left(temporary, "naftctl-demo"), left(temporary, f"{PREFIX}proef-map")]
    kept.append(left(temporary, f"{PREFIX}abcdefgi", 0o755))
    young = temporary / f"{PREFIX}abcdefgk"
    young.mkdir(mode=stat.S_IRWXU)
    elsewhere = temporary / "elders"
    elsewhere.mkdir()
    (temporary / f"{PREFIX}abcdefgl").symlink_to(elsewhere)
    with room() as held:
        os.utime(held, (0, 0))
        with room() as own:
            sweep(own)
        assert held.exists()
    assert all(path.exists() for path in (*kept, young, elsewhere))


def test_the_room_that_is_left_is_counted(temporary: Path) -> None:
    assert free_bytes() > 0
    assert list(temporary.iterdir()) == []
