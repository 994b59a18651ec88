"""What cannot be carried out is answered in words, with what was probably meant."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from naftctl.cli.program import the_program
from tests.cli.conftest import Call
from tests.conftest import EXAMPLE

NEEDED = {
    "letter": ["announcement"],
    "overview": ["2026"],
    "evidence add": ["gesprek"],
    "evidence rename": ["O01", "O07"],
    "seal": ["draft"],
    "new": ["Kade", "--first-visit", "2027-03-09"],
    "framework diff": ["2026.1", "2026.2"],
    "framework import": ["weg"],
    "framework migrate": ["--to", "2026.2"],
    "scores commit": ["--member", "ond1"],
    "scores open": ["--member", "ond1"],
}
"""What a call needs before the program looks at its options."""
INTO_FOLDER = (
    "report --format md",
    "letter announcement --format txt",
    "deliver",
    "overview 2026 --format md",
)
INTO_FILE = {
    "check --format junit": "uit.xml",
    "followup --format csv": "uit.csv",
    "status --format ics": "uit.ics",
    "framework form": "uit.xlsx",
}


def _with(option: str) -> list[str]:
    """The commands that have an option."""
    return [name for name, command in _all(the_program(), "") if _has(command, option)]


def _all(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    table = getattr(command, "table", ())
    if not table:
        yield name, command
    for below, *_ in table:
        yield from _all(command.get_command(None, below), f"{name} {below}".strip())


def _has(command: Any, option: str) -> bool:
    return any(option in param.opts for param in command.params)


def _words(name: str) -> list[str]:
    return [*name.split(), *NEEDED.get(name, ())]


def test_the_options_are_found() -> None:
    assert {"check", "report", "rules", "framework list"} <= set(_with("--format"))
    into = {*INTO_FILE, *INTO_FOLDER}
    assert [name for name in _with("--output") if not any(call.startswith(name) for call in into)] == [
        "schema"
    ]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", _with("--format"))
def test_an_unknown_format_is_answered_with_all_and_the_nearest(name: str, call: Call) -> None:
    called = call(*_words(name), "--format", "vreemd")
    assert (called.code, called.out) == (2, "")
    assert "fout: --format: `vreemd` bestaat niet\n  help: kies een van " in called.err
    known = called.err.partition("kies een van ")[2].split()[-1]
    near = call(*_words(name), "--format", f"{known}x")
    assert near.code == 2
    assert f"`{known}x` bestaat niet; bedoelde u `{known}`?" in near.err


@pytest.mark.parametrize(("code", "near"), [("NN311", "N311"), ("n2o3", "N"), ("N1001", "N10")])
def test_an_unknown_code_is_answered_with_the_nearest(code: str, near: str, call: Call) -> None:
    called = call("explain", code)
    assert (called.code, called.out) == (2, "")
    assert f"code `{code}` bestaat niet; bedoelde u `{near}" in called.err
    assert "zie naftctl rules" in called.err


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", _with("--workspace"))
def test_a_folder_that_is_no_workspace_is_answered_with_what_to_do(name: str, call: Call) -> None:
    called = call(*_words(name), "--workspace", "frameworks")
    if name == "doctor":
        assert "frameworks" in called.out
        return
    assert (called.code, called.out) == (2, "")
    assert "`frameworks` is geen werkmap: er staat geen naftctl.yaml in" in called.err
    assert "naftctl init" in called.err


@pytest.mark.parametrize("name", [name for name in _with("--workspace") if name not in {"doctor", "schema"}])
def test_outside_a_workspace_it_says_how_to_get_one(
    name: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NAFTCTL_WORKSPACE", raising=False)
    called = call(*_words(name))
    assert (called.code, called.out) == (2, "")
    assert "hier is geen werkmap: geen naftctl.yaml in deze map of erboven" in called.err


@pytest.mark.parametrize("option", ["check --base", "check --changed", "diff --from", "diff --to"])
def test_a_revision_that_is_not_there_is_answered_with_the_nearest(
    option: str, call: Call, workspace: Path
) -> None:
    if not shutil.which("git"):
        pytest.skip("git is not here")
    for line in ("init -q -b main", "add .", "-c user.name=t -c user.email=t@example.org commit -qm begin"):
        subprocess.run(["git", *line.split()], cwd=workspace, check=True)
    called = call(*option.split(), "mian")
    assert called.code == 2
    assert "revisie `mian` is er niet; bedoelde u `main`?" in called.err
    assert "noem een tak, een tag of een commit" in called.err


@pytest.mark.parametrize("line", [*INTO_FOLDER, *INTO_FILE])
def test_an_output_below_a_file_is_refused_in_words(line: str, call: Call, workspace: Path) -> None:
    before = (workspace / "naftctl.yaml").read_bytes()
    called = call(*line.split(), "--output", f"naftctl.yaml/{INTO_FILE.get(line, 'uit')}")
    assert called.code == 3
    assert "waar een map moet komen, staat een bestand" in called.err
    assert "kies een andere map" in called.err
    assert (workspace / "naftctl.yaml").read_bytes() == before


@pytest.mark.parametrize("line", INTO_FOLDER)
def test_a_file_is_no_folder_to_write_in(line: str, call: Call, workspace: Path) -> None:
    (workspace / "uit").write_text("van iemand", "utf-8")
    called = call(*line.split(), "--output", "uit")
    assert called.code == 3
    assert "waar een map moet komen, staat een bestand" in called.err
    assert (workspace / "uit").read_text("utf-8") == "van iemand"


@pytest.mark.parametrize(("line", "name"), INTO_FILE.items())
def test_a_folder_is_no_file_to_write(line: str, name: str, call: Call, workspace: Path) -> None:
    (workspace / name).mkdir()
    called = call(*line.split(), "--output", name)
    assert called.code in {2, 3}
    assert f"`{name}`" in called.err or "waar een bestand moet komen, staat een map" in called.err
    assert list((workspace / name).iterdir()) == []


@pytest.mark.parametrize(("line", "name"), INTO_FILE.items())
def test_a_folder_that_is_missing_is_made(line: str, name: str, call: Call, workspace: Path) -> None:
    assert call(*line.split(), "--output", f"nieuw/{name}").code == 0
    assert (workspace / "nieuw" / name).is_file()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may write everywhere")
@pytest.mark.parametrize("line", [*INTO_FOLDER, *INTO_FILE])
def test_a_folder_that_may_only_be_read_is_refused_in_words(line: str, call: Call, workspace: Path) -> None:
    (workspace / "dicht").mkdir(mode=0o500)
    called = call(*line.split(), "--output", f"dicht/{INTO_FILE.get(line, 'uit')}")
    assert called.code == 3
    assert "u hebt hier geen schrijfrecht" in called.err


@pytest.mark.usefixtures("workspace")
def test_an_inspection_that_is_not_there_is_answered_with_the_nearest(call: Call) -> None:
    for name in (
        "check",
        "status",
        "followup",
        "screen",
        "verify",
        "diff",
        "deliver",
        "scores show",
        "focus",
    ):
        called = call(*name.split(), EXAMPLE.replace("poort", "port"))
        assert (called.code, called.out) == (2, ""), name
        assert f"bedoelde u `{EXAMPLE}`?" in called.err
