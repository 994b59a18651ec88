"""Commands: those that look write nothing, and those that write are the same twice as once."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naftctl.cli.program import run
from naftctl.lifecycle import Phase
from tests.conftest import ROOT, TODAY
from tests.properties.small import (
    ADVICE,
    B3,
    D01,
    FILES,
    G01,
    INSPECTION,
    LABEL,
    NAME,
    SENTENCE,
    WORD,
    damaged,
)
from tests.properties.test_places import SLIPS

LOOKING = (
    ("check", NAME),
    ("check", NAME, "--phase", "final", "--format", "json"),
    ("check", NAME, "--format", "sarif", "--strict"),
    ("status", NAME),
    ("focus", NAME),
    ("screen", NAME),
    ("trace", "G01", NAME),
    ("scores", "show", NAME),
    ("verify", NAME),
    ("followup", NAME),
    ("fix", NAME),
    ("reaction", NAME),
    ("evidence", "rename", "G01", "G77", NAME),
    ("framework", "migrate", NAME, "--to", "2026.2"),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace in which every example writes the small inspection anew."""
    root = tmp_path_factory.mktemp("werkmap")
    shutil.copy(ROOT / "naftctl.yaml", root)
    shutil.copytree(ROOT / "frameworks", root / "frameworks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NAFTCTL_TODAY", str(TODAY))
        patch.setenv("NAFTCTL_WORKSPACE", str(root))
        yield root


def laid(root: Path, files: Mapping[str, str]) -> None:
    """Put the inspection down as it is in `files`, and nothing besides."""
    folder = root / LABEL
    shutil.rmtree(folder.parent, ignore_errors=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


def called(*arguments: str) -> tuple[int, str]:
    """The exit code of a call in this process, and all that it said."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = run(arguments)
    return code, said.getvalue()


def stand(root: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of the workspace with its bytes and the moment at which it was last written."""
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


# ── looking ──────────────────────────────────────────────────────────────────────────────────────────────
@given(damage=damaged(), call=st.sampled_from(LOOKING))
def test_a_command_that_looks_writes_nothing_and_ends_as_it_promises(
    workspace: Path, damage: tuple[str, dict[str, str]], call: tuple[str, ...]
) -> None:
    laid(workspace, damage[1])
    before = stand(workspace)
    code, said = called(*call)
    assert stand(workspace) == before
    assert code in {0, 1, 2, 3}
    assert said or code == 0


@given(damage=damaged(), phase=st.sampled_from([each.key for each in Phase if each <= Phase.PUBLISHED]))
def test_check_writes_nothing_and_says_the_same_twice(
    workspace: Path, damage: tuple[str, dict[str, str]], phase: str
) -> None:
    laid(workspace, damage[1])
    before = stand(workspace)
    first = called("check", NAME, "--phase", phase)
    assert called("check", NAME, "--phase", phase) == first
    assert first[0] == int("fout[" in first[1])
    assert stand(workspace) == before


# ── twice is once ────────────────────────────────────────────────────────────────────────────────────────
def twice(root: Path, *call: str) -> dict[str, tuple[bytes, int]]:
    """What a call leaves; a second one finds nothing to write."""
    code, said = called(*call)
    assert code == 0, said
    once = stand(root)
    code, said = called(*call)
    assert code == 0, said
    assert stand(root) == once
    return once


@given(slips=st.sets(st.integers(0, len(SLIPS) - 1), min_size=1))
def test_what_is_fixed_twice_is_fixed_once(workspace: Path, slips: set[int]) -> None:
    files = dict(FILES)
    for name, right, wrong in (SLIPS[number] for number in slips):
        files[name] = files[name].replace(right, wrong, 1)
    laid(workspace, files)
    found = twice(workspace, "fix", NAME, "--yes")
    assert {name: found[f"{LABEL}/{name}"][0].decode() for name in FILES} == FILES


@given(chosen=st.sampled_from(["SO", "NS", "PP", "VR"]), motive=SENTENCE)
def test_a_focus_that_is_chosen_twice_is_chosen_once(workspace: Path, chosen: str, motive: str) -> None:
    laid(workspace, {name: text for name, text in FILES.items() if name in {INSPECTION, G01, D01}})
    found = twice(workspace, "focus", NAME, "--choose", chosen, "--motive", motive)
    text = found[f"{LABEL}/focus.yaml"][0].decode()
    assert f"\nchosen: {chosen}\n" in text
    listed = re.findall(r"(?m)^  - ([A-Z]{2})$", text)
    assert sorted(listed) == sorted({"KO", "BJ", chosen})


@given(words=SENTENCE, treatment=st.sampled_from(["keep", "redact", "remove"]), reason=SENTENCE)
def test_what_is_decided_twice_is_decided_once(
    workspace: Path, words: str, treatment: str, reason: str
) -> None:
    laid(workspace, FILES | {B3: FILES[B3].replace("Het team", f"{words}, en Lowie Testmans. Het team", 1)})
    _, listed = called("screen", NAME, "--format", "json")
    hits = re.findall(r'"id": "([^"]+)"', listed)
    assert hits
    call = ("screen", NAME, "--decide", hits[0], "--as", treatment, "--reason", reason)
    code, said = called(*call)
    assert code == 0, said
    once = stand(workspace)
    assert words not in once[f"{LABEL}/privacy.yaml"][0].decode() or words in reason
    assert called(*call)[0] == 0
    assert {name: data for name, (data, _) in stand(workspace).items()} == {
        name: data for name, (data, _) in once.items()
    }


@given(file=st.sampled_from([G01, D01]), number=st.integers(2, 99), words=SENTENCE)
def test_a_note_that_is_renamed_and_back_leaves_every_byte(
    workspace: Path, file: str, number: int, words: str
) -> None:
    old = file.removeprefix("evidence/")[:3]
    new = f"{old[0]}{number:02}"
    laid(workspace, FILES | {file: FILES[file] + f"\n{words}\n", ADVICE: FILES[ADVICE].replace("\n", "\r\n")})
    before = {name: data for name, (data, _) in stand(workspace).items()}
    assert called("evidence", "rename", old, new, NAME, "--yes")[0] == 0
    away = {name: data for name, (data, _) in stand(workspace).items()}
    assert f"{LABEL}/{file.replace(old, new)}" in away
    assert f"{LABEL}/{file}" not in away
    assert called("evidence", "rename", new, old, NAME, "--yes")[0] == 0
    assert {name: data for name, (data, _) in stand(workspace).items()} == before


@given(name=st.lists(WORD, min_size=1, max_size=3).map(" ".join))
def test_a_folder_that_is_made_twice_is_made_once(workspace: Path, name: str) -> None:
    laid(workspace, FILES)
    mine = {key: data for key, data in stand(workspace).items() if key.startswith(LABEL)}
    found = twice(workspace, "new", name, "--first-visit", "2027-03-09")
    assert {key: data for key, data in found.items() if key.startswith(LABEL)} == mine
    assert len(found) > len(FILES)
