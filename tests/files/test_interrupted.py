"""What a command that was cut off left behind: completed or taken away, and never over somebody's edits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from naftctl.files import NotWritten, complete, heard_by, write_all
from naftctl.files import disk as steps
from naftctl.files.journal import BEGUN, DECIDED
from tests.cli.conftest import Call, call, inspection, workspace
from tests.conftest import EXAMPLE, ROOT

__all__ = ["call", "inspection", "workspace"]
posix = pytest.mark.skipif(os.name == "nt", reason="signals and links are those of POSIX")
OLD, NEW = {"een.yaml": b"oud 1", "twee.yaml": b"oud 2"}, {"een.yaml": b"nieuw 1", "twee.yaml": b"nieuw 2"}
MADE = {**NEW, "map/drie.md": b"nieuw 3"}
SAID = "een eerdere opdracht was onderbroken tijdens het schrijven; wat ze begonnen was, is nu afgewerkt"
_DIES = """
import os, signal, sys
from pathlib import Path
from naftctl.files import write_all
real, left = os.{step}, [{number}]
def step(*arguments, **options):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*arguments, **options)
os.{step} = step
write_all(Path(sys.argv[1]), {files!r}, overwrite=True)
"""


def everything(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def die(root: Path, step: str, number: int, files: dict[str, bytes] = MADE) -> None:
    """A program that is killed at its so manieth call of this kind while it writes."""
    code = _DIES.format(step=step, number=number, files=files)
    done = subprocess.run([sys.executable, "-c", code, str(root)], cwd=ROOT, check=False)
    assert done.returncode == -9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "map"
    root.mkdir()
    for name, content in OLD.items():
        (root / name).write_bytes(content)
    return root


def heard(work: Callable[[], None]) -> list[str]:
    said: list[str] = []
    with heard_by(said.append):
        work()
    return said


@posix
def test_killed_before_the_change_is_decided_all_stays_old_and_nothing_lies_about(folder: Path) -> None:
    die(folder, "replace", 0)
    assert everything(folder).keys() > OLD.keys()
    assert heard(lambda: complete(folder)) == []
    assert everything(folder) == OLD
    assert not (folder / "map").exists()


@posix
@pytest.mark.parametrize("number", [1, 2])
def test_killed_after_it_is_decided_the_next_run_completes_it_and_says_so(folder: Path, number: int) -> None:
    die(folder, "replace", number)
    assert (folder / DECIDED).exists()
    came = "  geschreven: een.yaml, twee.yaml, map/drie.md"
    assert heard(lambda: write_all(folder, {"ander.md": b"x"})) == [SAID, came]
    assert everything(folder) == {**MADE, "ander.md": b"x"}


@posix
def test_an_edit_after_the_interruption_stays_and_is_named(folder: Path) -> None:
    die(folder, "replace", 1)
    (folder / "twee.yaml").write_bytes(b"van mij")
    said = heard(lambda: complete(folder))
    assert said[:2] == [SAID, "  geschreven: een.yaml, map/drie.md"]
    assert said[2].startswith("niet geschreven, omdat het intussen gewijzigd is of omdat weg is wat er moest")
    assert "twee.yaml" in said[2]
    assert everything(folder) == {**MADE, "twee.yaml": b"van mij"}


@posix
def test_contents_that_somebody_cleared_away_are_named_and_the_rest_is_completed(folder: Path) -> None:
    die(folder, "replace", 1)
    for path in folder.glob(".naftctl-*-*.tmp"):
        path.unlink()
    said = heard(lambda: complete(folder))
    assert "een.yaml" in said[-1]
    assert set(everything(folder)) == {"een.yaml", "twee.yaml", "map/drie.md"}


def _journal(**more: object) -> bytes:
    empty: dict[str, object] = {"token": "0" * 16, "folders": [], "puts": [], "moves": [], "gone": []}
    return json.dumps(empty | more).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"null",
        _journal(token="../x"),
        _journal(moves=[{"name": "../buiten", "to": "een.yaml", "size": 3, "time": 1}]),
        _journal(moves=[{"name": "een.yaml", "to": "/vast", "size": 3, "time": 1}]),
        _journal(gone=[{"name": ".git/config", "old": "0" * 64, "size": 3, "time": 1}]),
        *(
            _journal(puts=[{"name": name, "old": "", "new": "0" * 64, "size": 0, "time": 0}])
            for name in (
                "a//b",
                ".git./hooks/pre-commit",
                ".git /hooks/pre-commit",
                "git~1/hooks/pre-commit",
                "GIT~1/config",
                ".g\u200cit/hooks/x",
                ".\ufeffGit/hooks/x",
                "map\\.git\\config",
                ".git::$INDEX_ALLOCATION/config",
                "a/CON",
                "con.txt",
                "\ud800",
            )
        ),
    ],
)
def test_a_journal_that_is_damaged_or_leads_elsewhere_changes_nothing_and_is_named(
    folder: Path, content: bytes
) -> None:
    (folder / DECIDED).write_bytes(content)
    with pytest.raises(NotWritten, match="beschadigd") as refused:
        write_all(folder, {"ander.md": b""})
    assert refused.value.hint == f"haal {DECIDED} weg, en kijk uw bestanden na met naftctl check"
    assert everything(folder) == {**OLD, DECIDED: content}


def test_a_journal_from_elsewhere_moves_no_file_that_it_cannot_know(folder: Path) -> None:
    (folder / "naftctl.local.yaml").write_bytes(b"namen")
    moved = {"name": "naftctl.local.yaml", "to": "delen.md", "size": 5, "time": 1_700_000_000_000_000_000}
    (folder / DECIDED).write_bytes(_journal(moves=[moved]))
    assert "naftctl.local.yaml" in heard(lambda: complete(folder))[1]
    assert everything(folder) == {**OLD, "naftctl.local.yaml": b"namen"}


def test_a_journal_from_elsewhere_replaces_and_removes_no_file_of_which_it_knows_only_the_content(
    folder: Path,
) -> None:
    """Whoever sends it knows what stands in the files, and not when this computer wrote them."""
    was = {"size": 5, "time": 1_700_000_000_000_000_000}
    gone = {"name": "een.yaml", "old": steps.digest(OLD["een.yaml"]), **was}
    put = {"name": "twee.yaml", "old": steps.digest(OLD["twee.yaml"]), "new": steps.digest(b"anders"), **was}
    (folder / f".naftctl-{'0' * 16}-0.tmp").write_bytes(b"anders")
    (folder / DECIDED).write_bytes(_journal(gone=[gone], puts=[put]))
    said = heard(lambda: complete(folder))
    assert everything(folder) == OLD
    assert said[0] == SAID
    assert all(name in said[-1] for name in OLD)


@pytest.mark.parametrize("times", [{}, {"size": 5}])
def test_a_journal_that_does_not_say_which_file_it_knows_is_damaged(
    folder: Path, times: dict[str, int]
) -> None:
    gone = {"name": "een.yaml", "old": steps.digest(OLD["een.yaml"]), **times}
    (folder / DECIDED).write_bytes(_journal(gone=[gone]))
    with pytest.raises(NotWritten, match="beschadigd"):
        complete(folder)
    assert everything(folder).keys() == {*OLD, DECIDED}


@posix
def test_every_file_that_is_put_moved_or_removed_afterwards_is_named(folder: Path) -> None:
    (folder / "plan.pdf").write_bytes(b"%PDF")
    change = "{'een.yaml': b'oud 1', 'twee.yaml': b'oud 2'}, {'twee.yaml': b'x'}, {'plan.pdf': 'plan-2.pdf'}"
    code = _DIES[: _DIES.rindex("write_all")] + "from naftctl.files import change_all\n"
    code = code.format(step="replace", number=1, files="") + f"change_all(Path(sys.argv[1]), {change})"
    assert subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=False).returncode == -9
    assert heard(lambda: complete(folder)) == [
        SAID,
        "  geschreven: twee.yaml",
        "  verplaatst: plan.pdf naar plan-2.pdf",
        "  weggehaald: een.yaml",
    ]
    assert everything(folder) == {"twee.yaml": b"x", "plan-2.pdf": b"%PDF"}


@posix
def test_a_journal_that_leads_through_a_link_writes_nothing_there(folder: Path) -> None:
    outside = folder.parent / "buiten"
    outside.mkdir()
    (outside / "doel.md").write_bytes(b"van mij")
    (folder / "map").symlink_to(outside)
    size, time = steps.seen(outside / "doel.md") or (0, 0)
    held = {"name": "map/doel.md", "old": steps.digest(b"van mij"), "size": size, "time": time}
    (folder / DECIDED).write_bytes(_journal(gone=[held]))
    with pytest.raises(NotWritten, match="een koppeling"):
        complete(folder)
    assert everything(outside) == {"doel.md": b"van mij"}


def test_a_beginning_that_was_cut_off_goes_away(folder: Path) -> None:
    (folder / BEGUN).write_bytes(b'{"token": "0')
    complete(folder)
    assert everything(folder) == OLD


# ── on the command line ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def half(workspace: Path) -> Path:
    """A workspace in which a command was cut off after it had decided what to write."""
    files = {name: (workspace / name).read_bytes() + b"# nieuw\n" for name in ("naftctl.yaml", NOTE)}
    die(workspace, "replace", 1, files)
    return workspace


NOTE = f"inspections/{EXAMPLE}/focus.yaml"
READING = (
    "check",
    "status",
    "trace",
    "verify",
    "diff",
    "scores show",
    "framework list",
    "framework check",
    "framework show",
    "framework diff 2026.1 2026.2",
)


@posix
def test_commands_that_only_read_refuse_a_workspace_that_is_half_old_and_change_nothing(
    half: Path, call: Call
) -> None:
    before = everything(half)
    for command in READING:
        called = call(*command.split())
        assert (called.code, called.out) == (3, ""), command
        assert called.err == (
            "fout: een eerdere opdracht is onderbroken tijdens het schrijven: sommige bestanden zijn oud en"
            " andere nieuw\n  help: laat `naftctl fix` ze afwerken\n"
        )
    assert everything(half) == before


@posix
def test_a_command_that_writes_completes_it_first_and_then_does_its_own_work(half: Path, call: Call) -> None:
    called = call("evidence", "add", "gesprek", EXAMPLE, "--title", "Ouderavond")
    assert called.code == 0
    assert called.err.startswith(f"{SAID}\n  geschreven: naftctl.yaml, {NOTE}\n")
    assert all((half / name).read_bytes().endswith(b"# nieuw\n") for name in ("naftctl.yaml", NOTE))
    assert not list(half.rglob(".naftctl-*"))
    assert call("check", EXAMPLE).err == ""


@posix
def test_fix_completes_it_also_where_there_is_nothing_to_mend(half: Path, call: Call) -> None:
    called = call("fix", EXAMPLE)
    assert (called.code, called.err) == (0, f"{SAID}\n  geschreven: naftctl.yaml, {NOTE}\n")
    assert not list(half.rglob(".naftctl-*"))


@posix
def test_check_passes_over_what_a_killed_command_left_before_it_decided(workspace: Path, call: Call) -> None:
    said = call("check", EXAMPLE)
    die(workspace, "replace", 0, {f"inspections/{EXAMPLE}/nieuw.md": b"x"})
    assert list(workspace.rglob(".naftctl-*"))
    assert call("check", EXAMPLE) == said
